package org.onedoor.crisis.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.people.Details;
import org.onedoor.people.Gender;
import org.onedoor.people.Person;

/** Each report that somebody is missing has a marker of its own, and one about somebody else is put right. */
class MissingMarkersTest extends MissingDesk {
    @Test
    void eachReportOfOnePersonHasItsMarkerAndTheEndOfOneLeavesTheOther() {
        Person person = planning.somebody();
        String path = "/people/" + person.personId();
        String first = number(form(person).send());
        Visitor rail = desk.railPolice(port);
        String second = number(form(
                        rail,
                        person,
                        Objects.requireNonNull(person.givenName()),
                        Objects.requireNonNull(person.nhsNumber()))
                .instead("risk", "medium")
                .send());
        assertThat(second).isNotEqualTo(first);
        assertThat(team.open(path).text())
                .contains("Missing person: high risk, " + first, "Missing person: medium risk, " + second);
        officer.open("/notices/missing/" + first)
                .form("/found")
                .with("how", "error")
                .send();
        assertThat(team.open(path).text())
                .doesNotContain("Missing person: high risk, " + first)
                .contains("Missing person: medium risk, " + second);
        rail.open("/notices/missing/" + second)
                .form("/found")
                .with("how", "safe")
                .send();
        assertThat(team.open(path).text()).doesNotContain("Missing person: medium risk");
    }

    @Test
    void theMarkersOfOnePersonWhoHasTwoRecordsStandAndEndEachForItself() {
        Person one = planning.somebody();
        UUID other = doing.person(doing.referral(
                cast.gp("F81028").actor(),
                new Details(
                        null,
                        one.familyName(),
                        one.givenName(),
                        null,
                        one.birthDate(),
                        one.gender(),
                        null,
                        "RM17 6SL",
                        null,
                        null,
                        "F81028",
                        null,
                        false,
                        false,
                        null)));
        assertThat(other).isNotEqualTo(one.personId());
        String first = number(form(one).send());
        Visitor rail = desk.railPolice(port);
        String second =
                number(form(rail, one, "Roben", "").instead("risk", "medium").send());
        choose(triage.open("/notices/missing/" + second), people.get(other));
        Page linked = desk.navigator(port)
                .open("/people/%s/same/%s".formatted(one.personId(), other))
                .form("/same/" + other)
                .with("verdict", "same")
                .with("basis", "person-said")
                .with("why", "Rang her. She gave both addresses.")
                .send();
        assertThat(linked.text()).contains("The two records are linked");
        String path = "/people/" + one.personId();
        assertThat(team.open(path).text()).contains("high risk, " + first, "medium risk, " + second);
        officer.open("/notices/missing/" + first)
                .form("/found")
                .with("how", "safe")
                .send();
        assertThat(team.open(path).text()).doesNotContain("high risk, " + first).contains("medium risk, " + second);
        rail.open("/notices/missing/" + second)
                .form("/found")
                .with("how", "safe")
                .send();
        assertThat(team.open(path).text()).doesNotContain("medium risk, " + second);
    }

    @Test
    void aReportThatEndedAndWasAboutSomebodyElseIsPutRightAndThoseToldByMistakeHear() {
        Person wrong = planning.somebody();
        Person right = people.get(doing.person(doing.referral(
                cast.gp().actor(),
                new Details(
                        null,
                        wrong.familyName(),
                        "Robyn",
                        null,
                        wrong.birthDate(),
                        Gender.FEMALE,
                        "2 Example Road",
                        "RM17 6SL",
                        null,
                        null,
                        "F81088",
                        null,
                        false,
                        false,
                        null))));
        String number = number(form(wrong, "Roben", "").send());
        String about = "/notices/missing/" + number;
        Person stranger = planning.somebody();
        assertThat(choose(triage.open(about), stranger).status()).isEqualTo(404); // nobody who was not shown
        choose(triage.open(about), wrong);
        desk.at("2023-07-05T23:10");
        officer.open(about).form("/found").with("how", "safe").send();
        assertThat(team.tasksWith(number).text()).contains(number);

        Page apart = triage.open(about).form("/not-them").send();
        assertThat(team.tasksWith(number).text()).doesNotContain(number);
        assertThat(RailDesk.toldOf(team, number).text()).contains("is not about the person you look after", number);
        assertThat(team.open(about).status()).isEqualTo(404);
        Visitor desk = this.desk.navigator(port);
        assertThat(desk.tasksWith(number).text()).contains("Look whom a missing-person report is about", number);
        assertThat(apart.text()).contains("Who is it?", right.headed());
        Page put = choose(apart, right);
        assertThat(put.text()).contains("About " + right.headed(), "Talk with them about it");
        assertThat(desk.tasksWith(number).text()).contains("Talk with somebody who was missing", number);
        assertThat(desk.open("/people/" + right.personId()).text()).doesNotContain("Missing person:");

        // A second doubt about it is looked at as the first was.
        triage.open(about).form("/not-them").send();
        assertThat(desk.tasksWith(number).text()).doesNotContain(number);
    }

    private static Page choose(Page page, Person person) {
        return page.form("/match")
                .with("candidate", person.personId().toString())
                .send();
    }
}
