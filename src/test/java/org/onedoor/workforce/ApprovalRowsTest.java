package org.onedoor.workforce;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Form;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.organisation.Organisation;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The registers and the rota, through their pages. */
@OneDoorTest
class ApprovalRowsTest {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    ApprovalReminders reminders;

    @Autowired
    DomainTime time;

    @AfterEach
    void giveTheTimeBack() {
        time.set(Instant.now(), 1);
    }

    /** Of an organisation that no other test keeps a register for. */
    private Visitor keeper(String organisation) {
        Account account = cast.account("manager", Organisation.idOfOds(organisation), null);
        return new Visitor(port).signIn(account.username());
    }

    private static Form date(Form form, String name, LocalDate day) {
        return form.with(name + "-day", String.valueOf(day.getDayOfMonth()))
                .with(name + "-month", String.valueOf(day.getMonthValue()))
                .with(name + "-year", String.valueOf(day.getYear()));
    }

    private static Page add(Visitor keeper, String profession, String name, String number, LocalDate until) {
        Form form = keeper.open("/workforce/new")
                .form("/workforce/new")
                .with("profession", profession)
                .with("name", name)
                .with("registration", number)
                .with("standing", "registered");
        form = date(form, "from", LocalDate.of(2020, 1, 1));
        form = date(form, "until", until);
        return date(form, "cpdOn", LocalDate.of(2023, 11, 2)).send();
    }

    private static String number() {
        return String.valueOf(1_000_000 + new Random().nextInt(8_999_999));
    }

    @Test
    @Shows("C3.13b")
    void theRegisterKeepsStandingApprovalAndDevelopmentAndRemindsAtNinetySixtyAndThirtyDays() {
        time.set(Instant.parse("2023-12-01T09:00:00Z"), 0);
        Visitor keeper = keeper("RAT");
        String name = "Dr " + Cast.familyName(new Random());
        String number = number();
        Page wrong = add(keeper, "section-12", name, "12345", LocalDate.of(2024, 3, 29));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("A GMC number has 7 digits");
        Page entry = add(keeper, "section-12", name, number, LocalDate.of(2024, 3, 29));
        assertThat(entry.text())
                .contains(
                        number, "Registered, with licence", "Evidence seen on 2 Nov 2023", "1 Jan 2020 to 29 Mar 2024");
        assertThat(add(keeper, "section-12", name, number, LocalDate.of(2024, 3, 29))
                        .text())
                .contains("Somebody with this GMC number is on the register already");
        assertThat(told(keeper, number)).isEmpty();
        for (String day : List.of("2023-12-30", "2024-01-29", "2024-02-28")) { // 90, 60 and 30 days before the last
            time.set(Instant.parse(day + "T09:00:00Z"), 0);
            reminders.run();
            reminders.run();
        }
        assertThat(told(keeper, number)).hasSize(3);
        assertThat(String.join(" ", told(keeper, number)))
                .contains("within 90 days", "within 60 days", "within 30 days", "ends on 29 Mar 2024");

        time.set(Instant.parse("2024-03-29T20:00:00Z"), 0);
        assertThat(keeper.open(entry.path()).text()).doesNotContain("Cannot be chosen today");
        time.set(Instant.parse("2024-03-30T00:00:00Z"), 0);
        assertThat(keeper.open(entry.path()).text())
                .contains("Cannot be chosen today", name + " cannot be chosen: the approval ended on 29 Mar 2024.");
        Page renewed = date(
                        date(keeper.open(entry.path()).form("/approve"), "from", LocalDate.of(2024, 3, 30)),
                        "until",
                        LocalDate.of(2029, 3, 29))
                .send();
        assertThat(renewed.text())
                .contains("1 Jan 2020 to 29 Mar 2024", "30 Mar 2024 to 29 Mar 2029")
                .doesNotContain("Cannot be chosen today");
        Page suspended = renewed.form("/change").with("standing", "suspended").send();
        assertThat(suspended.text()).contains(name + " cannot be chosen: suspended.");
    }

    private static List<String> told(Visitor keeper, String number) {
        return keeper.open("/notifications").document().select("main li, main tr").stream()
                .map(org.jsoup.nodes.Element::text)
                .filter(text -> text.contains(number))
                .flatMap(text -> java.util.regex.Pattern.compile("ends on [0-9A-Za-z ]+: within [0-9]+ days")
                        .matcher(text)
                        .results()
                        .map(java.util.regex.MatchResult::group))
                .distinct()
                .toList();
    }

    @Test
    @Shows("V51")
    void everyHourWithFewerAmhpsThanNeededIsListedAlsoInTheNightThatIsAnHourShort() {
        time.set(Instant.parse("2024-03-18T09:00:00Z"), 0);
        Visitor keeper = keeper("RDE");
        keeper.open("/workforce/rota?profession=amhp")
                .form("/rota/need")
                .with("needed", "2")
                .send();
        String[] names = {"A " + Cast.familyName(new Random()), "B " + Cast.familyName(new Random())};
        for (int i = 0; i < 2; i++) {
            Page entry = add(keeper, "amhp", names[i], "SW" + number(), LocalDate.of(2026, 1, 1));
            duty(entry, "2024-03-30T08:00", "2024-03-30T20:00");
            duty(entry, "2024-03-30T20:00", i == 0 ? "2024-03-31T08:00" : "2024-03-31T00:00");
            duty(entry, "2024-03-31T08:00", "2024-04-01T08:00");
        }
        Page rota = keeper.open("/workforce/rota?profession=amhp&from=2024-03-30T08:00&until=2024-04-01T08:00");
        assertThat(rota.text()).contains("7 hours have too few");
        assertThat(rota.document()
                        .select("#h-" + Instant.parse("2024-03-31T00:00:00Z").getEpochSecond())
                        .text())
                .contains("Sun 31 Mar 2024 at 00:00 to 02:00", "1 of 2"); // the clocks go from 01:00 to 02:00
        assertThat(rota.document().select("tr[id^=h-]").eachText())
                .hasSize(7)
                .first()
                .asString()
                .contains("Sun 31 Mar 2024 at 00:00");
        assertThat(rota.document().select("tr[id^=h-]").getLast().text()).contains("at 07:00 to 08:00");
        Page bad = keeper.open("/workforce/rota?profession=amhp&from=2024-04-02T08:00&until=2024-04-01T08:00");
        assertThat(bad.text()).contains("The period must end after it begins");
    }

    private static void duty(Page entry, String from, String until) {
        Page planned = entry.visitor()
                .open(entry.path())
                .form("/duty")
                .with("starts", from)
                .with("ends", until)
                .send();
        assertThat(planned.status()).as(planned.text()).isEqualTo(200);
    }
}
