package org.onedoor.frontdoor.doors;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Asking for help without an account: for oneself or for somebody else, kept and come back to, sent and followed. */
@OneDoorTest
class PublicFormTest {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    private PublicJourney begun(String safe) {
        PublicJourney journey = new PublicJourney(port);
        assertThat(journey.page().heading()).isEqualTo("Are you safe right now?");
        journey.answer("safe", safe);
        return journey;
    }

    private Page navigatorSees(String reference) {
        return new Visitor(port).signIn(cast.navigator().username()).open("/referrals/" + reference);
    }

    private Page follow(String reference, String day) {
        return new Visitor(port)
                .open("/refer/follow")
                .form("/follow")
                .with("reference", reference)
                .with("birthDate-day", day)
                .with("birthDate-month", "4")
                .with("birthDate-year", "1991")
                .send();
    }

    @Test
    void somebodyAsksForThemselvesAndTheCentreHasItAtOnce() {
        PublicJourney journey = begun("yes");
        Page check = journey.self();
        assertThat(check.heading()).isEqualTo("Check what you wrote");
        assertThat(check.text()).contains("I cannot sleep", "Feeling low, worried or stressed", journey.nhsNumber);
        Page done = journey.send();
        assertThat(done.text()).contains("Your reference is", "They do not read it at once");

        Page seen = navigatorSees(journey.reference());
        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.text())
                .contains(journey.familyName.toUpperCase(java.util.Locale.ROOT), "The person themselves")
                .contains("Safe ways to make contact", "Text", "A quiet room", "Care Co-ordination Centre");
    }

    @Test
    void whoeverIsNotSafeSeesWhoToTalkToAndIsNeverStopped() {
        PublicJourney journey = new PublicJourney(port);
        assertThat(journey.page().text()).contains("999", "NHS 111", "116 123");
        Page help = journey.answer("safe", "no");
        assertThat(help.heading()).isEqualTo("Please talk to someone now");
        assertThat(help.text()).contains("999", "option 2", "116 123", "85258", "0800 1111");
        Page onward = help.follow("Go on with the form");
        assertThat(onward.heading()).isEqualTo("Who needs help?");
        PublicJourney again = begun("rather-not");
        again.self();
        again.send();
        Page seen = navigatorSees(again.reference());
        assertThat(seen.text()).contains("they answered: Would rather not say");
    }

    @Test
    void whoeverIsNotSafeIsReadFirst() {
        PublicJourney journey = new PublicJourney(port);
        journey.answer("safe", "no");
        Page who = journey.page().follow("Go on with the form");
        assertThat(who.heading()).isEqualTo("Who needs help?");
        journey.at(who);
        journey.self();
        journey.send();
        assertThat(navigatorSees(journey.reference()).text()).contains("Very urgent", "they answered: No");
    }

    @Test
    void whoeverWritesOfDangerAfterSayingTheyAreSafeSeesWhoToTalkToAndIsReadInHalfAnHour() {
        PublicJourney journey = begun("yes");
        journey.self();
        Page why = journey.visitor().open("/refer/why?change");
        Page help = why.form("/why")
                .with("reason", "I lost my job. I have taken tablets and I want to die.")
                .send();
        assertThat(help.heading()).isEqualTo("Please talk to someone now");
        assertThat(help.text())
                .contains("You wrote:", "I have taken tablets and I want to die.", "999", "116 123", "85258")
                .doesNotContain("I lost my job", "You told us that you are not safe");
        assertThat(help.follow("change what you said about being safe").heading())
                .isEqualTo("Are you safe right now?");
        Page check = help.follow("Go on with the form");
        assertThat(check.heading()).isEqualTo("Check what you wrote");
        journey.at(check);
        journey.send();
        assertThat(navigatorSees(journey.reference()).text())
                .contains("Urgent: Seen", "Triage of urgent referrals within 30 minutes")
                .contains("they answered: Yes. They wrote: “I have taken tablets and I want to die.”");
    }

    @Test
    void whoeverStopsAfterWritingOfDangerIsShownWhoToTalkToWithTheCode() {
        PublicJourney journey = begun("yes");
        journey.self();
        Page kept = journey.visitor()
                .open("/refer/why?change")
                .form("/why")
                .with("reason", "She says she will end her life")
                .with("then", "later")
                .send();
        assertThat(kept.text()).contains("Nothing has been sent yet");
        assertThat(kept.document().select("main").text()).contains("116 123", "999");
        PublicJourney other = begun("yes");
        other.answer("who", "me");
        assertThat(other.later().document().select("main").text()).doesNotContain("116 123");
    }

    @Test
    void aCarersReferralSaysWhoTheyAreAndWhetherThePersonAgreed() {
        PublicJourney journey = begun("yes");
        Page check = journey.carer("refused");
        assertThat(check.heading()).isEqualTo("Check what you wrote");
        journey.send();
        Page seen = navigatorSees(journey.reference());
        assertThat(seen.text())
                .contains("A carer or somebody close", "Jo Caregiver", "I am their parent", "07700 900456")
                .contains("Yes, and they do not agree");
    }

    @Test
    void whatWasTypedIsKeptAndOpensByItsCodeAlone() {
        PublicJourney journey = begun("yes");
        journey.answer("who", "me");
        journey.answer("givenName", "Sam", "familyName", "Keepsake");
        Page kept = journey.later();
        String code = kept.text().replaceAll("(?s).*((?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}).*", "$1");
        assertThat(kept.text()).contains("Nothing has been sent yet", code);

        Page back = new Visitor(port)
                .open("/refer/back")
                .form("/back")
                .with("code", code.toLowerCase(java.util.Locale.ROOT))
                .send();
        assertThat(back.heading()).isEqualTo("When were you born?");
        assertThat(back.visitor()
                        .open("/refer/name")
                        .document()
                        .select("#familyName")
                        .val())
                .isEqualTo("Keepsake");

        Page wrong = new Visitor(port)
                .open("/refer/back")
                .form("/back")
                .with("code", "2222-3333-4444-5555")
                .send();
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("We cannot find a form with this code");
        assertThat(jdbc.sql(
                                "select count(*) from frontdoor.unsent_form where encode(sealed, 'escape') like '%Keepsake%'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aFormIsForgottenSevenDaysAfterItWasTouched() {
        Instant now = Instant.parse("2026-11-25T09:00:00Z");
        FormCode code = FormCode.made();
        new UnsentForms(jdbc, json, () -> now).keep(code, Map.of("givenName", List.of("Sam")));
        Instant almost = now.plus(Duration.ofDays(7)).minusSeconds(1);
        assertThat(new UnsentForms(jdbc, json, () -> almost).find(code)).isPresent();
        UnsentForms later = new UnsentForms(jdbc, json, () -> now.plus(Duration.ofDays(7)));
        assertThat(later.find(code)).isEmpty();
        later.run();
        assertThat(jdbc.sql("select count(*) from frontdoor.unsent_form where code_hash = :hash")
                        .param("hash", code.hash())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aCodeCannotBeGuessedAndItsFormCannotBeReadWithAnother() {
        FormCode one = FormCode.made();
        byte[] sealed = one.seal("private".getBytes(StandardCharsets.UTF_8));
        assertThat(new String(one.open(sealed), StandardCharsets.UTF_8)).isEqualTo("private");
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> FormCode.made().open(sealed))
                .isInstanceOf(IllegalStateException.class);
        assertThat(FormCode.of(one.spaced().toLowerCase(java.util.Locale.ROOT))).contains(one);
        assertThat(FormCode.of("short")).isEmpty();
        assertThat(one.toString()).doesNotContain(one.text());
    }

    @Test
    void stoppingDeletesWhatWasTyped() {
        PublicJourney journey = begun("yes");
        Page over = journey.page().form("/stop").send();
        assertThat(over.text()).contains("What you typed is deleted. Nothing was sent.");
        assertThat(over.visitor().open("/refer/name").heading()).isEqualTo("Ask for help");
    }

    @Test
    void aFormSentTwiceIsOneReferral() {
        PublicJourney journey = begun("yes");
        Page check = journey.self();
        String first = check.form("/send").send().text();
        String second = check.form("/send").send().text();
        assertThat(second).isEqualTo(first);
        assertThat(jdbc.sql("""
                select count(*) from frontdoor.held_referral r join people.person p using (person_id)
                 where p.family_name = :name
                """)
                        .param("name", journey.familyName)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void whatIsSaidAtTheEndTellsNothingOfWhetherThePersonIsKnown() {
        PublicJourney first = begun("yes");
        first.self();
        String unknown = first.send().document().select("main").text().replace(first.reference(), "");
        PublicJourney again = begun("yes");
        again.answer("who", "me");
        again.answer("givenName", "Sam", "familyName", first.familyName);
        again.answer(
                "birthDate-day", "7", "birthDate-month", "4", "birthDate-year", "1991", "nhsNumber", first.nhsNumber);
        again.answer("phone", "07700 900123");
        again.answer();
        again.answer("reason", "Again.");
        again.answer("needs", "low-mood-anxiety");
        again.answer();
        again.answer("agree", "yes");
        String known = again.send().document().select("main").text().replace(again.reference(), "");
        assertThat(known).isEqualTo(unknown);
        assertThat(navigatorSees(again.reference()).text()).contains("Perhaps a duplicate");
    }

    @Test
    void itIsFollowedByReferenceAndBirthDateAndAWrongOneIsAnsweredLikeAnAbsentOne() {
        PublicJourney journey = begun("yes");
        journey.self();
        journey.send();
        Page found = follow(journey.reference(), "7");
        assertThat(found.text()).contains("We have it. A person has not read it yet.", "We do the next thing by");
        Page wrongDay = follow(journey.reference(), "8");
        Page noSuch = follow("OD-ZZZZ-ZZZZ", "7");
        assertThat(wrongDay.status()).isEqualTo(noSuch.status()).isEqualTo(422);
        assertThat(wrongDay.document().select("main").text())
                .isEqualTo(noSuch.document().select("main").text());
        assertThat(jdbc.sql("select count(*) from platform.audit where what = :what")
                        .param("what", "Referral " + journey.reference() + " by its reference and birth date")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        String packed = journey.reference().replace("-", "");
        for (String written :
                List.of(packed.toLowerCase(Locale.ROOT), "OD " + packed.substring(2, 6) + " " + packed.substring(6))) {
            assertThat(follow(written, "7").text()).as(written).contains("We have it. A person has not read it yet.");
        }
    }

    @Test
    void whatIsWrongIsSaidAtItsFieldAndWhatWasTypedIsKept() {
        PublicJourney journey = begun("yes");
        journey.answer("who", "me");
        journey.answer("givenName", "Sam", "familyName", "O'Brien-Ünal");
        Page wrong = journey.answer(
                "birthDate-day", "31", "birthDate-month", "2", "birthDate-year", "1990", "nhsNumber", "999 000 0001");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.title()).startsWith("Error: ");
        assertThat(wrong.text()).contains("must be a real date", "check digit does not match");
        assertThat(wrong.document().select("#nhsNumber").val()).isEqualTo("999 000 0001");
        Page filled = journey.page()
                .form("/birth")
                .with("website", "http://spam.example")
                .send();
        assertThat(filled.status()).isEqualTo(422);
        assertThat(filled.text()).contains("Leave this box empty");
    }

    @Test
    void nobodyGoesPastAQuestionThatNeedsAnAnswerByItsAddress() {
        PublicJourney journey = begun("yes");
        assertThat(journey.visitor().open("/refer/check").heading()).isEqualTo("Who needs help?");
        assertThat(new Visitor(port).open("/refer/check").heading()).isEqualTo("Ask for help");
        assertThat(new Visitor(port).open("/refer/done").heading()).isEqualTo("Ask for help");
    }
}
