package org.onedoor.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.onedoor.Shows;
import org.onedoor.TestPostgres;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.directory.Service;
import org.onedoor.directory.ServiceChange;
import org.onedoor.platform.time.London;

/** A new service begins on a day: at midnight the old one ends, and what was open and who worked it go with it. */
class TakingOverTest extends TwoProviders {
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
        TestPostgres.stored()
                .sql("update frontdoor.referral set current_service = :old where reference = :reference")
                .param("old", old.id())
                .param("reference", worked)
                .update();
        takingOver.run();
        assertThat(doing.now(worked).currentService()).isEqualTo(next.id());
        made.close(other);
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
                .as(preview.text())
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
        // the server's own round may be at it in the same moment: what one round finds busy the next moves on
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(doing.now(accepted).currentService()).isEqualTo(other.id()));
        Referral moved = doing.now(accepted);
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
}
