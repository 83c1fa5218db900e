package org.onedoor.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.directory.Service;
import org.onedoor.directory.ServiceChange;
import org.onedoor.organisation.Organisation;
import org.onedoor.platform.time.London;

/** Who may plan and agree that a service changes hands, and when it cannot be planned. */
class ServiceChangeRightsTest extends TwoProviders {
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

    /** What no page offers them. */
    private Visitor.Form crafted(Visitor visitor, String action) {
        return visitor.open("/services/" + old.code() + "?itself")
                .form("/fault")
                .to(action);
    }
}
