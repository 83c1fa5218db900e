package org.onedoor.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.TestPostgres;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.frontdoor.Doing;
import org.onedoor.organisation.Organisation;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How it was: asked after a contact by a link that names nobody, shown only of many. Each test has a year of its own. */
@OneDoorTest
class ExperienceTest {
    private static final String SERVICE = "PCN Mental Health Practitioner, Tilbury and Chadwell";
    private static final String MIND = "positive-pathways";
    private static final Pattern LINK = Pattern.compile("/tell-us/([A-Za-z0-9_-]{30,})");

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Doing doing;

    @Autowired
    DomainTime time;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void giveTheTimeBack() {
        time.set(Instant.now(), 1);
    }

    private void at(String day) {
        time.set(Instant.parse(day + "T10:00:00Z"), 0);
    }

    private Visitor visit(Account account) {
        return new Visitor(port).signIn(account.username());
    }

    private Visitor visit(String role, UUID organisation) {
        return visit(cast.account(role, organisation, null));
    }

    /** A contact on the page of the referral. @return the referral */
    private String seen() {
        String reference = doing.referral(cast.gp().actor());
        doing.accepted(reference, Doing.PCN);
        visit(cast.clinician(Doing.PCN))
                .open("/referrals/" + reference + "/do/record-contact")
                .form("/do/record-contact")
                .with("attended", "yes")
                .with("mode", "telephone")
                .with("purpose", "assessment")
                .send();
        return reference;
    }

    /** The link as it leaves in the message, which a job writes: the page of the referral is opened until it is there. */
    private String link(String reference) {
        Visitor practitioner = visit(cast.clinician(Doing.PCN));
        Instant end = Instant.now().plus(Duration.ofSeconds(60));
        while (!practitioner.open("/referrals/" + reference).text().contains("/tell-us/…")
                && Instant.now().isBefore(end)) {
            Thread.onSpinWait();
        }
        List<String> asked = TestPostgres.stored()
                .sql("select words from work.message where person_id = :person and words like '%/tell-us/%'")
                .param("person", doing.person(reference))
                .query(String.class)
                .list();
        assertThat(asked).hasSize(1);
        Matcher link = LINK.matcher(asked.getFirst());
        assertThat(link.find()).isTrue();
        return link.group();
    }

    private Page answered(String link, String overall, String place, String words) {
        Page asked = new Visitor(port).open(link);
        Visitor.Form form =
                asked.form(link).with("overall", overall).with("place", place).with("words", words);
        for (String question : List.of("heard", "once", "next", "together", "key", "reach", "word")) {
            if (!asked.document().select("input[name=" + question + "]").isEmpty()) {
                form = form.with(
                        question,
                        asked.document()
                                .select("input[name=" + question + "]")
                                .eachAttr("value")
                                .getFirst());
            }
        }
        return form.send();
    }

    private static List<String> rows(Page page, String caption, String begins) {
        return page.document().select("table").stream()
                .filter(table -> table.select("caption").text().equals(caption))
                .flatMap(table -> table.select("tbody tr").stream())
                .map(row -> String.join(
                        "|",
                        row.select("th, td").stream().map(ExperienceTest::bare).toList()))
                .filter(row -> row.startsWith(begins))
                .toList();
    }

    private static String bare(Element cell) {
        Element copy = cell.clone();
        copy.select("[class*=heading]").remove();
        return copy.text();
    }

    @Test
    @Shows("T29")
    void afterAContactAPersonIsAskedByALinkThatNamesNobodyAndNothingOfFewerThanFiveIsShown() {
        at("2019-03-11");
        List<String> references = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            references.add(seen());
        }
        String first = link(references.getFirst());
        Page asked = new Visitor(port).open(first);
        assertThat(asked.text()).contains("You were in touch with " + SERVICE, "We do not know who you are");
        assertThat(asked.text()).doesNotContain("Testerton").doesNotContain("Robin");
        assertThat(asked.document().select("script, input[name=_csrf]")).isEmpty();
        String person = doing.person(references.getFirst()).toString();
        String referral = doing.now(references.getFirst()).referralId().toString();
        Page bare = asked.form(first).with("words", "Nobody rang back").send();
        assertThat(bare.status()).isEqualTo(422);
        assertThat(bare.text()).contains("Say how it was overall");
        assertThat(bare.document().select("#words").text()).isEqualTo("Nobody rang back");
        for (String reference : references.subList(0, 4)) {
            assertThat(answered(link(reference), "Very good", "Thurrock", "Dr Ada Whitfield rang on 07700 900123")
                            .text())
                    .contains("kept without anything about who you are");
        }
        assertThat(new Visitor(port).open(first).status()).isEqualTo(410);
        for (String table : List.of("platform.signed_link", "programme.experience")) {
            assertThat(jdbc.sql("select count(*) from %s t where t::text like :person or t::text like :referral"
                                    .formatted(table))
                            .param("person", "%" + person + "%")
                            .param("referral", "%" + referral + "%")
                            .query(Integer.class)
                            .single())
                    .isZero();
        }
        Account practitioner = cast.clinician(Doing.PCN);
        assertThat(visit(practitioner)
                        .open("/referrals/" + references.getFirst())
                        .text())
                .contains("/tell-us/…")
                .doesNotContain(first);

        at("2019-04-02");
        assertThat(rows(visit(practitioner).open("/experience"), "Service by service", SERVICE))
                .isEmpty();
        answered(link(references.get(4)), "Poor", "Thurrock", "");
        assertThat(rows(visit(practitioner).open("/experience"), "Service by service", SERVICE))
                .isEmpty();
        at("2019-05-02");
        Page shown = visit(practitioner).open("/experience");
        assertThat(rows(shown, "Service by service", SERVICE))
                .containsExactly(
                        SERVICE + "|People who use the service|All that are shown|5|80%|100%|100%|100%|100%",
                        SERVICE + "|People who use the service|Thurrock|5|80%|100%|100%|100%|100%");
        assertThat(shown.text())
                .contains("[name not shown] rang on [not shown]")
                .doesNotContain("Whitfield")
                .doesNotContain("07700");
        Page gp = visit(cast.gp()).open("/experience");
        assertThat(rows(gp, "Service by service", SERVICE)).hasSize(2);
        assertThat(gp.text()).doesNotContain("rang on");
        assertThat(gp.document().select("form[action=/experience]")).isEmpty();
    }

    private List<String> links(Visitor visitor, String audience, String field, String about, int many) {
        Page made = visitor.open("/experience")
                .form("/experience")
                .with("audience", audience)
                .with(field, about)
                .with("many", String.valueOf(many))
                .send();
        assertThat(made.status()).as(made.text()).isEqualTo(200);
        return made.document().select("a[href^=/tell-us/]").eachAttr("href");
    }

    private List<String> questions(String link) {
        return new Visitor(port).open(link).document().select("legend").eachText();
    }

    @Test
    @Shows({"W3.28", "W4.23"})
    void peopleCarersAndStaffAreAskedTheSameAndWhatTheySayIsSplitByTheVoluntarySector() {
        at("2020-06-08");
        Visitor mind = visit(cast.vcse(MIND));
        Visitor practitioner = visit(cast.clinician(Doing.PCN));
        Page foreign = practitioner
                .open("/experience")
                .form("/experience")
                .with("audience", "carer")
                .send();
        assertThat(foreign.status()).isEqualTo(422);
        assertThat(foreign.text()).contains("Choose the service");
        assertThat(practitioner.open("/experience").document().select("option[value=" + MIND + "]"))
                .isEmpty();
        assertThat(foreign.form("/experience").with("service", MIND).send().status())
                .isEqualTo(409);
        List<List<String>> asked = new ArrayList<>();
        for (String audience : List.of("person", "carer", "staff")) {
            List<String> voluntary = links(mind, audience, "service", MIND, 5);
            List<String> other = links(practitioner, audience, "service", Doing.PCN, 6);
            asked.add(questions(voluntary.getFirst()));
            for (int i = 0; i < 5; i++) {
                answered(voluntary.get(i), i < 4 ? "Very good" : "Poor", "Thurrock", "");
                answered(other.get(i), i < 2 ? "Good" : "Very poor", "Thurrock", "");
            }
            assertThat(questions(other.get(5))).isEqualTo(asked.getLast());
        }
        assertThat(asked.getFirst()).hasSize(5).contains("Were you listened to?");
        assertThat(asked).allMatch(questions -> questions.equals(asked.getFirst()));
        at("2020-07-01");
        Page shown = mind.open("/experience");
        for (String audience : List.of("People who use the service", "Carers and families", "Staff")) {
            assertThat(rows(shown, "Voluntary sector and others", "With a voluntary organisation|" + audience))
                    .containsExactly("With a voluntary organisation|" + audience + "|5|80%|100%|100%|100%|100%");
            assertThat(rows(shown, "Voluntary sector and others", "With NHS, councils and others|" + audience))
                    .containsExactly("With NHS, councils and others|" + audience + "|5|40%|100%|100%|100%|100%");
            assertThat(rows(shown, "Service by service", SERVICE + "|" + audience))
                    .hasSize(2);
        }
    }

    @Test
    @Shows("W3.29")
    void partnersOfTheNeighbourhoodTeamsRateAnOrganisationAndFewRatingsAreNotShown() {
        at("2021-09-06");
        String trust = "Essex Partnership University NHS Foundation Trust";
        Visitor essex = visit("governance", Organisation.idOfSlug("essex-county-council"));
        List<String> ratings =
                links(essex, "partner", "partner", Organisation.idOfOds("R1L").toString(), 9);
        assertThat(questions(ratings.getFirst())).contains("Is it a key partner in the neighbourhood teams?");
        assertThat(new Visitor(port).open(ratings.getFirst()).text()).contains("You work together with " + trust);
        for (int i = 0; i < 4; i++) {
            answered(ratings.get(i), "Good", "Harlow", "");
        }
        at("2021-10-01");
        assertThat(rows(essex.open("/experience"), "How partners rate each other", trust))
                .isEmpty();
        at("2021-09-20");
        answered(ratings.get(4), "Poor", "Harlow", "");
        answered(ratings.get(5), "Poor", "Uttlesford", "");
        answered(ratings.get(6), "Poor", "Epping Forest", "");
        at("2021-10-01");
        assertThat(rows(essex.open("/experience"), "How partners rate each other", trust))
                .containsExactly(
                        trust + "|All that are shown|5|80%|100%|100%|100%", trust + "|Harlow|5|80%|100%|100%|100%");
    }

    @Test
    void aLinkThatIsNoneOrWasUsedSaysSo() {
        Visitor anybody = new Visitor(port);
        assertThat(anybody.open("/tell-us/nothing").status()).isEqualTo(404);
        assertThat(anybody.open("/tell-us/" + "A".repeat(43)).text()).contains("not a link of OneDoor");
    }
}
