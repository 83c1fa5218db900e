package org.onedoor.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.directory.MadeService;
import org.onedoor.directory.Service;
import org.onedoor.organisation.Organisation;
import org.onedoor.people.Details;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Try it before you switch it: a change of a service, or the other strategy, on referrals that came. */
@OneDoorTest
class TryItTest {
    private static final String TRY = "/services/try";

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Intake intake;

    @Autowired
    MadeService made;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DomainTime time;

    private final List<String> sent = new ArrayList<>();

    /** What came years ago would stand first on every list of tests to come. */
    @AfterEach
    void theTimeIsNowAndWhatCameIsOver() {
        time.set(Instant.now(), 1);
        Visitor navigator = new Visitor(port).signIn(cast.navigator().username());
        for (String reference : sent) {
            Page ended = navigator
                    .open("/referrals/" + reference + "/do/withdraw")
                    .form("/do/withdraw")
                    .with("reason", "moved-away")
                    .with("told", "person")
                    .send();
            assertThat(ended.status()).as(ended.text()).isEqualTo(200);
        }
    }

    private Visitor as(String role) {
        return new Visitor(port)
                .signIn(cast.account(role, Organisation.idOfSlug("care-co-ordination-centre"), null)
                        .username());
    }

    /** A person of 16 on a day that no other test's referrals were received on. */
    private Details sixteen(LocalDate day) {
        return Cast.somebody(new Random(), day.minusYears(16).minusDays(40));
    }

    private Details refer(LocalDate day) {
        Details who = sixteen(day);
        Actor gp = cast.gp().actor();
        sent.add(CurrentActor.as(
                        gp,
                        () -> intake.submit(
                                Cast.submission(
                                        who,
                                        Door.ownOf(gp),
                                        Priority.ROUTINE,
                                        day.atTime(LocalTime.of(10, 0))
                                                .atZone(London.ZONE)
                                                .toInstant(),
                                        "Feeling low"),
                                null))
                .reference());
        return who;
    }

    private static String on(LocalDate day) {
        return "&from=%s&to=%s&go=yes".formatted(day, day);
    }

    @Test
    void aChangeOfAgesIsTriedAndEachDifferenceSaysTheRuleAndTheValueAndNobodysName() {
        LocalDate day = LocalDate.of(2018, 3, 6);
        Service young = made.make("low-mood-anxiety", 14, 25, "{all}");
        Details who = refer(day);
        Visitor manager = as("manager");
        Page page = manager.open(TRY + "?service=" + young.code() + "&ageFrom=18" + on(day));
        assertThat(page.status()).as(page.text()).isEqualTo(200);
        assertThat(page.document().select("#tried + ul").text())
                .isEqualTo(young.name() + " is for ages 18 to 25, and not ages 14 to 25");
        assertThat(page.document().select("#counts").text()).startsWith("1 referral that you may see looked at");
        assertThat(page.document().select("#differences").text())
                .containsPattern(young.name() + " was \\d+(st|nd|rd|th), now left out: 18 to 25; this person is 16");
        assertThat(page.text()).doesNotContain(who.familyName());
        assertThat(service(young)).as("nothing is changed by trying").isEqualTo(14);

        assertThat(manager.open(TRY + "?service=" + young.code() + "&ageTo=30" + on(day))
                        .text())
                .contains("It makes no difference for any of them");
        assertThat(manager.open(TRY + "?service=" + young.code() + "&closed=yes" + on(day))
                        .document()
                        .select("#differences")
                        .text())
                .contains("now left out: closed to referrals at present");
        assertThat(manager.open(TRY + "?service=" + young.code() + on(LocalDate.of(2018, 3, 5)))
                        .text())
                .contains("No referral that you may see was received in these days");
        made.close(young);
    }

    private int service(Service service) {
        return jdbc.sql("select age_from from directory.service where service_id = :id")
                .param("id", service.id())
                .query(Integer.class)
                .single();
    }

    @Test
    void whatAProviderProposesIsTriedFromItsEntryBeforeAnybodyApprovesIt() {
        LocalDate day = LocalDate.of(2018, 3, 13);
        Service young = made.make("low-mood-anxiety", 14, 25, "{all}");
        refer(day);
        Visitor provider = new Visitor(port).signIn(made.vcse(young).username());
        provider.open("/services/" + young.code() + "/edit")
                .form("/edit")
                .with("ageFrom", "18")
                .with("propose", "yes")
                .send();
        Page entry = as("manager").open("/services/" + young.code() + "?itself");
        String first = entry.document().select("#changes a[href^=" + TRY + "]").attr("href");
        Page page = as("manager").open(first + on(day));
        assertThat(page.document().select("#tried + ul").text())
                .contains("What is proposed for " + young.name(), "from “14” to “18”");
        assertThat(page.document().select("#differences").text()).contains("now left out: 18 to 25; this person is 16");
        assertThat(service(young)).isEqualTo(14);
        assertThat(as("manager").open(TRY + "?change=" + young.id()).status()).isEqualTo(404);
        made.close(young);
    }

    @Test
    void theOtherStrategyIsTriedAndAnAdministratorWhoMaySeeNoFiguresSeesNoLine() {
        LocalDate day = LocalDate.of(2018, 3, 20);
        refer(day);
        refer(day);
        String other = TRY + "?service=" + on(day);
        Page page = as("manager").open(other);
        assertThat(page.document().select("#tried + ul").text()).contains("nhs-dos-1.5");
        assertThat(page.document().select("#counts").text()).startsWith("2 referrals that you may see looked at");

        Page none = as("admin").open(other);
        assertThat(none.status()).as(none.text()).isEqualTo(200);
        assertThat(none.document().select("#counts, #differences")).isEmpty();
        assertThat(none.text()).contains("You may see no referral");
        assertThat(none.document().select("#others").text()).contains("of the last whole quarter");
    }

    private Visitor stranger() {
        return new Visitor(port)
                .signIn(cast.account("manager", Organisation.idOfOds("RAT"), null)
                        .username());
    }

    /** What a page says of referrals, without what was asked. */
    private static String said(Page page) {
        assertThat(page.status()).as(page.text()).isEqualTo(200);
        page.document().select("form, #tried + ul").remove();
        return page.document().select("main").text();
    }

    @Test
    void noSeriesOfTriesTellsAnythingOfReferralsThatTheManagerMayNotSee() {
        LocalDate day = LocalDate.of(2018, 3, 27);
        Service young = made.make("low-mood-anxiety", 14, 25, "{all}");
        refer(day);
        Visitor stranger = stranger();
        Visitor centre = as("manager");
        String asked = TRY + "?service=" + young.code();
        List<String> tries = new ArrayList<>();
        for (int age = 14; age <= 19; age++) { // the limit moved year by year, from either side
            tries.add(asked + "&ageFrom=" + age + on(day));
            tries.add(asked + "&ageTo=" + age + on(day));
        }
        for (int days = 0; days < 3; days++) { // the days, and how many, moved one by one
            tries.add("%s&ageFrom=18&from=%s&to=%s&go=yes".formatted(asked, day.minusDays(days), day));
            tries.add("%s&ageFrom=18&from=%s&to=%s&go=yes".formatted(asked, day.plusDays(1), day.plusDays(1 + days)));
            tries.add(asked + "&ageFrom=18&most=" + (days + 1) + on(day));
        }
        assertThat(tries.stream().map(each -> said(stranger.open(each))).distinct())
                .hasSize(1);
        assertThat(tries.stream().map(each -> said(centre.open(each))).distinct())
                .as("whoever may see the referral does see what changes for it")
                .hasSizeGreaterThan(2);
        refer(day);
        assertThat(said(stranger.open(tries.getFirst())))
                .as("nor that another came")
                .isEqualTo(said(stranger.open(tries.getLast())))
                .contains("No referral that you may see", "are not tried with this change");
        made.close(young);
    }

    @Test
    void whatALargeChangeMeansForOthersIsSaidOfTheLastWholeQuarterAndNeverOfFewerThanFive() {
        LocalDate day = LocalDate.of(2016, 2, 9);
        Service young = made.make("low-mood-anxiety", 14, 25, "{all}");
        for (int i = 0; i < 4; i++) {
            refer(day);
        }
        String closed = TRY + "?service=" + young.code() + "&closed=yes";
        Visitor stranger = stranger();
        time.set(Instant.parse("2016-05-10T10:00:00Z"), 0);
        assertThat(others(stranger.open(closed + on(day))))
                .contains("1 Jan 2016 to 31 Mar 2016", "Fewer than five were received");
        refer(day);
        String five = others(stranger.open(closed + on(day)));
        assertThat(five).contains("5 looked at").doesNotContain("Fewer than five");
        assertThat(five).containsPattern("(0|\\*|5) would have another service first");
        refer(day);
        assertThat(others(stranger.open(closed + on(day))))
                .as("a sixth changes no number")
                .isEqualTo(five);
        assertThat(others(stranger.open(closed + "&most=1" + on(day.plusDays(60)))))
                .as("neither the days nor how many can be chosen")
                .isEqualTo(five);
        assertThat(others(stranger.open(TRY + "?service=" + young.code() + "&ageFrom=17" + on(day))))
                .contains("are not tried with this change")
                .doesNotContain("looked at");
        time.set(Instant.parse("2016-08-10T10:00:00Z"), 0);
        assertThat(others(stranger.open(closed + on(day)))).contains("Fewer than five were received");
        made.close(young);
    }

    private static String others(Page page) {
        assertThat(page.status()).as(page.text()).isEqualTo(200);
        return page.document().select("#others").text();
    }

    @Test
    void onlyWhoeverApprovesChangesTriesThemAndWhatCannotBeReadIsSaidAndKept() {
        assertThat(new Visitor(port)
                        .signIn(cast.navigator().username())
                        .open(TRY)
                        .status())
                .isEqualTo(403);
        assertThat(new Visitor(port).signIn(cast.gp().username()).open(TRY).status())
                .isEqualTo(403);
        Page wrong = as("manager")
                .open(TRY + "?service=young-adults-18-25&ageFrom=old&ageTo=700&most=9999&from=2026-02-30&to=x&go=yes");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("Write an age from 0 to 120", "from 1 to 200", "Write the day as 2024-03-01");
        assertThat(wrong.document().select("input[name=ageFrom]").val()).isEqualTo("old");
        assertThat(List.of(
                        as("manager").open(TRY + "?service=nothing&go=yes").status(),
                        as("manager").open(TRY + "?change=x").status(),
                        as("manager").open(TRY).status()))
                .containsExactly(422, 404, 200);
    }
}
