package org.onedoor.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts;
import org.onedoor.access.Accounts.Account;
import org.onedoor.directory.MadeService;
import org.onedoor.directory.Service;
import org.onedoor.directory.ServiceChange;
import org.onedoor.directory.ServiceChanges;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A new service begins on a day: at midnight the old one ends, and what was open and who worked it go with it. */
@OneDoorTest
class TakingOverTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Doing doing;

    @Autowired
    MadeService made;

    @Autowired
    Accounts accounts;

    @Autowired
    ServiceChanges changes;

    @Autowired
    TakingOver takingOver;

    @Autowired
    Organisations organisations;

    @Autowired
    DomainTime time;

    @Autowired
    JdbcClient jdbc;

    private Service old;
    private Service next;

    @BeforeEach
    void twoServices() {
        old = made.adults();
        next = made.adultsOf("R1L");
        jdbc.sql(
                        "update directory.service set status = 'closed-to-referrals', version = version + 1 where service_id = :id")
                .param("id", next.id())
                .update();
        made.close(made.adults()); // the directory is read again
    }

    @AfterEach
    void giveTheTimeBack() {
        time.set(Instant.now(), 1);
        made.close(next);
    }

    private Visitor manager() {
        return manager(Organisation.idOfSlug("care-co-ordination-centre"));
    }

    private Visitor manager(UUID organisation) {
        return new Visitor(port)
                .signIn(cast.account("manager", organisation, null).username());
    }

    /** Accepted and worked by somebody of the team. */
    private void given(String reference, Account worker) {
        Visitor visitor = new Visitor(port).signIn(worker.username());
        visitor.open("/referrals/" + reference + "/do/accept")
                .posting("/do/accept")
                .send();
        visitor.open("/referrals?view=team")
                .form("/referrals/name-worker")
                .with("account", worker.accountId().toString())
                .with("ref", reference)
                .with(
                        "version-" + reference,
                        String.valueOf(doing.now(reference).version()))
                .send();
        assertThat(doing.now(reference).owner().accountId()).isEqualTo(worker.accountId());
    }

    private String path() {
        return "/services/" + old.code() + "/take-over";
    }

    private static Page preview(Visitor visitor, String path, Service next, LocalDate day) {
        return visitor.open(path)
                .formIn("#plan", "/take-over")
                .with("successor", next.code())
                .with("onDay", day.toString())
                .with("words", "New service to commence")
                .send();
    }

    private static void plan(Page preview) {
        assertThat(preview.status()).as(preview.text()).isEqualTo(200);
        preview.form("/take-over").with("plan", "yes").send();
    }

    private void agreed() {
        manager(old.organisationId()).open(path()).form("/agree").send();
        manager(next.organisationId()).open(path()).form("/agree").send();
    }

    private String planned() {
        return manager().open(path()).document().select("#planned").text();
    }

    private void midnight(LocalDate day) {
        time.set(day.atStartOfDay(LONDON).toInstant(), 1);
        changes.run();
        takingOver.run();
    }

    @Test
    @Shows("C1.09")
    void atMidnightTheOldProviderClosesTheNewOneOpensAndOpenReferralsAndStaffAreMapped() {
        String accepted = doing.referral(cast.gp().actor());
        doing.accepted(accepted, old.code());
        String offered = doing.referral(cast.gp().actor());
        doing.offered(offered, old.code());
        Account worker = made.vcse(old);
        String worked = doing.referral(cast.gp().actor());
        doing.offered(worked, old.code());
        given(worked, worker);
        String path = "/services/" + old.code() + "/take-over";
        Visitor manager = manager();
        LocalDate today = London.date(time.instant());
        Page wrong = manager.open(path)
                .formIn("#plan", "/take-over")
                .with("onDay", today.toString())
                .send();
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("Write a day to come", "Choose the service", "Say why");
        LocalDate day = today.plusDays(1);
        Page preview = preview(manager, path, next, day);
        int staff = accounts.ofTeam(old.teamId()).size(); // the worker, and whoever accepted
        assertThat(preview.document().select("#would").text())
                .contains(old.name() + " ends", next.name() + " takes referrals")
                .contains("3 referrals that are open now move", staff + " people who sign in for its team work");
        assertThat(preview.document().select("#differences")).isEmpty();
        plan(preview);
        assertThat(manager.open(path).document().select("#planned").text())
                .contains(London.day(day), "New service to commence", "Proposed", "Another manager agrees it");
        agreed();
        assertThat(planned()).contains("Agreed");

        // to the last second the old one takes referrals and the new one does not; from midnight it is the other way
        Instant midnight = day.atStartOfDay(LONDON).toInstant();
        time.set(midnight.minusSeconds(1), 0);
        assertThat(state(old)).isEqualTo("Takes referrals");
        assertThat(state(next)).isEqualTo("Closed to referrals at present");
        assertThat(new Visitor(port).open("/find-help/" + old.code()).path()).isEqualTo("/find-help/" + old.code());
        time.set(midnight, 0);
        assertThat(state(old)).isEqualTo("Has ended");
        assertThat(state(next)).isEqualTo("Takes referrals");
        assertThat(new Visitor(port).open("/find-help/" + old.code()).path()).isEqualTo("/find-help/" + next.code());

        midnight(day);
        Duration patience = Duration.ofSeconds(30);
        assertThat(doing.now(accepted).owner().teamId()).isEqualTo(next.teamId());
        await().atMost(patience)
                .untilAsserted(() -> assertThat(
                                accounts.find(worker.accountId()).orElseThrow().teamId())
                        .isEqualTo(next.teamId()));
        assertThat(doing.now(accepted).currentService()).isEqualTo(next.id());
        assertThat(doing.now(worked).owner().accountId()).isEqualTo(worker.accountId());
        assertThat(doing.now(offered).offer()).isNotNull();
        Visitor moved = new Visitor(port).signIn(worker.username());
        Page referral = moved.open("/referrals/" + accepted);
        assertThat(referral.status()).isEqualTo(200);
        assertThat(referral.text()).contains("Moved to " + next.name(), old.name() + " ended");
        assertThat(moved.open("/referrals/" + offered + "/do/accept")
                        .posting("/do/accept")
                        .send()
                        .text())
                .contains("Accepted");
        assertThat(doing.now(offered).owner().teamId()).isEqualTo(next.teamId());
        assertThat(manager().open(path).document().select("#planned").text()).contains("Done");
        Page ended = manager().open("/services/" + old.code() + "?itself");
        assertThat(ended.text()).contains("Its work is done by " + next.name(), "Nothing is open with it");
    }

    @Test
    @Shows("C1.09")
    void whereTheTeamRunsAnotherServiceItsStaffStayAndEveryReferralMovesWithoutThem() {
        Service other = made.beside(old, "loneliness");
        Account worker = made.vcse(old);
        List<String> referrals = new ArrayList<>();
        for (int i = 0; i < 23; i++) { // more than are moved at once
            String reference = doing.referral(cast.gp().actor());
            doing.offered(reference, old.code());
            referrals.add(reference);
        }
        String worked = referrals.getFirst();
        given(worked, worker);
        LocalDate day = London.date(time.instant()).plusDays(1);
        jdbc.sql(
                        "update directory.service set age_to = 64, needs = '{loneliness}', type_code = 'substance-misuse' where service_id = :id")
                .param("id", next.id())
                .update();
        made.close(made.adults()); // the directory is read again
        Page preview = preview(manager(), path(), next, day);
        assertThat(preview.document().select("#would").text())
                .contains("23 referrals that are open now move")
                .contains("in the old team, which also runs: " + other.name());
        assertThat(preview.document().select("#differences").text())
                .contains(
                        "The ages differ: %s serves 18 and over, %s serves 18 to 64".formatted(old.name(), next.name()))
                .contains(next.name() + " does not say that it helps with: ")
                .contains("They are different sorts of service");
        assertThat(preview.document().select("#other-services").text()).contains(other.name());
        Page moving = preview.formIn("#plan", "/take-over").with("staff", "yes").send();
        assertThat(moving.document().select("#would").text())
                .contains("Nobody is left in the old team, which also runs: " + other.name());
        plan(preview);
        agreed();
        midnight(day);
        for (String reference : referrals) {
            assertThat(doing.now(reference).currentService()).isEqualTo(next.id());
        }
        assertThat(doing.now(worked).owner().teamId()).isEqualTo(next.teamId());
        assertThat(doing.now(worked).owner().accountId()).isNull();
        assertThat(accounts.find(worker.accountId()).orElseThrow().teamId()).isEqualTo(old.teamId());

        // one that came to it in the moment it ended is moved the next time
        jdbc.sql("update frontdoor.referral set current_service = :old where reference = :reference")
                .param("old", old.id())
                .param("reference", worked)
                .update();
        takingOver.run();
        assertThat(doing.now(worked).currentService()).isEqualTo(next.id());
        made.close(other);
    }

    @Test
    void nobodyPlansOrAgreesForAnotherProvider() {
        LocalDate day = London.date(time.instant()).plusDays(1);
        Visitor stranger = manager(organisations.byOds("RAT").orElseThrow().id());
        assertThat(stranger.open(path()).document().select("main form")).isEmpty();
        assertThat(stranger.open(path()).document().select("#who-plans").text())
                .contains("Only a manager of", "of the Care Co-ordination Centre or of an integrated care board");
        assertThat(new Visitor(port)
                        .signIn(cast.navigator().username())
                        .open(path())
                        .document()
                        .select("main form"))
                .isEmpty();

        // planned by the provider that gives it up, which has agreed by that; the other side has not
        Visitor gives = manager(old.organisationId());
        Page preview = preview(gives, path(), next, day);
        Page sent = crafted(stranger, path())
                .with("successor", next.code())
                .with("onDay", day.toString())
                .with("words", "I would like this")
                .with("plan", "yes")
                .send();
        assertThat(sent.status()).isEqualTo(409);
        assertThat(sent.text()).contains("Only a manager of");
        plan(preview);
        String planned = planned();
        assertThat(planned).contains("Proposed", "has agreed. ", "has not agreed yet");
        String agree = path() + "/" + changes.of(old.id()).getFirst().changeId() + "/agree";
        for (Visitor nobody : List.of(stranger, gives, manager())) {
            Page refused = crafted(nobody, agree).send();
            assertThat(refused.status()).isEqualTo(409);
        }
        assertThat(crafted(stranger, agree).send().text())
                .contains("which gives the service up, and one of", "which takes over, agree this");
        assertThat(crafted(stranger, agree.replace("/agree", "/withdraw"))
                        .send()
                        .text())
                .contains("Only a manager of one of the two providers");
        assertThat(crafted(stranger, "/services/" + old.code() + "/end")
                        .with("version", "0")
                        .send()
                        .text())
                .contains("Only a manager of its provider");
        assertThat(planned()).contains("Proposed");
        manager(next.organisationId()).open(path()).form("/agree").send();
        assertThat(planned()).contains("Agreed");
        gives.open(path()).form("/withdraw").send();
        assertThat(planned()).contains("Withdrawn");
        told(next.organisationId());
        midnight(day.plusDays(1));
        assertThat(state(old)).isEqualTo("Takes referrals");
        made.close(old);
    }

    @Test
    void whatHasEndedOrEndsBeforehandIsNotPlanned() {
        LocalDate today = London.date(time.instant());
        Service third = made.adultsOf("RAT");
        plan(preview(manager(), "/services/" + next.code() + "/take-over", third, today.plusDays(5)));
        Page late = preview(manager(), path(), next, today.plusDays(6));
        assertThat(late.status()).isEqualTo(422);
        assertThat(late.text())
                .contains("%s itself ends on %s: %s takes over from it"
                        .formatted(next.name(), London.day(today.plusDays(5)), third.name()));
        plan(preview(manager(), path(), next, today.plusDays(3)));
        Page planned = manager()
                .open("/services/" + next.code() + "?itself")
                .form("/end")
                .send();
        assertThat(planned.status()).isEqualTo(422);
        assertThat(planned.text()).contains("Withdraw that first");

        // the new one ends otherwise before its plan is agreed
        jdbc.sql("update directory.service set status = 'ceased', version = version + 1 where service_id = :id")
                .param("id", next.id())
                .update();
        made.close(made.adults()); // the directory is read again
        Page refused = manager(old.organisationId()).open(path()).form("/agree").send();
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains(next.name() + " has ended already");
        assertThat(preview(manager(), path(), third, today.plusDays(4)).text())
                .contains("A change of this service is planned already");
        manager().open(path()).form("/withdraw").send();
        manager()
                .open("/services/" + next.code() + "/take-over")
                .form("/withdraw")
                .send();
        Page over = manager()
                .open("/services/" + next.code() + "/take-over")
                .formIn("#plan", "/take-over")
                .with("successor", old.code())
                .with("onDay", today.plusDays(4).toString())
                .with("words", "Too late")
                .send();
        assertThat(over.status()).isEqualTo(422);
        assertThat(over.text()).contains("This service has ended already");

        // the new one ends otherwise after it was agreed: those who planned and agreed it are told
        LocalDate day = today.plusDays(4);
        plan(preview(manager(), path(), third, day));
        manager(old.organisationId()).open(path()).form("/agree").send();
        manager(third.organisationId()).open(path()).form("/agree").send();
        assertThat(changes.of(old.id()).getLast().isAgreed()).isTrue();
        jdbc.sql("update directory.service set status = 'ceased', version = version + 1 where service_id = :id")
                .param("id", third.id())
                .update();
        made.close(made.adults()); // the directory is read again
        midnight(day);
        assertThat(state(old)).isEqualTo("Takes referrals");
        assertThat(changes.of(old.id())).noneMatch(ServiceChange::isOpen);
        told(old.organisationId());
        told(third.organisationId());
        told(Organisation.idOfSlug("care-co-ordination-centre"));
        made.close(old);
        made.close(third);
    }

    private void told(UUID organisation) {
        Visitor visitor = manager(organisation);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(visitor.open("/notifications?kind=updates")
                                .document()
                                .select("#n-" + old.code())
                                .text())
                        .contains("A take-over that was planned is withdrawn", "from " + old.name() + " on "));
    }

    @Test
    void whereOneTeamRunsBothItsReferralsStayWithItsWorkers() {
        Service other = made.beside(old, "low-mood-anxiety");
        Account worker = made.vcse(old);
        String worked = doing.referral(cast.gp().actor());
        doing.offered(worked, old.code());
        given(worked, worker);
        LocalDate day = London.date(time.instant()).plusDays(1);
        Page preview = preview(manager(), path(), other, day);
        assertThat(preview.document().select("#would").text())
                .contains("The same team does the work of both: the person who signs in for it stays in it")
                .doesNotContain("which also runs", "gives each referral to somebody");
        assertThat(preview.document().select("#other-services")).isEmpty();
        plan(preview);
        manager(old.organisationId()).open(path()).form("/agree").send();
        assertThat(planned()).contains("Agreed");
        midnight(day);
        Referral moved = doing.now(worked);
        assertThat(moved.currentService()).isEqualTo(other.id());
        assertThat(moved.owner().teamId()).isEqualTo(old.teamId());
        assertThat(moved.owner().accountId()).isEqualTo(worker.accountId());
        assertThat(lasts(moved, old)).isTrue();
        made.close(other);
    }

    @Test
    void bothDaysOfAChainHavePassedBeforeItIsMadeAndAFormerTeamReachesThePersonAgain() {
        Service other = made.beside(old, "low-mood-anxiety");
        String accepted = doing.referral(cast.gp().actor());
        doing.accepted(accepted, old.code());
        LocalDate day = London.date(time.instant()).plusDays(1);
        plan(preview(manager(), path(), next, day));
        agreed();
        String second = "/services/" + next.code() + "/take-over";
        plan(preview(manager(), second, other, day.plusDays(1)));
        manager(next.organisationId()).open(second).form("/agree").send();
        manager(old.organisationId()).open(second).form("/agree").send();
        assertThat(changes.of(next.id())).hasSize(2).allMatch(ServiceChange::isAgreed);

        midnight(day.plusDays(1));
        assertThat(changes.of(next.id())).allMatch(ServiceChange::isDone);
        assertThat(state(old)).isEqualTo("Has ended");
        assertThat(state(next)).isEqualTo("Has ended");
        assertThat(state(other)).isEqualTo("Takes referrals");
        Referral moved = doing.now(accepted);
        assertThat(moved.currentService()).isEqualTo(other.id());
        assertThat(moved.owner().teamId()).isEqualTo(old.teamId());
        assertThat(lasts(moved, old)).isTrue();
        assertThat(lasts(moved, next)).isFalse();
        made.close(other);
    }

    /** Whether the team of a service reaches the person without an end. */
    private boolean lasts(Referral referral, Service service) {
        return jdbc.sql(
                        "select until is null from access.relationship where person_id = :person and source_id = :referral and team_id = :team")
                .param("person", referral.personId())
                .param("referral", referral.referralId())
                .param("team", service.teamId())
                .query(Boolean.class)
                .single();
    }

    /** What no page offers them. */
    private Visitor.Form crafted(Visitor visitor, String action) {
        return visitor.open("/services/" + old.code() + "?itself")
                .form("/fault")
                .to(action);
    }

    private String state(Service service) {
        return manager()
                .open("/services/" + service.code() + "?itself")
                .document()
                .select("dt:contains(State) + dd")
                .text();
    }
}
