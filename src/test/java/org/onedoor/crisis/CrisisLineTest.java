package org.onedoor.crisis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.frontdoor.Doing;
import org.onedoor.people.Details;
import org.onedoor.people.Person;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.record.Planning;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who rings in a crisis, about what, at which hour, and how often. */
@OneDoorTest
class CrisisLineTest {
    @LocalServerPort
    int port;

    @Autowired
    Contacting contacting;

    @Autowired
    Planning planning;

    @Autowired
    Cast cast;

    @Autowired
    CrisisContacts register;

    @Autowired
    Night night;

    @Autowired
    RebuildContacts rebuild;

    @Autowired
    DomainTime time;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void today() {
        time.set(Instant.now(), 1);
    }

    private UUID call(Visitor line, Details who, String reason, String phone) {
        return Contacting.id(Contacting.call(
                        contacting
                                .form(line, ContactKind.CRISIS_LINE, who, reason)
                                .with("phone", phone),
                        "advice")
                .send());
    }

    @Test
    @Shows("C2.01a")
    void eachCallHasItsReasonTheMonthItsVolumeByHourAndWhoRingsAgainIsKnownAndCounted() {
        Visitor line = contacting.helpline(port);
        Details anonymous = Contacting.unknown("Caller who gave no name, a woman");
        contacting.at("2016-03-04T22:10:00Z");
        UUID first = call(line, anonymous, "suicidal", "07700 900 771");
        for (int other = 0; other < 5; other++) {
            call(line, Cast.somebody(new Random()), "information", "");
        }
        contacting.at("2016-03-05T03:30:00Z");
        UUID again = call(line, anonymous, "anxiety", "+44 7700 900771");

        // Whoever takes the second call sees the first: the same number, however it was written.
        Page page = line.open(Contacting.path(again));
        assertThat(page.document().select("#again + ul").text())
                .contains(contacting.found(first).number(), "Thoughts of suicide", "Advice or information given");
        assertThat(page.text()).contains("Anxiety or panic", "Caller who gave no name, a woman", "+44 7700 900771");
        assertThat(line.open(Contacting.path(first)).text()).contains("07700 900 771"); // each as it was written
        for (String written : List.of("07700900771", "0044 7700 900771", "+44 (0)7700 900-771", "447700900771")) {
            assertThat(CrisisContacts.digits(written)).isEqualTo("07700900771");
        }
        // Those who did not take the first call learn nothing of it by the number.
        Visitor team = contacting.clinician(port, "crht");
        Page which = Contacting.call(
                        contacting
                                .form(team, ContactKind.CRISIS_LINE, anonymous, "mood")
                                .with("phone", "07700900771"),
                        "advice")
                .send();
        assertThat(which.text())
                .contains("Is it one of these?"); // the index knows the number, the register is not opened
        UUID theirs = Contacting.id(
                which.form("/crisis-line").with("candidate", "none").send());
        assertThat(team.open(Contacting.path(theirs)).document().select("#again"))
                .isEmpty();

        Page figures = contacting.manager(port).open("/crisis/contacts/figures?month=2016-03");
        assertThat(figures.document().select("#calls-count").text()).isEqualTo("8");
        assertThat(figures.document().select("#call-22").text()).contains("22:00", "6");
        assertThat(figures.document().select("#call-3").text()).contains("03:00", "2");
        assertThat(figures.document().select("#repeats").text()).contains("1 rang more than once, 3 times together");
        assertThat(Night.row(figures, "Information about a service")).contains("5");
        assertThat(Night.row(figures, "Thoughts of suicide")).contains("*");
        assertThat(line.open("/crisis/contacts/figures?month=2016-03").status()).isEqualTo(403);
    }

    @Test
    @Shows("C2.01b")
    void aKnownCallerHasTheirPlanInViewWhileTheyTalkAndIsPutThroughToATeamThatHasWhatWasSaid() {
        contacting.at("2024-06-08T01:40:00Z"); // in the night, as at any hour
        Person person = planning.somebody();
        planning.published(contacting.clinician(port, Doing.PCN), person.personId());
        Visitor line = contacting.clinician(port, "crht");
        Page recorded = contacting
                .form(line, ContactKind.CRISIS_LINE, Contacting.of(person), "suicidal")
                .with("from", "person")
                .send();
        UUID id = Contacting.id(recorded);

        // Known, with their plan, before anything came of it: the call is open and says what it is about.
        assertThat(contacting.found(id).personId()).isEqualTo(person.personId());
        assertThat(recorded.document().select("#plan").text())
                .contains("Crisis plan, as Mental health teams", "Said-CP04-helps.");
        assertThat(recorded.text()).contains("Thoughts of suicide", "Still open");
        assertThat(Contacting.row(line.open("/crisis/contacts"), id)).contains("Thoughts of suicide");
        Visitor team = contacting.clinician(port, "professional-advice-line");
        assertThat(team.open(Contacting.path(id)).status()).isEqualTo(404);

        // Whoever took it is asked what came of it, and is not once it is said.
        assertThat(line.tasksWith(contacting.found(id).number()).text())
                .contains("Nobody has said what came of this call to the crisis line");

        // It is put through once somebody there speaks with the caller, by name.
        Page bare = recorded.posting("/outcome")
                .with("outcome", "put-through")
                .with("next", "The team goes on with her now")
                .send();
        assertThat(bare.status()).isEqualTo(422);
        assertThat(bare.text())
                .contains(
                        "Say whom the caller was put through to", "a caller is put through once somebody there speaks");
        Page through = bare.posting("/outcome")
                .with("through", "ccc-clinical")
                .with("holder", "M Oakley, clinician of the centre")
                .send();
        assertThat(through.text())
                .contains(
                        "Put through: somebody else took the call",
                        "A clinician of the Care Co-ordination Centre",
                        "M Oakley");
        assertThat(contacting.found(id).isOpen()).isFalse();
        assertThat(line.tasksWith(contacting.found(id).number()).text()).doesNotContain("Nobody has said what came");
        assertThat(through.document().select("#k-CONTACT_ON_4H").text()).contains("Met in");

        // The team that took it has what was said and the plan: nobody asks her again.
        Page theirs = team.open(Contacting.path(id));
        assertThat(theirs.text()).contains(Contacting.STORY, "Thoughts of suicide", person.headed());
        assertThat(Contacting.row(team.open("/crisis/contacts"), id)).contains("Put through");
        assertThat(team.pageWith("/notifications", contacting.found(id).number())
                        .text())
                .contains("A call to the crisis line was put through to you");
        assertThat(contacting.clinician(port, "eip").open(Contacting.path(id)).status())
                .isEqualTo(404);
        // A reason without the outcome is a contradiction, not a transfer.
        UUID other = call(line, Cast.somebody(new Random()), "information", "");
        Page odd = line.open(Contacting.path(other))
                .posting("/outcome")
                .with("outcome", "advice")
                .with("next", "He reads the leaflet at home")
                .with("through", "samaritans")
                .send();
        assertThat(odd.status()).isEqualTo(422);
        assertThat(odd.text()).contains("choose that they were, or take that answer away");
    }

    @Test
    void theRegisterIsPagedAndTheOldestThatIsOpenComesFirstHoweverManyThereAre() {
        Account account = cast.account("nhs-111", planning.organisation("vcse", "Line " + Planning.word()), null);
        List<UUID> calls = new ArrayList<>();
        for (int minute = 0; minute < 52; minute++) {
            Instant at = Instant.parse("2016-11-04T10:00:00Z").plusSeconds(60L * minute);
            contacting.at(at.toString());
            Map<String, String> answers = Map.of(
                    "from",
                    "person",
                    "reason",
                    "mood",
                    "words",
                    Contacting.STORY,
                    "done",
                    "listened",
                    "outcome",
                    "own-team");
            calls.add(CurrentActor.as(
                    account.actor(),
                    () -> register.begin(
                            new CrisisContacts.Draft(
                                    ContactKind.CRISIS_LINE,
                                    at,
                                    Contacting.unknown("Caller without a name"),
                                    null,
                                    name -> answers.getOrDefault(name, "")),
                            null)));
        }
        contacting.at("2016-12-24T10:00:00Z");
        Visitor line = contacting.visit(port, account);
        Page one = line.open("/crisis/contacts");
        assertThat(Contacting.row(one, calls.getFirst())).contains("Nobody has it yet", "Breached");
        assertThat(Contacting.row(one, calls.get(49))).isNotEmpty();
        assertThat(Contacting.row(one, calls.getLast())).isEmpty();
        Page two = line.open(one.document().select("a[rel=next]").attr("href"));
        assertThat(Contacting.row(two, calls.getLast())).isNotEmpty();
        assertThat(Contacting.row(two, calls.getFirst())).isEmpty();
        // Whoever was seen and stays on a caseload pushes nobody to a later page.
        jdbc.sql("""
                update crisis.contact set kind = 'home-treatment', outcome = 'taken-on', seen_at = at where incident_id = :id
                """).param("id", calls.getFirst()).update();
        Page pressing = line.open("/crisis/contacts");
        jdbc.sql("""
                update crisis.contact set kind = 'crisis-line', outcome = 'own-team', seen_at = null where incident_id = :id
                """).param("id", calls.getFirst()).update();
        assertThat(Contacting.row(pressing, calls.getFirst())).isEmpty();
        assertThat(Contacting.row(pressing, calls.get(50))).isNotEmpty();
        Page month = line.open("/crisis/contacts?kind=crisis-line&month=2016-11&ended=2");
        assertThat(month.text()).contains("All of November 2016");
        assertThat(Contacting.row(month, calls.getLast())).isNotEmpty();
        assertThat(line.open("/crisis/contacts?month=soon").status()).isEqualTo(422);
    }

    @Test
    void samaritansAreAskedOnlyWithConsentAndTheRequestIsFollowedUntilItIsAnswered() {
        contacting.at("2016-05-04T19:00:00Z");
        Visitor line = contacting.clinician(port, "crht");
        UUID id = call(line, Cast.somebody(new Random()), "loneliness", "07700 900 772");
        String number = contacting.found(id).number();
        Page without = line.open(Contacting.path(id))
                .posting("/call-back")
                .with("when", "After eight")
                .send();
        assertThat(without.status()).isEqualTo(422);
        assertThat(without.text())
                .contains("Samaritans are asked only where the person agrees", "116 123, free at any hour");
        assertThat(without.document().select("input[name=when]").val()).isEqualTo("After eight");
        Page asked = without.posting("/call-back").with("consent", "given").send();
        assertThat(asked.document().select("#k-CALL_BACK_24H").text()).contains("Due in 24 h");
        assertThat(line.tasksWith(number).text()).contains("Ask Samaritans what came of the call-back");
        contacting.at("2016-05-04T21:00:00Z");
        Page answered = line.open(Contacting.path(id))
                .posting("/call-back-answer")
                .with("answer", "spoke")
                .send();
        assertThat(answered.text()).contains("They spoke with the person");
        assertThat(answered.document().select("#k-CALL_BACK_24H").text()).contains("Met in 2 h");
        assertThat(line.tasksWith(number).text()).doesNotContain(number);
    }

    @Test
    void whoIsInCrisisOftenIsListedToThoseWhoKnowThemWithTheOnePlan() {
        contacting.at("2016-07-04T19:00:00Z");
        Person person = planning.somebody();
        Visitor team = contacting.clinician(port, "crht");
        Visitor nurse = contacting.clinician(port, "street-triage");
        for (int time = 0; time < 4; time++) {
            call(team, Contacting.of(person), "suicidal", "");
        }
        assertThat(team.open("/crisis/contacts/often").text()).doesNotContain(person.headed());
        Contacting.id(Contacting.triage(
                        contacting.form(nurse, ContactKind.STREET_TRIAGE, Contacting.of(person)), "safe-at-home")
                .send());
        String row = row(team.open("/crisis/contacts/often"), person);
        assertThat(row)
                .contains(person.headed(), "5", "Street triage 1, Crisis line and 111 4", "None that you may open");
        assertThat(row(nurse.open("/crisis/contacts/often"), person)).contains(person.headed());
        // Their own team is led to the referral with the plan that all share; a stranger sees that there are such
        // people.
        assertThat(row(contacting.clinician(port, Doing.PCN).open("/crisis/contacts/often"), person))
                .contains("Response plan on OD-");
        Page stranger = contacting.clinician(port, "eip").open("/crisis/contacts/often");
        assertThat(stranger.text()).doesNotContain(person.headed()).contains("whom others know");
        assertThat(contacting.helpline(port).open("/crisis/contacts/often").status())
                .isEqualTo(403);
    }

    @Test
    void whoHasTwoRecordsIsCountedAsOneWithTheAgenciesThatHeldThemAndLeadsToThePersonAndTheContact() {
        contacting.at("2016-12-28T19:00:00Z");
        Person person = planning.somebody();
        Person twin = planning.somebody();
        Visitor team = contacting.clinician(port, "crht");
        for (int time = 0; time < 2; time++) {
            call(team, Contacting.of(person), "suicidal", "");
            call(team, Contacting.of(twin), "mood", "");
        }
        UUID held = Night.id(night.beginning(
                        new Visitor(port).signIn(night.officer().username()), "s136", "Somebody, about 30", "30")
                .send());
        jdbc.sql("update crisis.detention set person_id = :person where incident_id = :id")
                .param("person", person.personId())
                .param("id", held)
                .update();
        assertThat(both(team, person, twin)).isEmpty(); // three and two
        jdbc.sql("""
                insert into people.link (person_id, other_id, since, basis, why)
                values (:person, :other, :now, 'person-said', 'A test')
                """)
                .param("person", person.personId())
                .param("other", twin.personId())
                .param("now", java.time.OffsetDateTime.parse("2016-12-28T19:00:00Z"))
                .update();
        assertThat(both(team, person, twin))
                .contains(
                        "5",
                        "Crisis line and 111 4, section 135 or 136 1",
                        "2") // the police who held them are an agency
                .contains("CT-");
        // Met by street triage and detained is one time, not two.
        Visitor nurse = contacting.clinician(port, "street-triage");
        UUID met = Contacting.id(Contacting.triage(
                        contacting.form(nurse, ContactKind.STREET_TRIAGE, Contacting.of(person)), "detained-136")
                .send());
        assertThat(both(team, person, twin)).contains("6", "Street triage 1, Crisis line and 111 4");
        Night.id(nurse.open("/crisis/new?contact=" + met)
                .form("/crisis/new")
                .with("where", "High Street, Grays")
                .send());
        assertThat(both(team, person, twin))
                .contains("6", "Crisis line and 111 4, section 135 or 136 2")
                .doesNotContain("Street triage");
        Page page = team.open("/crisis/contacts/often");
        assertThat(page.document()
                        .select("#o-%s a[href^=/crisis/contacts/], #o-%s a[href^=/crisis/contacts/]"
                                .formatted(person.personId(), twin.personId())))
                .hasSize(1);
        assertThat(contacting
                        .clinician(port, Doing.PCN)
                        .open("/crisis/contacts/often")
                        .document()
                        .select("a[href=/people/%s], a[href=/people/%s]".formatted(person.personId(), twin.personId())))
                .isNotEmpty();
    }

    private static String both(Visitor team, Person person, Person twin) {
        return team.open("/crisis/contacts/often")
                .document()
                .select("#o-%s, #o-%s".formatted(person.personId(), twin.personId()))
                .text();
    }

    private static String row(Page page, Person person) {
        return page.document().select("#o-" + person.personId()).text();
    }

    @Test
    void whatEachContactHasComeToIsMadeAgainFromItsEntries() {
        contacting.at("2016-09-04T19:00:00Z");
        Visitor team = contacting.clinician(port, "crht");
        UUID id = call(team, Cast.somebody(new Random()), "mood", "07700 900 773");
        Contact before = contacting.found(id);
        assertThat(made()).isZero();
        for (String damage : List.of(
                "outcome = null, closed_at = null", "parties = '{}'", "owner_team = null", "reason = 'other'")) {
            jdbc.sql("update crisis.contact set " + damage + " where incident_id = :id")
                    .param("id", id)
                    .update();
            assertThat(made()).isEqualTo(1);
            Contact after = contacting.found(id);
            assertThat(after.outcome()).isEqualTo(before.outcome());
            assertThat(after.parties()).isEqualTo(before.parties());
            assertThat(after.owner()).isEqualTo(before.owner());
            assertThat(after.reason()).isEqualTo(before.reason());
            assertThat(after.closedAt()).isEqualTo(before.closedAt());
        }
    }

    private int made() {
        return CurrentActor.as(Actor.SYSTEM, rebuild::rebuild);
    }
}
