package org.onedoor.crisis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.frontdoor.Doing;
import org.onedoor.organisation.Organisation;
import org.onedoor.people.Details;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.platform.AccessLog;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.record.Planning;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A nurse in the car with an officer: whom they met, with the crisis plan in view, and what came of it. */
@OneDoorTest
class StreetTriageTest {
    @LocalServerPort
    int port;

    @Autowired
    Contacting contacting;

    @Autowired
    Planning planning;

    @Autowired
    Cast cast;

    @Autowired
    People people;

    @Autowired
    AccessLog log;

    @Autowired
    DomainTime time;

    private Visitor nurse;

    @BeforeEach
    void evening() {
        contacting.at("2024-06-07T20:00:00Z");
        nurse = contacting.clinician(port, "street-triage");
    }

    @AfterEach
    void today() {
        time.set(Instant.now(), 1);
    }

    private Person withPlan() {
        Person person = planning.somebody();
        planning.published(contacting.clinician(port, Doing.PCN), person.personId());
        return person;
    }

    @Test
    void thePlanIsInViewAsStreetTriageSeesItAndThePersonCanReadWhoLookedAndWhy() {
        Person person = withPlan();
        Page page = Contacting.triage(
                        contacting.form(nurse, ContactKind.STREET_TRIAGE, Contacting.of(person)), "safe-at-home")
                .send();
        UUID id = Contacting.id(page);
        assertThat(page.text())
                .contains("Crisis plan, as Street triage", "Open to you until 22:00", "Said-CP12.")
                .contains("Said-CP11-whole.", Contacting.STORY, "Safe at home");
        assertThat(contacting.found(id).personId()).isEqualTo(person.personId());
        log.copy();
        assertThat(log.of(List.of(person.personId())).toString()).contains("Crisis plan, beside a crisis contact");

        // The officer in the same car sees the contact; the plan only when they say so, and then as the table has it.
        Visitor officer = contacting.policeTriage(port);
        Page shared = officer.open(Contacting.path(id));
        assertThat(shared.text())
                .contains(Contacting.STORY)
                .doesNotContain("Said-CP12", "NHS number " + person.spacedNhsNumber());
        Page refused = shared.posting("/plan").send();
        assertThat(refused.text())
                .contains("because there is no agreement between them")
                .doesNotContain("Said-CP12");

        // After the hour it is closed again, and a press opens it again.
        contacting.at("2024-06-07T21:00:01Z");
        assertThat(nurse.open(Contacting.path(id)).text())
                .doesNotContain("Said-CP12")
                .contains("Not open to you now");
        assertThat(nurse.open(Contacting.path(id)).posting("/plan").send().text())
                .contains("Said-CP12");
    }

    @Test
    void whoeverIsNotOfItIsAnsweredAsIfThereWereNone() {
        Page page = Contacting.triage(
                        contacting.form(nurse, ContactKind.STREET_TRIAGE, Contacting.unknown("Man, about 40")),
                        "advice")
                .send();
        UUID id = Contacting.id(page);
        for (Visitor other : List.of(
                contacting.clinician(port, "crht"),
                contacting.visit(port, cast.account("police", Organisation.idOfSlug("essex-police"), null)),
                contacting.visit(port, cast.navigator()),
                contacting.helpline(port))) {
            assertThat(other.open(Contacting.path(id)).status()).isEqualTo(404);
            assertThat(other.open("/crisis/contacts").text())
                    .doesNotContain(contacting.found(id).number());
        }
        assertThat(contacting
                        .helpline(port)
                        .open("/crisis/contacts/new/street-triage")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void anAvoidedPowerNeedsItsReasonABedNeedsTheGatekeeperAndWhatWasTypedIsKept() {
        Details who = Contacting.unknown("Woman, about 30, green coat");
        var form = contacting.form(nurse, ContactKind.STREET_TRIAGE, who);
        Page bare = Contacting.triage(form, "avoided-136").send();
        assertThat(bare.status()).isEqualTo(422);
        assertThat(bare.text()).contains("Say why section 136 was not needed");
        assertThat(bare.document().select("textarea[name=words]").text()).isEqualTo(Contacting.STORY);
        Page bed = Contacting.triage(form, "bed").send();
        assertThat(bed.status()).isEqualTo(422);
        assertThat(bed.text())
                .contains(
                        "no bed is asked for before home treatment was considered",
                        "Name who of the home treatment team");
        Page muddled = Contacting.triage(form, "advice", "avoided", "home").send();
        assertThat(muddled.text()).contains("choose that it was, or take the reason away");
        Page empty = nurse.open("/crisis/contacts/new/street-triage")
                .form("/crisis/contacts/new/street-triage")
                .with("at", "2024-06-07T23:00")
                .send();
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.text())
                .contains(
                        "The time cannot be in the future",
                        "Enter a name, or describe the person if nobody knows it",
                        "Choose an answer: what came of it");
        Page avoided = Contacting.triage(
                        form, "avoided-136", "avoided", "crisis-team", "avoidedWords", "Her sister came")
                .send();
        assertThat(avoided.text())
                .contains(
                        "Section 136 was about to be used, and was avoided",
                        "The crisis or home treatment team took over")
                .contains("Her sister came", "Woman, about 30, green coat");
        assertThat(contacting.found(Contacting.id(avoided)).why()).isEqualTo("crisis-team");
    }

    @Test
    void aFormSentTwiceOverAPoorLineIsOneContact() {
        var form = Contacting.triage(
                contacting.form(nurse, ContactKind.STREET_TRIAGE, Contacting.unknown("Boy, about 17")), "advice");
        UUID once = Contacting.id(form.send());
        assertThat(Contacting.id(form.send())).isEqualTo(once);
        Page changed = form.with("words", "Something else was said to us now").send();
        assertThat(changed.status()).isEqualTo(409);
        assertThat(changed.text()).contains("This form was sent before");
    }

    @Test
    void somebodyUnknownIsNamedLaterAndAMistakeIsPutRightWithoutALossOfWhatWasSaid() {
        UUID id = Contacting.id(Contacting.triage(
                        contacting.form(nurse, ContactKind.STREET_TRIAGE, Contacting.unknown("Man, about 50")),
                        "advice")
                .send());
        Person person = withPlan();
        Details nearly = new Details(
                null,
                person.familyName(),
                person.givenName(),
                null,
                person.birthDate(),
                person.gender(),
                null,
                person.postcode(),
                null,
                null,
                null,
                null,
                false,
                false,
                null);
        Page which = Contacting.named(
                        nurse.open(Contacting.path(id) + "/identify").form("/identify"), nearly)
                .send();
        assertThat(which.text()).contains("Is it one of these?", person.headed());
        Page named = which.form("/identify")
                .with("candidate", person.personId().toString())
                .send();
        assertThat(named.text()).contains(person.headed(), "As first given", "Man, about 50", Contacting.STORY);
        assertThat(contacting.found(id).personId()).isEqualTo(person.personId());

        Person other = withPlan();
        Page put = Contacting.named(
                        nurse.open(Contacting.path(id) + "/identify").form("/identify"), Contacting.of(other))
                .send();
        assertThat(put.text()).contains(other.headed(), Contacting.STORY).doesNotContain(person.headed());
        Visitor team = contacting.clinician(port, Doing.PCN);
        assertThat(team.open("/people/" + person.personId() + "/timeline").text())
                .contains("Street triage contact", "is not about this person");
        assertThat(team.open("/people/" + other.personId() + "/timeline").text())
                .contains("Street triage contact " + contacting.found(id).number())
                .doesNotContain("is not about this person");
    }

    @Test
    void aContactBecomesACrisisReferralWithoutTypingAgain() {
        Person person = people.get(withPlan().personId());
        Page page = Contacting.triage(
                        contacting.form(nurse, ContactKind.STREET_TRIAGE, Contacting.of(person)), "crisis-referral")
                .send();
        UUID id = Contacting.id(page);
        Page missing = page.posting("/refer").send();
        assertThat(missing.status()).isEqualTo(422);
        assertThat(missing.text()).contains("Say whether the person agreed to this referral");
        Page made = missing.posting("/refer").with("consent", "given").send();
        String reference = String.valueOf(contacting.found(id).reference());
        assertThat(made.text()).contains("Referral " + reference + " is made");
        Page referral = nurse.open("/referrals/" + reference);
        assertThat(referral.text()).contains(Contacting.STORY, "Very urgent", person.headed());
        assertThat(made.document().select("form[action$=refer]")).isEmpty();
    }
}
