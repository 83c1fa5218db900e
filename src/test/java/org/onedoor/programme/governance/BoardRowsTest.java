package org.onedoor.programme.governance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Boards and leads that are kept informed, asked, and reminded by themselves. */
@OneDoorTest
class BoardRowsTest {
    /** A council few other tests are of, so that its list of tasks stays short. */
    private static final UUID HOST = org.onedoor.organisation.Organisation.idOfSlug("southend-city-council");

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Entries entries;

    @Autowired
    Reminders reminders;

    private Visitor host;
    private String word;

    @BeforeEach
    void signIn() {
        host = visitor("governance", HOST);
        word = Typed.word();
    }

    private Visitor visitor(String role, UUID organisation) {
        return new Visitor(port).signIn(cast.account(role, organisation, null).username());
    }

    private String list(String register, String more) {
        return host.open("/registers/" + register + "?q=" + word + more).text();
    }

    @Test
    @Shows("S46")
    void aBoardThatIsKeptInformedIsDueAgainAfterEachUpdateAndLateOnesAreATask() {
        String plan = Typed.plan(host, "Subscribed " + word);
        Page made = Typed.entry(
                host,
                "subscription",
                "Board " + word,
                "organisation",
                GroupsTest.THURROCK.toString(),
                "plan",
                plan,
                "every",
                "6",
                "due-day",
                "1",
                "due-month",
                "10",
                "due-year",
                "2025");
        assertThat(made.text()).contains("that has never been sent anything", "1 Oct 2025");
        reminders.run();
        assertThat(host.open("/").document().select("a[href='" + made.path() + "']"))
                .hasSize(1);
        Page wrong = Typed.day(made.form("/sent").with("what", "The report of 2099"), "sent", LocalDate.of(2099, 1, 1))
                .send();
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.document().select("#what").val()).isEqualTo("The report of 2099");
        Page sent = Typed.day(wrong.form("/sent").with("what", "The six-monthly report"), "sent", entries.today())
                .send();
        assertThat(sent.text())
                .contains(
                        "The six-monthly report",
                        org.onedoor.platform.time.London.day(entries.today().plusMonths(6)))
                .doesNotContain("Something is missing");
        assertThat(host.open("/").document().select("a[href='" + made.path() + "']"))
                .isEmpty();
        assertThat(list("subscription", "&wanting=1")).contains("No entry matches");
    }

    @Test
    @Shows("S45")
    void boardsAreAskedToEndorseAndThoseThatDoNotAnswerAreRemindedByThemselves() {
        Page made =
                Typed.entry(host, "recommendation", "Endorse " + word, "words", "That the boards endorse the strategy");
        LocalDate due = entries.today().plusDays(3);
        Page asked = Typed.day(
                        made.form("/ask")
                                .with("organisations", GroupsTest.THURROCK.toString())
                                .with("units", "Thurrock Health and Wellbeing Board"),
                        "due",
                        due)
                .send();
        asked = Typed.day(
                        asked.form("/ask")
                                .with("organisations", GroupsTest.ESSEX.toString())
                                .with("units", "Essex Health and Wellbeing Board"),
                        "due",
                        due)
                .send();
        assertThat(asked.text())
                .contains(
                        "Thurrock Council, Thurrock Health and Wellbeing Board",
                        "Essex County Council, Essex Health and Wellbeing Board",
                        "Not yet agreed by all: 2 waiting");
        reminders.run();
        reminders.run();
        assertThat(host.open(made.path())
                        .document()
                        .select("ol.onedoor-register__history li")
                        .eachText())
                .filteredOn(each -> each.startsWith("Reminded"))
                .singleElement()
                .asString()
                .contains("2 organisations", "OneDoor");
        Visitor thurrock = visitor("governance", GroupsTest.THURROCK);
        Page answered = thurrock.open(made.path())
                .form("/answer")
                .with("state", "Endorsed")
                .with("board", "Health and Wellbeing Board")
                .with("decided-day", "3")
                .with("decided-month", "11")
                .with("decided-year", "2025")
                .send();
        assertThat(answered.text())
                .contains("Not yet agreed by all: 1 endorsed, 1 waiting", "Health and Wellbeing Board, 3 Nov 2025");
        assertThat(thurrock.open("/")
                        .document()
                        .select("table:contains(earliest due first) a[href='" + made.path() + "']"))
                .as("its task ended with its answer")
                .isEmpty();
    }

    @Test
    @Shows("C1.13a")
    void everyoneWhoLeadsAnActionIsAskedForAnUpdateAndThoseWhoDoNotAnswerAreListed() {
        String plan = Typed.plan(host, "Asked " + word);
        Page made = Typed.entry(
                host, "request", "Say how it goes " + word, "words", "Say what you did this year", "plan", plan);
        Page asked = Typed.day(
                        made.form("/ask").with("members", "1").with("organisations", GroupsTest.THURROCK.toString()),
                        "due",
                        entries.today().minusDays(1))
                .send();
        assertThat(asked.text()).contains("Asked: 2.", "Essex Police", "Thurrock Council", "2 waiting", "Was due ");
        Visitor police = visitor("police", GroupsTest.POLICE);
        Page bare = police.open(made.path())
                .form("/answer")
                .with("state", "Answered")
                .with("board", "Partnership office")
                .with("decided-day", "3")
                .with("decided-month", "11")
                .with("decided-year", "2025")
                .send();
        assertThat(bare.status()).isEqualTo(422);
        assertThat(bare.text()).contains("Write the update");
        Page answered = bare.form("/answer")
                .with("words", "Two officers were trained in each district")
                .send();
        assertThat(answered.text()).contains("1 answered", "1 waiting", "Two officers were trained");
        reminders.run();
        assertThat(host.open(made.path())
                        .document()
                        .select("ol.onedoor-register__history li")
                        .eachText())
                .anySatisfy(each -> assertThat(each).startsWith("Reminded").contains("1 organisation"));
    }
}
