package org.onedoor.frontdoor.doors;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Form;
import org.onedoor.Visitor.Page;
import org.onedoor.people.AboutBirth;
import org.onedoor.people.Person;

/** Whoever does not know a date of birth can ask for help all the same, by every door, and no date is made up for them. */
class BirthNotKnownTest extends UndatedReferrals {
    @Test
    void somebodyWhoDoesNotKnowTheirDateOfBirthIsNotTurnedAwayAndIsToldApartFromFact() {
        PublicJourney journey = atBirth("me");
        Page refused = journey.answer();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Or choose that you do not know it");
        assertThat(journey.answer("birthNotKnown", "yes").heading()).isEqualTo("About how old are you?");
        assertThat(journey.answer("age", "17").heading()).isEqualTo("How can we reach you?");
        Page check = onward(journey);
        assertThat(check.heading()).isEqualTo("Check what you wrote");
        assertThat(check.text()).contains("I do not know the whole date", "About 17");
        journey.send();

        Person stored = person(journey.reference());
        assertThat(stored.birthDate()).isNull();
        assertThat(stored.status()).isEqualTo(Person.Status.PROVISIONAL);
        AboutBirth said = Objects.requireNonNull(stored.bornAbout());
        assertThat(said.age()).isEqualTo(17);

        Visitor navigator = navigator();
        Page seen = navigator.open("/referrals/" + journey.reference());
        assertThat(seen.text())
                .contains("About 17 (said on ", "The date of birth is to be found out", "They may be 14 to 20")
                .contains("services for both are offered", "Safeguard them as a child")
                .contains("Check who this is", "linked to nobody");
        Page triage = navigator.open("/referrals/" + journey.reference() + "/triage");
        assertThat(triage.text())
                .contains("The date of birth is to be found out", "services for both are offered")
                .contains("may be 14 to 20, not confirmed, so ask");
        assertThat(navigator.open("/people/" + stored.personId()).text()).contains("About 17 (said on ");
    }

    @Test
    void aYearIsEnoughAndIsAskedNothingMore() {
        PublicJourney journey = atBirth("other");
        Page next = journey.answer("birthNotKnown", "yes", "birthDate-year", "1941");
        assertThat(next.heading()).isEqualTo("How can we reach them?");
        Page check = onward(journey);
        assertThat(check.text()).contains("1941").doesNotContain("About how old");
        journey.send();
        AboutBirth said = Objects.requireNonNull(person(journey.reference()).bornAbout());
        assertThat(said.partialDate()).isEqualTo("1941");
        assertThat(navigator().open("/referrals/" + journey.reference()).text())
                .contains("In 1941, day and month not known", "They are an adult by each of these ages");
    }

    @Test
    void whoeverCannotSayAnAgeEitherIsTakenInAndEveryAgeIsOffered() {
        PublicJourney nothing = sent("ageBand", "no-idea");
        assertThat(person(nothing.reference()).agesOn(today())).isNull();
        assertThat(navigator()
                        .open("/referrals/" + nothing.reference() + "/triage")
                        .text())
                .contains("Nothing is known of their age", "the age is not known, so ask");
        PublicJourney band = sent("ageBand", "older");
        assertThat(navigator().open("/referrals/" + band.reference()).text()).contains("Thought to be 65 or over");
    }

    @Test
    void whatIsWrongIsSaidAndTheChoiceIsKeptWhenTheFormIsComeBackTo() {
        PublicJourney journey = atBirth("me");
        assertThat(journey.answer("birthNotKnown", "yes", "birthDate-year", "2999")
                        .text())
                .contains("Date of birth must be in the past");
        journey.answer("birthNotKnown", "yes", "birthDate-year", "");
        assertThat(journey.answer("age", "200").text()).contains("The age must be between 0 and 120");
        Page fifty = journey.answer("age", "fifty");
        assertThat(fifty.status()).isEqualTo(422);
        assertThat(fifty.text()).contains("Enter the age in years, in figures, like 45");
        assertThat(fifty.document().select("#age").val()).isEqualTo("fifty");
        assertThat(journey.answer("age", "").text()).contains("Enter about how many years, or choose");
        journey.answer("ageBand", "adult");
        Page kept = journey.later();
        String code = kept.text().replaceAll("(?s).*((?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}).*", "$1");
        Page back = new Visitor(port)
                .open("/refer/back")
                .form("/back")
                .with("code", code)
                .send();
        assertThat(back.heading()).isEqualTo("How can we reach you?");
        assertThat(back.visitor().open("/refer/birth").document().select("[name=birthNotKnown][checked]"))
                .hasSize(1);
        assertThat(back.visitor().open("/refer/age").document().select("[value=adult][checked]"))
                .hasSize(1);
    }

    @Test
    void anNhsNumberAndANameLinkNobodyWhileTheDateOfBirthIsNotKnown() {
        PublicJourney known = new PublicJourney(port);
        known.answer("safe", "yes");
        known.self();
        known.send();
        PublicJourney again = new PublicJourney(port);
        again.answer("safe", "yes");
        again.answer("who", "me");
        again.answer("givenName", "Sam", "familyName", known.familyName);
        again.answer("birthNotKnown", "yes", "nhsNumber", known.nhsNumber);
        again.answer("age", "35");
        onward(again);
        again.send();
        Person one = person(known.reference());
        Person other = person(again.reference());
        assertThat(other.personId()).isNotEqualTo(one.personId());
        assertThat(people.linked(other.personId())).containsExactly(other.personId());
        assertThat(navigator()
                        .open("/referrals/" + again.reference() + "/triage")
                        .text())
                .contains("Who is this?", "07-Apr-1991", "About 35 (said on ");
    }

    @Test
    void whoeverPassesByAndKnowsNoNameCanSayHowToFindThem() {
        PublicJourney journey = new PublicJourney(port);
        journey.answer("safe", "yes");
        journey.answer("who", "other");
        journey.answer("carerName", "Pat Passer", "carerRelationship", "other", "carerConsent", "not-asked");
        Page refused = journey.answer();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Enter a name you know them by, or say how to find them");
        String words = "Tall, grey coat, on the bench by the pier " + familyName;
        assertThat(journey.answer("description", words).heading()).isEqualTo("When were they born?");
        journey.answer("birthNotKnown", "yes");
        journey.answer("ageBand", "adult");
        journey.answer("safeBy", "none");
        journey.answer("postcode", "SS1 1EE");
        journey.answer("reason", "He talks to nobody there and is very thin.");
        journey.answer("needs", "low-mood-anxiety");
        Page check = journey.answer();
        assertThat(check.text()).contains(words);
        journey.send();
        Person stored = person(journey.reference());
        assertThat(stored.description()).isEqualTo(words);
        assertThat(stored.status()).isEqualTo(Person.Status.PROVISIONAL);
        assertThat(navigator().open("/referrals/" + journey.reference()).text())
                .contains("grey coat, on the bench by the pier", "Identity to be checked");
    }

    @Test
    void dangerInHowTheyAreFoundIsReadAsSoonAsAnywhereElse() {
        PublicJourney journey = new PublicJourney(port);
        journey.answer("safe", "yes");
        journey.answer("who", "other");
        journey.answer("carerName", "Pat Passer", "carerRelationship", "other", "carerConsent", "not-asked");
        Page help = journey.answer("description", "Tall, on the pier. He says he is going to kill himself");
        assertThat(help.heading()).isEqualTo("Please talk to someone now");
        assertThat(help.text()).contains("You wrote", "He says he is going to kill himself");
        journey.at(help.visitor().open("/refer/birth"));
        journey.answer("birthNotKnown", "yes");
        journey.answer("age", "45");
        journey.answer("safeBy", "none");
        journey.answer("postcode", "SS1 1EE");
        journey.answer("reason", "He is very thin.");
        journey.answer("needs", "low-mood-anxiety");
        journey.answer();
        journey.send();
        assertThat(jdbc.sql("select priority from frontdoor.held_referral where reference = :reference")
                        .param("reference", journey.reference())
                        .query(String.class)
                        .single())
                .isEqualTo("urgent");
    }

    @Test
    void theDateIsFoundOutAndRecordedAndWhoTheyAreIsLookedAtAgainUntilTheyAreLinked() {
        PublicJourney known = new PublicJourney(port);
        known.answer("safe", "yes");
        known.self();
        known.send();
        Person one = person(known.reference());

        PublicJourney journey = new PublicJourney(port);
        journey.answer("safe", "yes");
        journey.answer("who", "me");
        journey.answer("givenName", "Sam", "familyName", known.familyName);
        journey.answer("birthNotKnown", "yes");
        journey.answer("age", "30");
        onward(journey);
        journey.send();
        String reference = journey.reference();
        String code = code(journey.page());
        Visitor navigator = navigator();
        Page step = navigator.open("/referrals/" + reference + "/do/confirm-identity");
        assertThat(step.text()).contains("Said so far: about 30 (said on ");
        Page recorded = step.form("/do/confirm-identity")
                .with("birthDate-day", "7")
                .with("birthDate-month", "4")
                .with("birthDate-year", "1991")
                .send();
        assertThat(recorded.status()).isEqualTo(200);
        Person now = person(reference);
        assertThat(now.birthDate()).isEqualTo(LocalDate.of(1991, 4, 7));
        assertThat(now.aboutBirth()).as("what was said stays").isNotNull();
        assertThat(now.status()).isEqualTo(Person.Status.KNOWN);
        assertThat(navigator.open("/people/" + now.personId()).text())
                .as("somebody of 35 was said to be about 30")
                .contains("Check the date of birth", "before the date was recorded they were said to be about 30");
        Page seen = navigator.open("/referrals/" + reference);
        assertThat(seen.text())
                .contains("07-Apr-1991", "Check who this is", "somebody very similar is known")
                .doesNotContain("is to be found out");
        assertThat(navigator.open("/referrals/" + reference + "/triage").text())
                .contains("May be (1 of", one.spacedNhsNumber());

        Page compared = navigator.open("/people/%s/same/%s".formatted(now.personId(), one.personId()));
        assertThat(compared.status()).isEqualTo(200);
        Page linked = compared.form("/same/" + one.personId())
                .with("verdict", "same")
                .with("basis", "document")
                .with("why", "Their passport, seen by video call, shows the date.")
                .send();
        assertThat(linked.status()).isEqualTo(200);
        assertThat(people.linked(now.personId())).contains(one.personId());

        assertThat(follow(reference, code).text()).as("the code goes on").contains("We have it.");
        assertThat(new Visitor(port)
                        .open("/refer/follow")
                        .form("/follow")
                        .with("reference", reference)
                        .with("birthDate-day", "7")
                        .with("birthDate-month", "4")
                        .with("birthDate-year", "1991")
                        .send()
                        .text())
                .contains("We have it.");
    }

    @Test
    void aCallTheGeneralFormAndAPartnersFormTakeThemToo() {
        for (String door : List.of("/referrals/phone", "/referrals/new")) {
            Page page = (door.endsWith("new")
                            ? new Visitor(port).signIn(cast.gp("F81028").username())
                            : navigator())
                    .open(door);
            Form form = door.endsWith("new")
                    ? page.form(page.document().select("form[data-draft]").attr("action"))
                            .with("then", "check")
                    : page.form("/referrals/phone");
            Page answer = form.with("givenName", "Amir")
                    .with("familyName", Cast.familyName(new Random()))
                    .with("birthNotKnown", "yes")
                    .with("birthDate-month", "6")
                    .with("birthDate-year", "2009")
                    .with("reason", "Sleeps in the park.")
                    .with("needs", "low-mood-anxiety")
                    .with("priority", "routine")
                    .with("consent", "given")
                    .send();
            assertThat(answer.status()).as(door).isEqualTo(200);
            Page sent = door.endsWith("new") ? answer.form("/send").send() : answer;
            String reference = sent.text().replaceAll("(?s).*?(OD-[0-9A-Z]{4}-[0-9A-Z]{4}).*", "$1");
            AboutBirth said = Objects.requireNonNull(person(reference).bornAbout(), door);
            assertThat(said.partialDate()).isEqualTo("2009-06");
        }
    }

    @Test
    void aCallAboutSomebodyWhoseNameNobodyKnowsIsTakenDownByHowTheyAreFound() {
        String words = "Woman, about 60, at the bus station " + familyName;
        Page sent = navigator()
                .open("/referrals/phone")
                .form("/referrals/phone")
                .with("description", words)
                .with("birthNotKnown", "yes")
                .with("reason", "Shouts at nobody.")
                .with("needs", "low-mood-anxiety")
                .with("priority", "routine")
                .with("consent", "not-asked")
                .send();
        assertThat(sent.status()).isEqualTo(200);
        String reference = sent.text().replaceAll("(?s).*?(OD-[0-9A-Z]{4}-[0-9A-Z]{4}).*", "$1");
        assertThat(person(reference).description()).isEqualTo(words);
    }

    @Test
    void whatIsWrongOnAStaffFormIsSaidAndKept() {
        Page page = navigator()
                .open("/referrals/phone")
                .form("/referrals/phone")
                .with("familyName", "Nobodyknown")
                .with("birthNotKnown", "yes")
                .with("age", "200")
                .with("ageBand", "adult")
                .with("reason", "Found in the park.")
                .with("needs", "low-mood-anxiety")
                .with("priority", "routine")
                .with("consent", "not-asked")
                .send();
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text()).contains("The age must be between 0 and 120");
        assertThat(page.document().select("#age").val()).isEqualTo("200");
        assertThat(page.document().select("[name=birthNotKnown][checked]")).hasSize(1);
    }

    @Test
    void theDatabaseKeepsNoHalfOfWhatWasSaid() {
        PublicJourney journey = sent("age", "44");
        UUID person = person(journey.reference()).personId();
        for (String wrong : List.of(
                "birth_said_on = null",
                "age_said = 200",
                "birth_month = 4",
                "age_band = 'ancient'",
                "age_said = null")) {
            org.assertj.core.api.Assertions.assertThatThrownBy(
                            () -> jdbc.sql("update people.person set " + wrong + " where person_id = :id")
                                    .param("id", person)
                                    .update())
                    .as(wrong)
                    .hasMessageContaining("person_");
        }
    }
}
