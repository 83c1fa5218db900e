package org.onedoor.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.work.NotificationGroups;
import org.onedoor.work.NotificationGroups.Filter;
import org.onedoor.work.Notifications;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What others told: all of it, by what it is about, filtered, marked and taken back; and within the alert budget. */
@OneDoorTest
class NotificationsTest {
    private static final UUID SUBJECT = UUID.fromString("00000000-0000-4000-8000-00000000aa01");

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Notifications notifications;

    @Autowired
    NotificationGroups groups;

    @Autowired
    DomainTime time;

    /** A team nobody else tells anything: only what the test tells is on its list. */
    private Account own;

    @BeforeEach
    void aTeamOfItsOwn() {
        time.set(Instant.parse("2024-03-05T09:00:00Z"), 0);
        own = cast.account("navigator", UUID.randomUUID(), UUID.randomUUID());
    }

    @AfterEach
    void giveTheTimeBack() {
        time.set(Instant.now(), 1);
    }

    @Test
    void whatWasToldOfOneReferralIsOneRowAndTheListIsFilteredMarkedAndTakenBack() {
        tell("referral-accepted", "OD-AAAA-AAAA", "Positive Pathways");
        time.set(Instant.parse("2024-03-05T09:05:00Z"), 0);
        tell("appointment-booked", "OD-AAAA-AAAA", "Thu 7 Mar 2024 at 10:00");
        tell("referral-declined", "OD-BBBB-BBBB", "Community team");
        Visitor visitor = new Visitor(port).signIn(own.username());

        Page list = visitor.open("/notifications");
        assertThat(list.text()).contains("About 2 things", "Notifications (1)");
        assertThat(list.document().select("#n-OD-AAAA-AAAA").text())
                .contains(
                        "New: Appointment booked: Thu 7 Mar 2024 at 10:00", "1 earlier", "Accepted: Positive Pathways");
        Page answers = visitor.open("/notifications?kind=answers");
        assertThat(answers.document().select("tr[id^=n-]").eachAttr("id"))
                .containsExactly("n-OD-BBBB-BBBB", "n-OD-AAAA-AAAA");
        assertThat(answers.document().select("#n-OD-AAAA-AAAA").text()).doesNotContain("Appointment booked");
        assertThat(answers.text()).contains("Remove filter: Answers and endings");

        Page marked = answers.formIn("#n-OD-AAAA-AAAA", "/notifications/read").send();
        assertThat(marked.text()).contains("2 notifications are marked as read", "About 1 thing", "Notifications (1)");
        Page back = marked.form("/notifications/unread").send();
        assertThat(back.text()).contains("About 2 things", "Notifications (1)");

        Page none = visitor.open("/notifications").form("/notifications/read").send();
        assertThat(none.document().select("tr[id^=n-]")).hasSizeLessThan(2);
        assertThat(visitor.open("/notifications?show=all").text()).contains("About 2 things");
    }

    @Test
    void theListIsPagedAndSaysWhereItEnds() {
        for (int i = 0; i < 27; i++) {
            tell("referral-ended", "OD-%04d-AAAA".formatted(i), null);
        }
        Visitor visitor = new Visitor(port).signIn(own.username());
        assertThat(visitor.open("/notifications").document().select("tr[id^=n-]"))
                .hasSize(25);
        Page second = visitor.open("/notifications?page=2");
        assertThat(second.document().select("tr[id^=n-]")).hasSize(2);
        assertThat(second.text()).contains("About 27 things");
        assertThat(visitor.open("/notifications?page=9").text())
                .contains("The list does not go on so far", "It has 2 pages");
    }

    @Test
    void theHeaderCountsTheThingsThatAskForAnAnswerAndStopsAtNinetyNine() {
        tell("appointment-booked", "OD-AAAA-AAAA", "Thu 7 Mar 2024 at 10:00");
        Visitor visitor = new Visitor(port).signIn(own.username());
        assertThat(visitor.open("/").document().select("header").text())
                .contains("Notifications")
                .doesNotContain("Notifications (");
        tell("referral-declined", "OD-BBBB-BBBB", "Community team");
        tell("offer-expired", "OD-BBBB-BBBB", "Community team");
        assertThat(visitor.open("/").document().select("header").text()).contains("Notifications (1)");
        for (int i = 0; i < 120; i++) {
            tell("referral-declined", "OD-%04d-CCCC".formatted(i), null);
        }
        assertThat(visitor.open("/").document().select("header").text()).contains("Notifications (99+)");
    }

    @Test
    void theHeaderCountsFourWeeksAndTheListKeepsWhatIsOlder() {
        tell("referral-declined", "OD-BBBB-BBBB", "Community team");
        time.set(Instant.parse("2024-04-02T09:00:00Z"), 0); // the clocks have changed meanwhile
        Visitor visitor = new Visitor(port).signIn(own.username());
        assertThat(visitor.open("/").document().select("header").text()).contains("Notifications (1)");
        time.set(Instant.parse("2024-04-02T09:00:01Z"), 0);
        assertThat(visitor.open("/").document().select("header").text()).doesNotContain("Notifications (");
        assertThat(visitor.open("/notifications")
                        .document()
                        .select("#n-OD-BBBB-BBBB")
                        .text())
                .contains("New: Declined");
    }

    @Test
    void homeShowsFirstWhatAsksForAnAnswer() {
        tell("referral-declined", "OD-BBBB-BBBB", "Community team");
        time.set(Instant.parse("2024-03-05T09:05:00Z"), 0);
        tell("appointment-booked", "OD-AAAA-AAAA", "Thu 7 Mar 2024 at 10:00");
        Page home = new Visitor(port).signIn(own.username()).open("/");
        assertThat(home.document().select("tr[id^=n-]").eachAttr("id"))
                .containsExactly("n-OD-BBBB-BBBB", "n-OD-AAAA-AAAA");
    }

    @Test
    void aBreachNeverAlertsTwiceAndADayOfManyAlertsOnlyWithinItsBudget() {
        for (int i = 0; i < 2; i++) {
            tell("clock-breached", "OD-AAAA-AAAA", "Seven days, was due Mon 4 Mar");
        }
        assertThat(notifications.unread(own.actor())).isEqualTo(1);
        for (int i = 0; i < 30; i++) {
            tell("clock-breached", "OD-%04d-CCCC".formatted(i), "Seven days, was due Mon 4 Mar");
        }
        assertThat(notifications.unread(own.actor())).isEqualTo(25);
        assertThat(groups.page(own.actor(), new Filter(true, "clocks", false, 1, 50))
                        .total())
                .isEqualTo(31);

        time.set(Instant.parse("2024-03-06T09:00:00Z"), 0);
        tell("clock-breached", "OD-DDDD-DDDD", "Seven days, was due Tue 5 Mar");
        assertThat(notifications.unread(own.actor())).isEqualTo(26);
    }

    @Test
    void anAuthorityThatRanOutIsReadBeforeWhatWasToldOfTheCaseSince() {
        own = cast.account("amhp", UUID.randomUUID(), UUID.randomUUID());
        tell("authority-expired", "CR-AAAA-AAAA", null);
        for (int i = 1; i <= 7; i++) {
            time.set(Instant.parse("2024-03-05T09:0%d:00Z".formatted(i)), 0);
            tell("room-promised", "CR-AAAA-AAAA", "Room " + i);
        }
        Page list = new Visitor(port).signIn(own.username()).open("/notifications");
        assertThat(list.document().select("#n-CR-AAAA-AAAA").text())
                .matches(words -> words.contains("Room 7")
                        && words.indexOf("AUTHORITY EXPIRED") >= 0
                        && words.indexOf("AUTHORITY EXPIRED") < words.indexOf("Room 7"));
    }

    private void tell(String kind, String item, @org.jspecify.annotations.Nullable String detail) {
        notifications.tell(own.organisationId(), own.teamId(), kind, item, SUBJECT, SUBJECT, detail);
    }
}
