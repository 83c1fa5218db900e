package org.onedoor.crisis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.frontdoor.Doing;
import org.onedoor.organisation.Organisation;
import org.onedoor.people.Person;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.record.Planning;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Somebody may harm themselves on the railway: one press tells its police, and it is known whether they have it. */
@OneDoorTest
class RailWarningTest {
    @LocalServerPort
    int port;

    @Autowired
    Contacting contacting;

    @Autowired
    Planning planning;

    @Autowired
    Night night;

    @Autowired
    Cast cast;

    @Autowired
    Doing doing;

    @Autowired
    DomainTime time;

    @AfterEach
    void today() {
        time.set(Instant.now(), 1);
    }

    private static String press(Page page) {
        Page sent = page.form("/notices/railway").send();
        assertThat(sent.status()).as(sent.text()).isEqualTo(200);
        return sent.path().replaceAll(".*/", "");
    }

    private static String path(String number) {
        return "/notices/railway/" + number;
    }

    @Test
    void aFormThatWasSentBeforeSendsNothingAgainAndSaysWhereWhatItSentStands() {
        contacting.at("2022-02-09T21:40:00Z");
        Person person = planning.somebody();
        Person other = planning.somebody();
        Visitor team = contacting.clinician(port, Doing.PCN);
        Page open = team.open("/people/" + person.personId());
        String number = press(open);
        assertThat(press(open)).as("the same again").isEqualTo(number);
        Page another = open.form("/notices/railway")
                .instead("person", other.personId().toString())
                .send();
        assertThat(another.text())
                .contains("That form was sent before, about somebody else", "nothing was sent now", number);

        Page said = team.open(path(number));
        said.form("/more").with("more", "Wears a red coat").send();
        assertThat(said.form("/more").with("more", "Wears a red coat").send().text())
                .containsOnlyOnce("Wears a red coat");
        Page changed = said.form("/more").with("more", "Wears a blue coat").send();
        assertThat(changed.status()).isEqualTo(409);
        assertThat(changed.text()).contains("This form was sent before with other words, and what it said then stands");
        assertThat(changed.document().select("[name=more]").val()
                        + changed.document().select("[name=more]").text())
                .contains("Wears a blue coat");
    }

    @Test
    @Shows("C3.14a")
    void onePressOnAnyScreenOfRiskTellsTheRailwayPoliceAndTheTimesItWasSentAndAcknowledgedAreKept() {
        contacting.at("2022-02-07T21:40:00Z");
        Person person = planning.somebody();
        Visitor team = contacting.clinician(port, Doing.PCN);
        Visitor rail =
                contacting.visit(port, cast.account("police", Organisation.idOfSlug("british-transport-police"), null));
        planning.published(team, person.personId());

        // From the person's page, their plan, a referral, a contact and a case: the same press, nothing to fill in.
        String number = press(team.open("/people/" + person.personId()));
        Page sent = team.open(path(number));
        assertThat(sent.text())
                .contains(person.headed(), "Sent Mon 7 Feb 2022 at 21:40", "Acknowledged Not yet", "ring 999")
                .contains("The person's record");
        assertThat(press(team.open("/people/" + person.personId() + "/crisis-plan")))
                .isEqualTo(number); // nobody has it yet: the same one stands
        Visitor line = contacting.helpline(port);
        UUID call = Contacting.id(Contacting.call(
                        contacting.form(
                                line, ContactKind.CRISIS_LINE, Contacting.unknown("Woman of about 40, red coat")),
                        "advice")
                .send());
        String called = press(line.open(Contacting.path(call)));
        Visitor officer = new Visitor(port).signIn(night.officer().username());
        UUID held = Night.id(
                night.beginning(officer, "s136", Night.name("Rail"), "30").send());
        String ofCase = press(officer.open("/crisis/" + held));
        Person other = planning.somebody();
        String reference = team.open("/people/" + other.personId())
                .document()
                .select("a[href^=/referrals/OD-]")
                .getFirst()
                .attr("href");
        String referred = press(team.open(reference));
        assertThat(List.of(called, ofCase, referred)).doesNotContain(number).doesNotHaveDuplicates();

        // What the police of the railway read is what finds a person, and nothing of why they are looked after.
        assertThat(rail.pageWith("/notifications", number).text())
                .contains("Somebody may harm themselves on the railway");
        Page theirs = rail.open(path(number));
        assertThat(theirs.text())
                .contains(person.headed(), "This person may harm themselves on the railway")
                .doesNotContain("Said-", "The person's record", person.spacedNhsNumber());
        assertThat(rail.open(path(called)).text())
                .contains("Woman of about 40, red coat")
                .doesNotContain(Contacting.STORY);
        assertThat(rail.open("/people/" + person.personId()).status()).isIn(403, 404);
        assertThat(officer.open(path(number)).status()).isEqualTo(404);
        assertThat(contacting.clinician(port, "eip").open(path(number)).status())
                .isEqualTo(404);

        // More is said afterwards; until they have it, whoever sent it has a task to ring.
        contacting.at("2022-02-07T21:44:00Z");
        Page oneMore = team.open("/people/" + person.personId())
                .form("/notices/railway")
                .send();
        assertThat(oneMore.text())
                .contains("Your team sent it at 21:40 already and nobody has acknowledged it: ring them")
                .doesNotContain("Sent to British Transport Police.");
        assertThat(team.open(path(number))
                        .form("/more")
                        .with("more", "Last seen at Grays station, platform 2")
                        .send()
                        .text())
                .contains("Added since Last seen at Grays station");
        assertThat(team.tasksWith(number).text()).contains("have not said that they have your warning");
        contacting.at("2022-02-07T21:46:00Z");
        Page have = rail.open(path(number));
        Page slower = rail.open(path(number));
        assertThat(have.text()).contains("Last seen at Grays station");
        Page heard = have.form("/acknowledge")
                .with("answer", "A patrol is on its way")
                .send();
        assertThat(heard.text()).contains("Acknowledged Mon 7 Feb 2022 at 21:46");
        assertThat(team.open(path(number)).text())
                .contains(
                        "Sent Mon 7 Feb 2022 at 21:40",
                        "Acknowledged Mon 7 Feb 2022 at 21:46",
                        "A patrol is on its way");
        assertThat(team.tasksWith(number).text()).doesNotContain(number);
        assertThat(team.pageWith("/notifications", number).text())
                .contains("British Transport Police have your warning");
        Page twice = slower.form("/acknowledge").with("answer", "Again").send();
        assertThat(twice.status()).isEqualTo(409);
        assertThat(twice.text()).contains("It was acknowledged already");

        // On the telephone too, by name.
        Page nobody = line.open(path(called)).form("/acknowledge").send();
        assertThat(nobody.status()).isEqualTo(422);
        assertThat(nobody.text()).contains("Name who of British Transport Police");
        Page rung =
                nobody.form("/acknowledge").with("who", "Control room, Sgt Ash").send();
        assertThat(rung.text()).contains("21:46 by Control room, Sgt Ash, on the telephone");
        assertThat(rail.open("/notices/railway")
                        .document()
                        .select("#w-" + ofCase)
                        .text())
                .contains("Not acknowledged yet");
        assertThat(team.open("/notices/railway").document().select("#w-" + ofCase))
                .isEmpty();
        // The police of the railway who hold somebody themselves are told by the same press, and have it.
        UUID ours =
                Night.id(night.beginning(rail, "s136", Night.name("Rail"), "30").send());
        String own = press(rail.open("/crisis/" + ours));
        assertThat(rail.open(path(own)).form("/acknowledge").send().text()).contains("Acknowledged Mon 7 Feb 2022");
        // Another team of the same organisation sends one of its own: that of the first is not theirs to read.
        Visitor crisis = contacting.clinician(port, "crht");
        UUID again = Contacting.id(
                Contacting.call(contacting.form(crisis, ContactKind.CRISIS_LINE, Contacting.of(other)), "advice")
                        .send());
        assertThat(press(crisis.open(Contacting.path(again)))).isNotEqualTo(referred);
        // Once they have it, another press is another warning.
        assertThat(press(team.open("/people/" + person.personId()))).isNotEqualTo(number);
    }

    @Test
    void oneThatNobodyAcknowledgedStandsForAnHourAndIsThenSentAnew() {
        contacting.at("2022-03-07T21:40:00Z");
        Person person = planning.somebody();
        Visitor team = contacting.clinician(port, Doing.PCN);
        Visitor rail =
                contacting.visit(port, cast.account("police", Organisation.idOfSlug("british-transport-police"), null));
        planning.published(team, person.personId());
        String first = press(team.open("/people/" + person.personId()));
        contacting.at("2022-03-07T22:30:00Z");
        assertThat(press(team.open("/people/" + person.personId()))).isEqualTo(first);
        contacting.at("2022-03-07T22:45:00Z");
        String second = press(team.open("/people/" + person.personId()));
        assertThat(second).isNotEqualTo(first);
        assertThat(rail.pageWith("/notifications", second).text())
                .contains("Somebody may harm themselves on the railway");
        contacting.at("2022-07-07T10:00:00Z");
        assertThat(team.open("/notices/railway").text())
                .as("what nobody acknowledged stays on the list")
                .contains(first, second);
    }
}
