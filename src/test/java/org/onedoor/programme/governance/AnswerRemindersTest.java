package org.onedoor.programme.governance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A partner that was asked without a day is reminded by the day the entry itself is due, once that is near. */
@OneDoorTest
class AnswerRemindersTest {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Reminders reminders;

    @Autowired
    Entries entries;

    private Visitor trust;
    private UUID self;
    private Page asked;

    @BeforeEach
    void ask() {
        self = cast.clinician("consultant-outpatient").organisationId();
        trust = new Visitor(port).signIn(cast.account("governance", self, null).username());
        asked = Typed.entry(
                        trust,
                        "inquiry",
                        "Answer by its day " + Typed.word(),
                        "words",
                        "That families are listened to",
                        "source",
                        "Public inquiry")
                .form("/ask")
                .with("organisations", self.toString())
                .send();
    }

    private void due(LocalDate day) {
        assertThat(Typed.day(trust.open(asked.path() + "/change").form("/change"), "due", day)
                        .send()
                        .status())
                .isEqualTo(200);
    }

    private long reminded() {
        return entries.history(entries.get("inquiry", Typed.code(asked))).stream()
                .filter(each -> each.what().equals("reminded"))
                .count();
    }

    @Test
    void whoWasAskedWithoutADayIsRemindedByTheDayTheEntryIsDueAndNotTwiceInAFortnight() {
        assertThat(asked.text()).contains("Asked: 1.", "1 waiting").doesNotContain("Was due");
        reminders.run();
        assertThat(reminded()).as("nothing is due by any day").isZero();
        due(entries.today().plusDays(8));
        reminders.run();
        assertThat(reminded()).as("more than a week off").isZero();
        due(entries.today().plusDays(7));
        reminders.run();
        assertThat(reminded()).isEqualTo(1);
        reminders.run();
        assertThat(reminded()).isEqualTo(1);
        assertThat(trust.open(asked.path())
                        .document()
                        .select("ol.onedoor-register__history li")
                        .eachText())
                .filteredOn(each -> each.startsWith("Reminded"))
                .singleElement()
                .asString()
                .contains("1 organisation", "OneDoor");
    }

    @Test
    void whoseOwnDayIsFarOffIsNotRemindedByTheEntrysNearDay() {
        Page own = Typed.day(
                        Typed.entry(
                                        trust,
                                        "inquiry",
                                        "Answer by their own day " + Typed.word(),
                                        "words",
                                        "That families are listened to",
                                        "source",
                                        "Public inquiry")
                                .form("/ask")
                                .with("organisations", self.toString()),
                        "due",
                        entries.today().plusDays(60))
                .send();
        asked = own;
        due(entries.today().plusDays(2));
        reminders.run();
        assertThat(reminded()).isZero();
    }
}
