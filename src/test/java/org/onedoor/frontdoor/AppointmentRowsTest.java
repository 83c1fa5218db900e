package org.onedoor.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onedoor.frontdoor.Doing.CONSULTANT;
import static org.onedoor.frontdoor.Doing.PCN;
import static org.onedoor.frontdoor.Doing.as;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.PastTheGate;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.directory.Service;
import org.onedoor.directory.Slot;
import org.onedoor.directory.SlotState;
import org.onedoor.directory.Slots;
import org.onedoor.platform.Event;
import org.onedoor.platform.EventLog;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.work.Messages;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Appointments, what they come to in the figures, and following a referral, each driven through pages. */
@OneDoorTest
class AppointmentRowsTest {
    @LocalServerPort
    int port;

    @Autowired
    org.springframework.jdbc.core.simple.JdbcClient jdbc;

    @Autowired
    Cast cast;

    @Autowired
    Doing doing;

    @Autowired
    Onward onward;

    @Autowired
    Slots slots;

    @Autowired
    Messages messages;

    @Autowired
    Telling telling;

    @Autowired
    EventLog log;

    @Autowired
    DomainTime time;

    @AfterEach
    void giveTheTimeBack() {
        time.set(Instant.now(), 1);
    }

    @Test
    @Shows("T02")
    void helpWithinFourWeeksIsCountedByNetworkAndAge() {
        Account practitioner = cast.clinician(PCN);
        String reference = doing.referral(cast.gp().actor());
        doing.accepted(reference, PCN);
        assertThat(doing.open(reference)).contains("CMH_4W_ADULT");
        Page seen = visit(practitioner)
                .open("/referrals/" + reference + "/do/record-contact")
                .form("/do/record-contact")
                .with("attended", "yes")
                .with("mode", "face-to-face")
                .with("purpose", "assessment")
                .with("outcomeMeasured", "yes")
                .with("carePlanAgreed", "yes")
                .send();
        assertThat(seen.text()).contains("Contact recorded");
        Page figures = visit(cast.navigator()).open("/figures");
        assertThat(figures.text()).contains("Help within four weeks, by network and age");
        List<String> rows = figures.document().select("a[href*=figure=weeks]").eachAttr("href");
        assertThat(rows)
                .anyMatch(
                        address -> visit(cast.navigator()).open(address).text().contains(reference));
        assertThat(rows).anyMatch(address -> address.contains("PCN"));
    }

    @Test
    @Shows("T37")
    void anAppointmentFaceToFaceWithinSevenDaysIsCountedByNetwork() {
        Account practitioner = cast.clinician(PCN);
        String inTime = accepted(PCN);
        String late = accepted(PCN);
        book(practitioner, inTime, Duration.ofDays(6));
        book(practitioner, late, Duration.ofDays(9));
        Visitor navigator = visit(cast.navigator());
        Page figures = navigator.open("/figures");
        assertThat(figures.text()).contains("Face-to-face appointment within seven days, by network");
        List<Page> rows = figures.document().select("a[href*=figure=seven]").eachAttr("href").stream()
                .map(navigator::open)
                .toList();
        assertThat(rows).anyMatch(page -> page.text().contains(inTime));
        assertThat(rows).noneMatch(page -> page.text().contains(late));
    }

    @Test
    @Shows("T37")
    void theShareSeenFaceToFaceWithinSevenDaysOfReceiptIsInPerCent() {
        time.set(Instant.parse("2021-05-12T10:00:00Z"), 0); // a day on which no other test refers anybody
        Account practitioner = cast.clinician(PCN);
        for (int i = 0; i < 10; i++) {
            book(practitioner, accepted(PCN), Duration.ofDays(i < 6 ? 7 : 8));
        }
        Page figures = visit(cast.navigator()).open("/figures?from=2021-05-12&to=2021-05-12");
        assertThat(figures.document().select("tr:has(a[href*=figure=seven])").eachText())
                .singleElement()
                .asString()
                .contains("60%");
    }

    private String accepted(String service) {
        String reference = doing.referral(cast.gp().actor());
        doing.accepted(reference, service);
        return reference;
    }

    private void book(Account account, String reference, Duration ahead) {
        String start = London.at(time.instant().plus(ahead))
                .toLocalDateTime()
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
        Page booked = visit(account)
                .open("/referrals/" + reference + "/do/book")
                .form("/do/book")
                .with("start", start)
                .with("slot", "")
                .with("mode", "face-to-face")
                .send();
        assertThat(booked.text()).contains("Appointment booked");
    }

    @Test
    @Shows("T39")
    void aNetworksPractitionerBooksTheConsultantsPublishedSlotThePersonIsToldAndNotComingIsRecorded() {
        Account practitioner = cast.clinician(PCN);
        String reference = accepted(PCN);
        Slot slot = doing.slot(CONSULTANT, Duration.ofHours(3));
        Visitor visitor = visit(practitioner);
        Page times = visitor.open("/referrals/" + reference + "/do/refer-onward?service=" + Service.idOf(CONSULTANT));
        assertThat(times.text()).contains("One of their free times", London.full(slot.startsAt()));
        Page done = times.posting("/do/refer-onward")
                .with("service", Service.idOf(CONSULTANT).toString())
                .with("slot", slot.id().toString())
                .send();
        assertThat(done.text()).contains("Referred on to another service as well");
        assertThat(slots.get(slot.id()).state()).isInstanceOf(SlotState.Booked.class);

        String child = done.document().select("#journey + ul a").text();
        hear(child);
        assertThat(PastTheGate.read(
                        () -> messages.of(doing.person(child), doing.now(child).referralId())))
                .anyMatch(message -> message.words().contains(London.full(slot.startsAt())));
        Account consultant = cast.clinician(CONSULTANT);
        Page taken = visit(consultant)
                .open("/referrals/" + child + "/do/accept")
                .form("/do/accept")
                .send();
        assertThat(taken.text()).contains("Accepted").contains("Appointment booked");
        assertThat(doing.now(child).state()).isEqualTo(WorkState.BOOKED);
        time.set(slot.startsAt().plus(Duration.ofHours(1)), 1);
        Page missed = visit(consultant)
                .open("/referrals/" + child + "/do/record-non-attendance")
                .form("/do/record-non-attendance")
                .send();
        assertThat(missed.text()).contains("Recorded that the person did not attend");
        assertThat(visitor.open("/referrals/" + child).text()).contains("Did not attend");
    }

    @Test
    void aTimeBookedForAServiceThatSaysNoIsGivenBack() {
        String reference = accepted(PCN);
        Slot slot = doing.slot(CONSULTANT, Duration.ofDays(3));
        String child = onwards(reference, slot);
        assertThat(doing.appointments(child, "booked")).hasSize(1);
        Page declined = visit(cast.clinician(CONSULTANT))
                .open("/referrals/" + child + "/do/decline")
                .form("/do/decline")
                .with("reason", "22")
                .send();
        assertThat(declined.status()).isEqualTo(200);
        assertThat(doing.appointments(child, "booked")).isEmpty();
        assertThat(slots.get(slot.id()).state()).isInstanceOf(SlotState.Free.class);
    }

    private String onwards(String reference, Slot slot) {
        return as(
                cast.clinician(PCN).actor(),
                () -> onward.refer(reference, Service.idOf(CONSULTANT), "As well", slot.id(), null)
                        .reference());
    }

    @Test
    @Shows("W1.03")
    void everyPartnerSeesWhereItStandsAndWhoeverFollowsIsToldOfEachChange() {
        Account gp = cast.gp();
        String reference =
                doing.referral(gp.actor(), Cast.somebody(new Random()), "given", Priority.ROUTINE, "low-mood-anxiety");
        Page practice = visit(gp).open("/referrals/" + reference);
        assertThat(practice.text())
                .contains("Where it stands Waiting for triage", "Owned by", "What happens next", "Referral received");
        doing.accepted(reference, CONSULTANT);
        Account navigator = cast.navigator();
        Page followed =
                visit(navigator).open("/referrals/" + reference).form("/follow").send();
        assertThat(followed.text()).contains("You follow this referral");
        book(cast.clinician(CONSULTANT), reference, Duration.ofDays(5));
        hear(reference);
        assertThat(jdbc.sql("select kind from work.notification where item = :item and org_id = :org")
                        .param("item", reference)
                        .param("org", navigator.organisationId())
                        .query(String.class)
                        .list())
                .contains("referral-changed");
        for (Account partner : List.of(gp, navigator, cast.clinician(CONSULTANT))) {
            assertThat(visit(partner).open("/referrals/" + reference).text())
                    .contains("Where it stands Appointment booked")
                    .contains("sees the person at the appointment", "Appointment booked for");
        }
        Page stopped =
                visit(navigator).open("/referrals/" + reference).form("/follow").send();
        assertThat(stopped.text()).contains("Tell my team of every change");
        assertThat(visit(cast.gp("F81010")).open("/referrals/" + reference).status())
                .isEqualTo(404);
    }

    @Test
    void whoeverMayNoLongerSeeItIsToldNothingMoreAndStopsFollowingAllTheSame() {
        String reference = doing.referral(
                cast.gp().actor(), Cast.somebody(new Random()), "given", Priority.ROUTINE, "low-mood-anxiety");
        doing.offered(reference, CONSULTANT);
        Account asked = cast.clinician(CONSULTANT);
        Visitor team = visit(asked);
        Page followed = team.open("/referrals/" + reference).form("/follow").send();
        assertThat(followed.text()).contains("You follow this referral");
        assertThat(follows(asked)).isOne();
        Page declined = team.open("/referrals/" + reference + "/do/decline")
                .form("/do/decline")
                .with("reason", "22")
                .send();
        assertThat(declined.status()).as(declined.text()).isEqualTo(200);
        assertThat(team.open("/referrals/" + reference).status()).isEqualTo(410);
        hear(reference);
        assertThat(jdbc.sql("""
                        select kind from work.notification
                         where item = :item and org_id = :org and team_id = :team and kind = 'referral-changed'
                        """)
                        .param("item", reference)
                        .param("org", asked.organisationId())
                        .param("team", asked.teamId())
                        .query(String.class)
                        .list())
                .isEmpty();
        Page stopped = followed.form("/follow").send();
        assertThat(stopped.status()).isEqualTo(200);
        assertThat(stopped.text()).contains("You follow " + reference + " no longer");
        assertThat(follows(asked)).isZero();
        assertThat(followed.form("/follow").send().status())
                .as("nothing is marked any longer, and the referral's own page says why it does not open")
                .isEqualTo(410);
    }

    private int follows(Account account) {
        return jdbc.sql("select count(*) from frontdoor.follower where account_id = :id")
                .param("id", account.accountId())
                .query(Integer.class)
                .single();
    }

    /** What the jobs would tell of everything that happened on a referral, told now. */
    private void hear(String reference) {
        Referral referral = doing.now(reference);
        for (Event event : PastTheGate.read(() -> log.ofScope(referral.personId(), referral.referralId()))) {
            if (telling.types().contains(event.type())) {
                PastTheGate.read(() -> {
                    telling.hear(event);
                    return true;
                });
            }
        }
    }

    private Visitor visit(Account account) {
        return new Visitor(port).signIn(account.username());
    }
}
