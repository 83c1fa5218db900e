package org.onedoor.crisis.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Form;
import org.onedoor.Visitor.Page;
import org.onedoor.crisis.notice.RailDesk.Row;
import org.onedoor.organisation.Organisation;
import org.onedoor.people.Person;

/** Missing people through the pages: reported, marked, seen on the railway, found, and talked with. */
class MissingReportsTest extends MissingDesk {
    @Test
    @Shows("C4.13a")
    void streetTriageSeesThePolicesFormItMarksThePersonAndOpensTheirCrisisPlan() {
        Person person = planning.somebody();
        planning.published(team, person.personId());
        Visitor privacy = planning.officer(port, Organisation.idOfOds("R1L"));
        planning.agree(privacy, List.of("Essex Police"), "1 7 2023", "1 8 2023", "09:00");
        Page reported = form(person).send();
        String number = number(reported);
        assertThat(reported.text())
                .contains("High risk", "Left a note and her telephone")
                .doesNotContain("About " + person.headed());

        assertThat(RailDesk.toldOf(triage, number).text()).contains(number, "Somebody is reported missing");
        assertThat(triage.open("/notices/missing").text()).contains(number, person.headed(), "At home, Grays");
        Page seen = triage.open("/notices/missing/" + number);
        assertThat(seen.text())
                .contains("About " + person.headed(), "Left a note and her telephone", "Wed 5 Jul 2023 at 18:00");
        Page plan = seen.form("/crisis-plan").send();
        assertThat(plan.path()).isEqualTo("/people/" + person.personId() + "/crisis-plan");
        assertThat(plan.text()).contains("Missing-person report " + number + ", high risk", "Said-");

        // The marker stands wherever those who look after the person see them, and nobody ends it by hand.
        assertThat(team.open("/people/" + person.personId()).text()).contains("Missing person: high risk");
        assertThat(team.open("/people/" + person.personId() + "/crisis-plan").text())
                .contains("Missing person");
        assertThat(team.open("/people/" + person.personId()).document().select("a[href*=alerts][href$=end]"))
                .isEmpty();
        assertThat(team.open("/people/" + person.personId() + "/alerts/new")
                        .document()
                        .select("input[value=missing]"))
                .isEmpty();
        assertThat(team.open("/notices/missing/" + number).status()).isEqualTo(200);
        Visitor other = new Visitor(port).signIn(cast.clinician("pcn-mh-grays").username());
        assertThat(other.open("/notices/missing/" + number).status()).isEqualTo(404);
        assertThat(other.open("/notices/missing").text()).doesNotContain(number);
        Visitor rail = desk.railPolice(port);
        assertThat(rail.open("/notices/missing/" + number).status()).isEqualTo(404);

        desk.at("2023-07-05T23:10");
        Page early = officer.open("/notices/missing/" + number)
                .form("/found")
                .with("how", "safe")
                .with("at", "2023-07-05T17:00")
                .send();
        assertThat(early.status()).isEqualTo(422);
        assertThat(early.text()).contains("It cannot end before they were last seen");
        Page found = officer.open("/notices/missing/" + number)
                .form("/found")
                .with("how", "safe")
                .with("where", "Came home")
                .send();
        assertThat(found.text()).contains("Found or came back, safe", "Wed 5 Jul 2023 at 23:10");
        assertThat(team.open("/people/" + person.personId()).text()).doesNotContain("Missing person: high risk");
        assertThat(team.tasksWith(number).document().select("tr").eachText())
                .filteredOn(row -> row.contains(number))
                .singleElement()
                .asString()
                .contains("Talk with somebody who was missing", "Sat 8 Jul");
        assertThat(officer.open("/notices/missing/" + number).document().select("form[action$=debrief]"))
                .isEmpty();
        Page empty = team.open("/notices/missing/" + number).form("/debrief").send();
        assertThat(empty.status()).isEqualTo(422);
        Page talked = team.open("/notices/missing/" + number)
                .form("/debrief")
                .with("told", "A quarrel at home. Would like somebody to ring")
                .send();
        assertThat(talked.text()).contains("A quarrel at home");
        assertThat(officer.open("/notices/missing/" + number).text())
                .doesNotContain("A quarrel at home")
                .contains("Done on");
        assertThat(team.tasksWith(number).text()).doesNotContain(number);
    }

    @Test
    @Shows("C1.23a")
    void theWeeklyListIsMatchedToPeopleAndToTheOpenReportAndTheUnmatchedAreKept() {
        Person person = planning.somebody();
        String number = number(form(person).send());
        desk.at("2023-07-07T16:00");
        Row known = Row.of("2023-07-06T06:40", person);
        Row stranger = Row.nobody("2023-07-06T07:40");
        Visitor police = desk.railPolice(port);
        Visitor navigator = desk.navigator(port);
        Page file =
                RailDesk.confirm(RailDesk.send(police, "weekly", "week.csv", RailDesk.file(List.of(known, stranger))));
        Page taken = navigator.open(file.path());
        assertThat(taken.text()).contains("1 matched to somebody we know", "1 about nobody we know yet");
        String notice = RailDesk.number(taken, known.family());
        String kept = RailDesk.number(taken, stranger.family());

        assertThat(RailDesk.toldOf(team, notice).text()).contains(notice);
        assertThat(team.open("/notices/rail/" + notice).text())
                .contains("About " + person.headed(), "They are reported missing: " + number);
        assertThat(RailDesk.toldOf(triage, number).text()).contains("was seen on the railway", number);
        assertThat(RailDesk.toldOf(officer, number).text()).contains("was seen on the railway", number);
        assertThat(officer.open("/notices/missing/" + number).text())
                .contains("Seen on the railway", "Thu 6 Jul 2023 at 06:40, Marsh Halt");
        assertThat(navigator
                        .open("/notices/rail")
                        .document()
                        .select("#n-" + kept)
                        .text())
                .contains(stranger.family().toUpperCase(java.util.Locale.UK));
        assertThat(team.open("/notices/rail/" + kept).status()).isEqualTo(404);

        // A row that names the report finds it though nobody knows who it is.
        String reference =
                officer.open("/notices/missing/" + number).text().replaceAll(".*Police reference (T[a-z]+).*", "$1");
        Row named = Row.nobody("2023-07-07T09:00").missing(reference);
        RailDesk.confirm(RailDesk.send(police, "daily", "day.csv", RailDesk.file(List.of(named))));
        assertThat(officer.open("/notices/missing/" + number).text()).contains("Fri 7 Jul 2023 at 09:00");
    }

    @Test
    void whatIsMissingFromTheFormIsSaidAndWhatWasTypedIsKeptAndOneReportIsMadeOnce() {
        Page empty = officer.open("/notices/missing/new")
                .form("/notices/missing/new")
                .with("circumstances", "Left in the night")
                .with("birthDate-day", "31")
                .with("birthDate-month", "2")
                .with("birthDate-year", "1990")
                .send();
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.text())
                .contains(
                        "Enter your own reference",
                        "Enter a name, or describe the person",
                        "Choose how the risk is graded",
                        "Enter when they were last seen",
                        "Date of birth must be a real date");
        assertThat(empty.document().select("textarea[name=circumstances]").text())
                .isEqualTo("Left in the night");
        Form form = form(planning.somebody());
        String number = number(form.send());
        assertThat(number(form.send())).isEqualTo(number);
        assertThat(triage.open("/notices/missing/new").status()).isEqualTo(403);
    }

    @Test
    void aReportOfSomebodyUnsureIsLookedAtAndOneMatchedWronglyIsPutRight() {
        Person person = planning.somebody();
        Page reported = form(person, "Roben", "").send();
        String number = number(reported);
        assertThat(team.open("/people/" + person.personId()).text()).doesNotContain("Missing person:");
        Page look = triage.open("/notices/missing/" + number);
        assertThat(look.text()).contains("Side by side", person.headed());
        assertThat(look.form("/match").send().status()).isEqualTo(422);
        Page matched = look.form("/match")
                .with("candidate", person.personId().toString())
                .send();
        assertThat(matched.text()).contains("About " + person.headed());
        assertThat(team.open("/people/" + person.personId()).text()).contains("Missing person: high risk");
        assertThat(look.form("/match")
                        .with("candidate", person.personId().toString())
                        .send()
                        .status())
                .isEqualTo(409);
        Page apart = matched.form("/not-them").send();
        assertThat(apart.text()).doesNotContain("About " + person.headed());
        assertThat(team.open("/people/" + person.personId()).text()).doesNotContain("Missing person:");
    }

    @Test
    void whatIsTypedOfSomebodyDescribedIsCheckedAndAReferenceIsReportedOnce() {
        Page wrong = officer.open("/notices/missing/new")
                .form("/notices/missing/new")
                .with("description", "About 40, a green coat")
                .with("nhsNumber", "9990000000")
                .with("postcode", "Grays")
                .with("birthDate-day", "1")
                .with("birthDate-month", "1")
                .with("birthDate-year", "1850")
                .send();
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text())
                .contains("Enter a full UK postcode", "Date of birth must be within the last 125 years", "NHS number")
                .doesNotContain("Enter a name");
        assertThat(wrong.document().select("#nhsNumber-error")).isNotEmpty();

        Person person = planning.somebody();
        Form form = form(person);
        String number = number(form.send());
        Form fresh = form(person).instead("reference", reference(number));
        assertThat(number(fresh.send())).isEqualTo(number);
        Page other = form(person)
                .instead("reference", reference(number).toUpperCase(java.util.Locale.UK))
                .instead("circumstances", "Was seen at the bridge")
                .send();
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.text()).contains("Your force has reported this already", number);
        assertThat(other.document().select("textarea[name=circumstances]").text())
                .isEqualTo("Was seen at the bridge");

        Page again = form.instead("circumstances", "Other words").send();
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text()).contains("This form was sent before with other words");
        assertThat(again.document().select("textarea[name=circumstances]").text())
                .isEqualTo("Other words");
    }
}
