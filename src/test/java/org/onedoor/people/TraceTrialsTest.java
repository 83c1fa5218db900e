package org.onedoor.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.onedoor.OneDoorTest;
import org.onedoor.TestPds;
import org.onedoor.TestPostgres;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.demo.pds.Patients;
import org.onedoor.demo.pds.Patients.Patient;
import org.onedoor.people.Person.NhsNumberStatus;

/** What is sent twice, decided by two, left out, hostile or asked by others than may. */
@OneDoorTest
class TraceTrialsTest extends TraceDesk {
    @Test
    void sentTwiceItIsOneQuestionAndOneDecision() {
        knownAs("Robin", "1 Example Road");
        Visitor.Form ask = open().formIn("#by-number", "/trace");
        ask.send();
        ask.send();
        assertThat(TestPds.asked(number())).hasSize(1);
        Visitor.Form decide = open().form("/trace/decide").with("verdict", "same");
        assertThat(decide.send().text()).contains("The NHS number is verified");
        assertThat(decide.send().text()).contains("The NHS number is verified");
        assertThat(TestPostgres.stored()
                        .sql(
                                "select count(*) from platform.event where subject_id = :id and type = 'NhsNumberVerified'")
                        .param("id", person)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        Page other = decide.instead("verdict", "not-same").send();
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.text()).contains("This form was sent before with other words");
    }

    @Test
    void whoeverIsSlowerSeesHowItStandsNow() {
        knownAs("Robin Alex", "7 Other Street");
        Page mine = asked("number");
        Page theirs = visit(cast.navigator()).open("/people/%s/trace".formatted(person));
        decided(theirs, "same");
        Page slower = decided(mine, "same", "given-name");
        assertThat(slower.status()).isEqualTo(409);
        assertThat(slower.text()).contains("This has changed since you opened it");
        assertThat(now().givenName()).isEqualTo("Robin");
    }

    @Test
    void nothingIsDecidedWithoutAnAnswerAndWhatWasTickedIsKept() {
        knownAs("Robin Alex", "7 Other Street");
        Page page =
                asked("number").form("/trace/decide").with("take", "address").send();
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text()).contains("Choose whether this is the same person");
        assertThat(page.document().select("input[name=take][value=address]").hasAttr("checked"))
                .isTrue();
        assertThat(page.document().select("input[name=take][value=given-name]").hasAttr("checked"))
                .isFalse();
    }

    @Test
    void hostileAndLongWordsAreShownAsTheyAreAndWhatOurRulesRefuseCannotBeTaken() {
        String hostile = "<script>alert(1)</script>\u202Eevil";
        String long80 = "Ǽśţ".repeat(26) + "ee";
        TestPds.answers(
                number(),
                Patients.one(new Patient(
                        number(),
                        long80,
                        List.of(hostile, "x".repeat(120)),
                        details.birthDate(),
                        "female",
                        List.of(),
                        "NOWHERE",
                        "ZZZ999",
                        null,
                        "U")));
        Page page = asked("number");
        assertThat(page.document().select("main script")).isEmpty();
        assertThat(page.text())
                .contains("<script>alert(1)</script>")
                .contains(long80)
                .contains("Cannot be taken: First name must be")
                .contains("Cannot be taken: No practice of this code is known here");
        Page refused = page.form("/trace/decide")
                .with("verdict", "same")
                .with("take", "given-name")
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(now().nhsNumberStatus()).isEqualTo(NhsNumberStatus.PRESENT_NOT_TRACED);
        decided(asked("number"), "same", "family-name");
        assertThat(now().familyName()).isEqualTo(java.text.Normalizer.normalize(long80, java.text.Normalizer.Form.NFC));
    }

    @Test
    void othersAreRefusedAndThePersonSeesWhoAsked() {
        assertThat(visit(cast.clinician("veterans-support"))
                        .open("/people/%s/trace".formatted(person))
                        .status())
                .isEqualTo(404);
        knownAs("Robin", "1 Example Road");
        asked("number");
        log.now();
        assertThat(jdbc.sql("""
                select a.what from platform.access_log l join platform.audit a using (audit_id) where l.subject_id = :id
                """).param("id", person).query(String.class).list())
                .contains(
                        "Ask the national service who somebody is",
                        "Keep what the national service answered",
                        "Trace on the national service");
    }
}
