package org.onedoor.crisis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Form;
import org.onedoor.Visitor.Page;
import org.onedoor.organisation.Team;
import org.onedoor.people.Person;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.record.Planning;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One detention that two people write down is one case: whoever writes it second is asked before it is two. */
@OneDoorTest
class HeldOnceTest {
    @LocalServerPort
    int port;

    @Autowired
    Night night;

    @Autowired
    Contacting contacting;

    @Autowired
    Planning planning;

    @Autowired
    Force forces;

    @Autowired
    DetentionRepository cases;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DomainTime time;

    private Visitor officer;

    @BeforeEach
    void people() {
        night.at("2024-03-15T20:00:00Z");
        officer = new Visitor(port).signIn(night.officer().username());
    }

    @AfterEach
    void giveTheTimeBack() {
        time.set(Instant.now(), 1);
    }

    private UUID begun(Visitor who, String name) {
        return Night.id(night.beginning(who, "s136", name, "30").send());
    }

    private long counted(UUID force) {
        return cases.started(force, Instant.parse("2024-03-01T00:00:00Z"), Instant.parse("2024-04-01T00:00:00Z"))
                .size();
    }

    private static String name(Person person) {
        return person.givenName() + " " + person.familyName();
    }

    /** Street triage wrote down that somebody was detained, and nobody began the case. */
    private UUID detained(Person person) {
        Visitor nurse = contacting.clinician(port, "street-triage");
        UUID contact = Contacting.id(Contacting.triageBy(
                        "nurse",
                        contacting.form(nurse, ContactKind.STREET_TRIAGE, Contacting.of(person)),
                        "detained-136")
                .send());
        assertThat(contacting.found(contact).awaitsCase()).isTrue();
        return contact;
    }

    /** The teams that are asked to compare a case with another. */
    private List<UUID> tasks(UUID id, String state) {
        return jdbc.sql(
                        "select team_id from work.task where subject_id = :id and kind = 'same-held' and state = :state")
                .param("id", id)
                .param("state", state)
                .query(UUID.class)
                .list();
    }

    private long grounds(Person person, UUID id) {
        return jdbc.sql("select count(*) from access.relationship where person_id = :person and source_id = :id")
                .param("person", person.personId())
                .param("id", id)
                .query(Long.class)
                .single();
    }

    @Test
    void whoeverTypesSomebodyVeryLikeOneWhoIsHeldIsAskedBeforeASecondCaseBegins() {
        UUID force = forces.found("Police of two cars");
        Visitor one = forces.officer(port, force);
        Visitor two = forces.officer(port, force);
        String name = Night.name("Robin");
        UUID first = begun(one, name);

        night.at("2024-03-15T20:20:00Z");
        String family = name.substring(name.indexOf(' ') + 1);
        Form form = night.beginning(two, "s136", family + ", Robin", "31");
        Page asked = form.send();
        assertThat(asked.status()).isEqualTo(409);
        assertThat(asked.text())
                .contains("perhaps held already", "Nothing is begun yet", "begun by Police of two cars")
                .contains("Case " + night.found(first).number());
        assertThat(counted(force)).isEqualTo(1);
        Page unanswered = asked.form("/crisis/new").send();
        assertThat(unanswered.status()).isEqualTo(422);
        assertThat(unanswered.text()).contains("Say whether it is one of those listed, or somebody else");

        // The question costs no time: the clock has the moment of the first sending, whenever it is answered.
        night.at("2024-03-15T20:25:00Z");
        Form same = unanswered.form("/crisis/new").with("same", first.toString());
        Page joined = same.send();
        assertThat(joined.path()).startsWith("/crisis/");
        assertThat(joined.heading()).contains(night.found(first).number());
        assertThat(joined.text()).contains("Also known as", "Both numbers lead here", "Fri 15 Mar 2024 at 20:20");
        assertThat(counted(force)).isEqualTo(1);
        assertThat(same.send().heading()).contains(night.found(first).number());
        assertThat(counted(force)).isEqualTo(1);
        assertThat(night.found(first).usedAt()).isEqualTo("2024-03-15T20:00:00Z");

        // Somebody else is a case of their own.
        Page other = night.beginning(two, "s136", name, "30").send();
        assertThat(other.status()).isEqualTo(409);
        Page begun = other.form("/crisis/new").with("same", "none").send();
        assertThat(Night.id(begun)).isNotEqualTo(first);
        assertThat(counted(force)).isEqualTo(2);
        // Nor is anybody asked about another place, another sex, or long after.
        assertThat(night.beginning(two, "s136", Night.name("Robin"), "30")
                        .send()
                        .path())
                .startsWith("/crisis/");
        night.at("2024-03-16T02:00:00Z");
        assertThat(night.beginning(two, "s136", name, "30").send().status()).isEqualTo(200);
    }

    @Test
    void whomStreetTriageWroteDownIsAskedForAndWhoeverCannotReachTheContactLearnsNothingOfWhom() {
        Person person = planning.somebody();
        UUID contact = detained(person);
        night.at("2024-03-15T20:30:00Z");
        Visitor stranger = forces.officer(port, forces.found("Police of another county"));
        Page asked = night.beginning(stranger, "s136", name(person), "").send();
        assertThat(asked.status()).isEqualTo(409);
        assertThat(asked.text())
                .contains("Street triage, contact " + contacting.found(contact).number())
                .doesNotContain(String.valueOf(person.birthDate()), Contacting.STORY);
        assertThat(jdbc.sql("""
                        select count(*) from platform.audit where what = 'Who is held already' and :person = any(subject_ids)
                        """)
                        .param("person", person.personId())
                        .query(Integer.class)
                        .single())
                .as("it is in the person's own log that somebody was told so")
                .isPositive();
        Contact before = contacting.found(contact);
        Page begun = asked.form("/crisis/new").with("same", contact.toString()).send();
        assertThat(begun.text())
                .contains(
                        "The case is open. Under section 136 and 135(1) its limit runs from the arrival",
                        "are asked to compare the two")
                .contains("said that this is one with the street triage contact " + before.number());
        UUID id = Night.id(begun);

        // Nobody reaches more by it: neither the officer the contact, nor the contact's team the person's record by the
        // case.
        assertThat(stranger.open(Contacting.path(contact)).status()).isEqualTo(404);
        assertThat(contacting.found(contact).parties()).isEqualTo(before.parties());
        assertThat(contacting.found(contact).caseId()).isNull();
        assertThat(night.found(id).personId()).isNotEqualTo(person.personId());
        assertThat(tasks(id, "open")).containsExactly(Team.idOf("street-triage"));

        // The team that reaches both joins them, and the detention is counted once.
        Visitor nurse = contacting.clinician(port, "street-triage");
        assertThat(nurse.open("/crisis/" + id).text()).contains("Until the two are joined each is counted");
        Detention bare = night.found(id);
        long grounds = grounds(person, id);
        Page wrong = nurse.open(Contacting.path(contact))
                .form("/case")
                .with("number", "PS-0000-0000")
                .send();
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("No case that you can open has this number");
        Page linked = nurse.open(Contacting.path(contact))
                .form("/case")
                .with("number", bare.number().toLowerCase(java.util.Locale.ROOT))
                .send();
        assertThat(linked.document().select("#held").text()).contains(bare.number(), bare.described(), bare.foundAt());
        assertThat(contacting.found(contact).caseId()).isNull(); // shown first, and nothing is linked
        linked = linked.form("/case").send();
        assertThat(linked.text()).contains("are one detention now");
        assertThat(contacting.found(contact).caseId()).isEqualTo(id);
        assertThat(contacting.found(contact).awaitsCase()).isFalse();
        assertThat(night.found(id).personId()).isEqualTo(person.personId());
        assertThat(tasks(id, "open")).isEmpty();
        assertThat(night.found(id).organisations()).isEqualTo(bare.organisations());
        assertThat(night.found(id).teams()).isEqualTo(bare.teams());
        assertThat(grounds(person, id)).isEqualTo(grounds);
        assertThat(contacting.found(contact).parties()).isEqualTo(before.parties());
        assertThat(stranger.open(Contacting.path(contact)).status()).isEqualTo(404);
        assertThat(stranger.open("/crisis/" + id).status()).isEqualTo(200);
    }

    @Test
    void nobodyLearnsOfThePastWhoWasHeldOutOfTheirReach() {
        Person person = planning.somebody();
        detained(person);
        night.at("2024-03-18T20:30:00Z");
        Visitor stranger = forces.officer(port, forces.found("Police of a third county"));
        Page begun = night.beginning(stranger, "s136", name(person), "")
                .with("at", "2024-03-15T20:30")
                .send();
        assertThat(begun.text())
                .contains(
                        "The case is open. Under section 136 and 135(1) its limit runs from the arrival",
                        "No clock runs yet")
                .doesNotContain("its clocks run");
    }

    @Test
    void whoeverReachesTheContactBeginsTheCaseOfItByTheAnswerAlone() {
        Person person = planning.somebody();
        UUID contact = detained(person);
        night.at("2024-03-15T20:30:00Z");
        Visitor nurse = contacting.clinician(port, "street-triage");
        Page asked = night.beginning(nurse, "s136", name(person), "").send();
        assertThat(asked.status()).isEqualTo(409);
        UUID begun = Night.id(
                asked.form("/crisis/new").with("same", contact.toString()).send());
        assertThat(contacting.found(contact).caseId()).isEqualTo(begun);
        assertThat(night.found(begun).personId()).isEqualTo(person.personId());
    }

    @Test
    void aCaseOutOfReachStaysSoAndTheTeamThatCoOrdinatesIsAskedToJoinThem() {
        UUID near = forces.found("Police of the near side");
        UUID far = forces.found("Police of the far side");
        Visitor first = forces.officer(port, near);
        Visitor second = forces.officer(port, far);
        String name = Night.name("Ashley");
        UUID one = Night.id(night.beginning(first, "s136", name, "30").send());
        night.at("2024-03-15T20:10:00Z");
        Page asked = night.beginning(second, "s136", name, "30").send();
        assertThat(asked.status()).isEqualTo(409);
        assertThat(asked.text()).contains(night.found(one).number(), "begun by Police of the near side");
        Form same = asked.form("/crisis/new").with("same", one.toString());
        UUID two = Night.id(same.send());
        assertThat(two).isNotEqualTo(one);
        assertThat(Night.id(same.send())).isEqualTo(two);
        assertThat(second.open("/crisis/" + one).status()).isEqualTo(404);
        assertThat(first.open("/crisis/" + two).status()).isEqualTo(404);
        assertThat(tasks(two, "open")).containsExactly(Night.SUITE_TEAM);

        Visitor suite = new Visitor(port).signIn(night.suite().username());
        Page page = suite.open("/crisis/" + two + "/join");
        assertThat(page.text()).contains("Case " + night.found(one).number());
        page.form("/join").with("likely", night.found(one).number()).send();
        assertThat(night.found(two).joined()).isNotNull();
        assertThat(tasks(two, "open")).isEmpty();
        // Both had it, so both have the one; and nobody else has.
        assertThat(second.open("/crisis/" + one).status()).isEqualTo(200);
        assertThat(first.open("/crisis/" + two).status()).isEqualTo(200);
        Visitor third = forces.officer(port, forces.found("Police of a third side"));
        assertThat(third.open("/crisis/" + one).status()).isEqualTo(404);
        assertThat(third.open("/crisis/" + two).status()).isEqualTo(404);
    }

    @Test
    void oneWhoIsNotListedCannotBeNamed() {
        UUID contact = detained(planning.somebody());
        Page guessed = night.beginning(officer, "s136", Night.name("Kim"), "")
                .with("asked", "yes")
                .with("same", contact.toString())
                .send();
        assertThat(guessed.status()).isEqualTo(422);
        assertThat(guessed.text()).contains("Choose one of those listed");
        Page nonsense = night.beginning(officer, "s136", Night.name("Kim"), "")
                .with("asked", "yes")
                .with("same", "x")
                .send();
        assertThat(nonsense.status()).isEqualTo(422);
    }
}
