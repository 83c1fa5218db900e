package org.onedoor.crisis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.Copied;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.frontdoor.Doing;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.Team;
import org.onedoor.people.Details;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.platform.Action;
import org.onedoor.platform.Gate;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Gate.Decision;
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
    Copied log;

    @Autowired
    ContactRules rules;

    @Autowired
    Gate gate;

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
        assertThat(log.now().of(List.of(person.personId())).toString())
                .contains("Crisis plan, beside a crisis contact");

        // The officer in the same car sees the contact; the plan only when they say so, and then as the table has it.
        Visitor officer = contacting.policeTriage(port);
        Page shared = officer.open(Contacting.path(id));
        assertThat(shared.text())
                .contains(Contacting.STORY)
                .doesNotContain("Said-CP12", "NHS number " + person.spacedNhsNumber());
        Page refused = shared.posting("/plan").send();
        assertThat(refused.text())
                .contains("Essex Police may not see crisis plans")
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

    /** So that an open task is never somebody's who cannot do it: whoever records what may need a referral may make one. */
    @Test
    void whoeverMayRecordAContactThatMayNeedAReferralMayMakeIt() {
        assertThat(List.of(
                        cast.clinician("street-triage"),
                        cast.clinician("crht"),
                        cast.navigator(),
                        cast.account("nhs-111", Organisation.idOfSlug("nhs-111"), Team.idOf("nhs-111")),
                        cast.account(
                                "police",
                                Organisation.idOfSlug("essex-police"),
                                Team.idOf("essex-police-street-triage")),
                        cast.account("amhp", Organisation.idOfSlug("essex-county-council"), null)))
                .allSatisfy(account -> assertThat(rules.of(account.actor()).stream()
                                .allMatch(kind -> kind == ContactKind.CONCERN
                                        || gate.decide(account.actor(), Ask.function(Action.WRITE, "referral"))
                                                instanceof Decision.Allowed))
                        .isTrue());
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
        String number = contacting.found(id).number();
        // Until the referral is made it is no end: it is open, with a clock from the contact and a task of the team.
        assertThat(contacting.found(id).isOpen()).isTrue();
        assertThat(page.document().select("#k-CONTACT_ON_4H").text()).contains("Due in 4 h");
        assertThat(nurse.tasksWith(number).text()).contains("make the referral, or record who has it");
        assertThat(Contacting.row(nurse.open("/crisis/contacts"), id))
                .contains("Crisis referral. Nobody has it yet", "4 h 0 min left");
        Page missing = page.posting("/refer").send();
        assertThat(missing.status()).isEqualTo(422);
        assertThat(missing.text()).contains("Say whether the person agreed to this referral");
        Page made = missing.posting("/refer").with("consent", "given").send();
        String reference = String.valueOf(contacting.found(id).reference());
        assertThat(made.text()).contains("Referral " + reference + " is made");
        Page referral = nurse.open("/referrals/" + reference);
        assertThat(referral.text()).contains(Contacting.STORY, "Very urgent", person.headed());
        assertThat(made.document().select("form[action$=refer]")).isEmpty();
        assertThat(made.document().select("#k-CONTACT_ON_4H").text()).contains("Met in");
        assertThat(contacting.found(id).isOpen()).isFalse();
        assertThat(nurse.tasksWith(number).text()).doesNotContain(number);

        // Other words for what was recorded take nothing from the clock, and it stays with whom it was referred to.
        Page right = nurse.open(Contacting.path(id) + "/correct")
                .form("/correct")
                .with("done", "safety-plan")
                .send();
        assertThat(right.document().select("#k-CONTACT_ON_4H").text()).contains("Met in");
        assertThat(contacting.found(id).isOpen()).isFalse();
        assertThat(nurse.tasksWith(number).text()).doesNotContain(number);

        // Whoever sees it without having made it changes nothing in it, and a later change is told to the centre.
        Visitor officer = contacting.policeTriage(port);
        Page shared = officer.open(Contacting.path(id));
        assertThat(shared.document().select("a[href$=identify]")).isEmpty();
        assertThat(Contacting.named(
                                officer.open(Contacting.path(id) + "/identify").form("/identify"),
                                Contacting.unknown("Man, about 20"))
                        .send()
                        .status())
                .isEqualTo(403);
        Person other = withPlan();
        Page which = nurse.open(Contacting.path(id) + "/identify");
        assertThat(which.text()).contains("Referral " + reference + " stays with the person it was made for");
        Page put =
                Contacting.named(which.form("/identify"), Contacting.of(other)).send();
        assertThat(put.document().select("table").text())
                .contains("Who the person is", "It is about somebody else than was recorded before");
        assertThat(contacting
                        .visit(port, cast.navigator())
                        .pageWith("/notifications", reference)
                        .text())
                .contains("A crisis contact is about somebody else than was thought", reference);
    }

    @Test
    void whatAnotherTeamIsToTakeUpStaysOpenWithAClockFromItsReceiptUntilSomebodyThereHasItByName() {
        Visitor line = contacting.clinician(port, "crht");
        UUID mine = Contacting.id(Contacting.triage(
                        contacting.form(nurse, ContactKind.STREET_TRIAGE, Contacting.unknown("Man, about 33")),
                        "own-team",
                        "at",
                        "2024-06-07T20:30")
                .send());
        UUID bed = Contacting.id(Contacting.triage(
                        contacting.form(nurse, ContactKind.STREET_TRIAGE, Contacting.unknown("Man, about 34")),
                        "bed",
                        "gatekeeping",
                        "not-safe",
                        "gatekeeper",
                        "S Thornbury",
                        "alternatives",
                        "Nobody could come before tonight")
                .send());
        UUID called = Contacting.id(Contacting.call(
                        contacting.form(line, ContactKind.CRISIS_LINE, Contacting.unknown("Caller, a man")), "own-team")
                .send());
        UUID named = Contacting.id(Contacting.call(
                        contacting.form(line, ContactKind.CRISIS_LINE, Contacting.unknown("Caller, a woman")),
                        "own-team",
                        "holder",
                        "Maeve Rowntree, community team Harlow")
                .send());
        assertThat(contacting.found(named).isOpen()).isFalse();
        assertThat(line.open(Contacting.path(named)).text()).contains("Maeve Rowntree, community team Harlow");
        assertThat(nurse.open(Contacting.path(mine))
                        .document()
                        .select("#k-CONTACT_ON_4H")
                        .text())
                .contains("Due in 3 h 30 min"); // from when it was, not from when it was written down
        for (UUID id : List.of(mine, bed, called)) {
            Visitor team = id.equals(called) ? line : nurse;
            String number = contacting.found(id).number();
            assertThat(contacting.found(id).isOpen()).isTrue();
            assertThat(team.tasksWith(number).text()).contains("make the referral, or record who has it");
            Page bare = team.open(Contacting.path(id))
                    .posting("/taken")
                    .with("holder", "?")
                    .send();
            assertThat(bare.status()).isEqualTo(422);
            assertThat(bare.text()).contains("Name who said that they have it, and their team");
            assertThat(bare.document().select("#taken-holder").val()).isEqualTo("?");
            Page taken = bare.posting("/taken")
                    .with("holder", "Maeve Rowntree, Harlow")
                    .send();
            assertThat(taken.text()).contains("Recorded who has it now", "Maeve Rowntree, Harlow");
            assertThat(taken.document().select("#k-CONTACT_ON_4H").text()).contains("Met in");
            assertThat(contacting.found(id).isOpen()).isFalse();
            assertThat(team.tasksWith(number).text()).doesNotContain(number);
        }
        // Something else came of it after all: then whoever had it has it no longer, and the clock runs again.
        Page again = line.open(Contacting.path(called))
                .posting("/outcome")
                .with("outcome", "crisis-referral")
                .with("next", "Their own team cannot see him today")
                .send();
        assertThat(contacting.found(called).isOpen()).isTrue();
        assertThat(again.document().select("#k-CONTACT_ON_4H").text()).contains("Due in");
        // What came of it is no longer asked with what was recorded first, and putting that right stops no clock.
        Page form = line.open(Contacting.path(called) + "/correct");
        assertThat(form.document().select("[name=outcome], [name=holder]")).isEmpty();
        assertThat(form.hasLink("Put right what came of it")).isTrue();
        Page right = form.form("/correct").with("done", "carer").send();
        assertThat(right.document().select("#k-CONTACT_ON_4H").text()).contains("Due in");
        assertThat(right.document().select("table").text()).contains("Their own team takes over");
        assertThat(contacting.found(called).outcome()).isEqualTo("crisis-referral");
        assertThat(again.posting("/refer").with("consent", "given").send().text())
                .contains("is made, with what was said here");
        assertThat(contacting.found(called).isOpen()).isFalse();
    }
}
