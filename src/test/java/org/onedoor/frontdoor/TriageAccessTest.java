package org.onedoor.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.directory.Services;
import org.onedoor.people.Details;
import org.onedoor.people.Gender;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@OneDoorTest
class TriageAccessTest {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Intake intake;

    @Autowired
    Triage triage;

    @Autowired
    Answers answers;

    @Autowired
    Care care;

    @Autowired
    Services services;

    @Autowired
    DomainTime time;

    @Autowired
    JdbcClient jdbc;

    private final Random random = new Random();

    @Test
    void nobodyHearsWhenOthersAreAtWork() {
        Visitor gp = new Visitor(port).signIn(cast.gp().username());
        UUID centre = cast.navigator().organisationId();
        assertThat(gp.open("/live/worklist-" + centre).status()).isEqualTo(404);
        assertThat(gp.open("/live/stack").status()).isEqualTo(404);
        assertThat(gp.open("/live/anything").status()).isEqualTo(404);
        assertThat(gp.open("/referrals").document().select("[data-live]").attr("data-live"))
                .isEqualTo("/live/worklist");
    }

    @Test
    void whoeverOnlyReferredNeverSeesWhoThePersonMayBe() {
        Details known = Cast.somebody(random);
        Intake.Received held = refer(cast.gp(), known);
        Account voluntary = cast.vcse("positive-pathways");
        String own = refer(voluntary, oneDayOff(known)).reference();

        Page page = new Visitor(port).signIn(voluntary.username()).open("/referrals/" + own + "/triage");
        assertThat(page.status()).isEqualTo(403);
        assertThat(page.text()).doesNotContain(known.nhsNumber(), "RM17 6SL");

        Page navigators = new Visitor(port).signIn(cast.navigator().username()).open("/referrals/" + own + "/triage");
        assertThat(navigators.text()).contains("Who is this?", "RM17 6SL");
        assertThat(jdbc.sql("select count(*) from platform.audit where :id = any(subject_ids) and what = :what")
                        .param("id", held.personId())
                        .param("what", "Referral " + own)
                        .query(Integer.class)
                        .single())
                .as("the look names the candidate it showed")
                .isOne();
    }

    @Test
    void aTeamWithoutTheStoryTriagesItsOwnReferralWithoutIt() {
        Details person = Cast.somebody(random);
        Intake.Received first = refer(cast.gp(), person);
        String second = refer(cast.vcse("positive-pathways"), person).reference();
        offer(second, "positive-pathways");
        Account voluntary = cast.vcse("positive-pathways");
        CurrentActor.run(voluntary.actor(), () -> answers.accept(second, 2, null, null));

        Page page = new Visitor(port).signIn(voluntary.username()).open("/referrals/" + second + "/triage");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.document().select("main").text()).doesNotContain(first.reference());
    }

    @Test
    void theSameKeyWithOtherWordsIsNotSwallowed() {
        Account navigator = cast.navigator();
        String reference = refer(cast.gp(), Cast.somebody(random)).reference();
        Visitor visitor = new Visitor(port).signIn(navigator.username());
        String path = "/referrals/" + reference + "/do/add-note";
        String key = UUID.randomUUID().toString();
        assertThat(visitor.open(path)
                        .form("/do/add-note")
                        .with("key", key)
                        .with("words", "FIRST")
                        .send()
                        .text())
                .contains("FIRST");
        Page again = visitor.open(path)
                .form("/do/add-note")
                .with("key", key)
                .with("words", "SECOND")
                .send();
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.document().select("textarea").text()).contains("SECOND");
    }

    @Test
    void nobodyFailsToAttendAnAppointmentStillToCome() {
        String reference = accepted();
        Account team = cast.clinician("pcn-mh-tilbury-chadwell");
        CurrentActor.run(
                team.actor(),
                () -> care.book(
                        reference,
                        3,
                        new AppointmentTime.Agreed(time.instant().plus(Duration.ofDays(2)), "video"),
                        null));
        Page page = new Visitor(port)
                .signIn(team.username())
                .open("/referrals/" + reference + "/do/record-non-attendance")
                .form("/do/record-non-attendance")
                .send();
        assertThat(page.status()).isEqualTo(409);
        assertThat(page.text()).contains("still to come");
    }

    @Test
    void aContactIsRecordedAlsoAfterTheEnd() {
        String reference = accepted();
        Account team = cast.clinician("pcn-mh-tilbury-chadwell");
        CurrentActor.run(team.actor(), () -> {
            care.outcome(reference, 3, Outcome.NEED_MET, List.of("referrer"), "Settled by telephone", null);
            care.close(reference, 4, null);
            Referral after = care.contact(
                    reference,
                    new Care.Seen(time.instant(), true, "telephone", "treatment", false, false, false, "Rang to thank"),
                    null);
            assertThat(after.state()).isEqualTo(WorkState.CLOSED);
        });
    }

    @Test
    void aLineToRingIsNotOfferedANeed() {
        String reference = refer(cast.gp(), Cast.somebody(random)).reference();
        Account navigator = cast.navigator();
        Page form = new Visitor(port).signIn(navigator.username()).open("/referrals/" + reference + "/do/offer");
        assertThat(form.document().select("main").text()).doesNotContain("Samaritans");
        Page sent = form.form("/do/offer")
                .with(
                        "service",
                        services.byCode("samaritans").orElseThrow().id().toString())
                .send();
        assertThat(sent.status()).isEqualTo(409);
        assertThat(sent.text()).contains("a line people ring themselves");
    }

    private static Details oneDayOff(Details d) {
        LocalDate birth = java.util.Objects.requireNonNull(d.birthDate());
        return new Details(
                null,
                d.familyName(),
                d.givenName(),
                null,
                birth.plusDays(birth.getDayOfMonth() > 27 ? -1 : 1),
                Gender.FEMALE,
                d.addressLine(),
                d.postcode(),
                d.phone(),
                null,
                null,
                null,
                false,
                false,
                null);
    }

    private String accepted() {
        String reference = refer(cast.gp(), Cast.somebody(random)).reference();
        offer(reference, "pcn-mh-tilbury-chadwell");
        CurrentActor.run(
                cast.clinician("pcn-mh-tilbury-chadwell").actor(), () -> answers.accept(reference, 2, null, null));
        return reference;
    }

    private void offer(String reference, String service) {
        UUID id = services.byCode(service).orElseThrow().id();
        CurrentActor.run(
                cast.navigator().actor(),
                () -> triage.offer(reference, triage.start(reference, 0, null).version(), id, null, null));
    }

    private Intake.Received refer(Account sender, Details person) {
        Submission submission =
                Cast.submission(person, Door.ownOf(sender.actor()), Priority.ROUTINE, time.instant(), "Low for months");
        return CurrentActor.as(sender.actor(), () -> intake.submit(submission, null));
    }
}
