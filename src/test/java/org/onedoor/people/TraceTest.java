package org.onedoor.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.TestPds;
import org.onedoor.TestPostgres;
import org.onedoor.Visitor.Page;
import org.onedoor.demo.pds.Patients;
import org.onedoor.demo.pds.Patients.Patient;
import org.onedoor.people.Person.NhsNumberStatus;
import org.onedoor.platform.job.InJob;

/** A navigator asks the national service who somebody is, sees its answer beside the record, and decides. */
@OneDoorTest
class TraceTest extends TraceDesk {
    @Test
    void theAnswerStandsBesideTheRecordAndNothingChangesUntilSomebodyDecides() {
        knownAs("Robin Alex", "7 Other Street");
        assertThat(navigator
                        .open("/people/" + person)
                        .follow("Trace on the national service")
                        .text())
                .contains("Asking it changes nothing here");
        Page page = asked("number");
        assertThat(page.text())
                .contains("Asked ")
                .contains("Robin Alex")
                .contains("7 Other Street, CM2 0AA")
                .contains("1 Example Road, RM17 6SL")
                .contains("Differs")
                .contains("The same");
        assertThat(now().nhsNumberStatus()).isEqualTo(NhsNumberStatus.PRESENT_NOT_TRACED);
        assertThat(now().addressLine()).isEqualTo("1 Example Road");
    }

    @Test
    void theSamePersonIsVerifiedAndOnlyWhatWasChosenIsTaken() {
        knownAs("Robin Alex", "7 Other Street");
        Page done = decided(asked("number"), "same", "given-name");
        assertThat(done.text()).contains("The NHS number is verified").contains("Verified");
        assertThat(now())
                .extracting(Person::nhsNumberStatus, Person::givenName, Person::addressLine, Person::postcode)
                .containsExactly(NhsNumberStatus.PRESENT_VERIFIED, "Robin Alex", "1 Example Road", "RM17 6SL");
        assertThat(TestPostgres.stored()
                        .sql("select replaced ->> 'given-name' from people.trace where person_id = :id")
                        .param("id", person)
                        .query(String.class)
                        .single())
                .as("what the record said before is kept")
                .isEqualTo("Robin");
        assertThat(trace())
                .extracting(Trace::state, Trace::addressLine, Trace::givenName, Trace::number)
                .containsExactly(Trace.State.SAME, null, null, number());
        assertThat(open().text()).contains("is verified").contains("What else the answer said is not kept");
    }

    @Test
    void anAddressIsTakenWhole() {
        knownAs("Robin", "7 Other Street");
        decided(asked("number"), "same", "address");
        assertThat(now())
                .extracting(Person::addressLine, Person::postcode)
                .containsExactly("7 Other Street", "CM2 0AA");
    }

    @Test
    void somebodyElseIsForgottenAndTheRecordStaysAsItWas() {
        knownAs("Somebody", "7 Other Street");
        Person before = now();
        assertThat(decided(asked("number"), "not-same", "given-name").text()).contains("about somebody else");
        assertThat(now()).isEqualTo(before);
        assertThat(trace())
                .extracting(Trace::state, Trace::number, Trace::familyName, Trace::postcode)
                .containsExactly(Trace.State.NOT_SAME, null, null, null);
    }

    @Test
    void nobodyAndManyAreSaidWithWhatToDoNext() {
        assertThat(asked("number").text()).contains("Nobody was found").contains("Check it with the person");
        TestPds.answers(
                String.valueOf(details.familyName()), Patients.outcome(200, "multiple-matches", "TOO_MANY_MATCHES"));
        assertThat(asked("details").text()).contains("More than one person is like this");
        assertThat(TestPds.asked(String.valueOf(details.familyName()))
                        .getFirst()
                        .query())
                .containsEntry("birthdate", "eq" + details.birthDate())
                .containsEntry("address-postalcode", "RM17 6SL");
    }

    @Test
    void somebodyWithoutANumberIsFoundByNameAndGetsTheirs() {
        String theirs = number();
        knownAs("Robin", "1 Example Road");
        refer(TwoRecords.withNumber(null, details));
        assertThat(now().nhsNumber()).isNull();
        details = TwoRecords.withNumber(theirs, details);
        Page page = asked("details");
        assertThat(page.text()).contains("New to us");
        assertThat(decided(page, "same").text()).contains("Another record here has this NHS number");
        assertThat(tasks()).as("the first record of the test holds it").containsExactly("trace-same-number");
        assertThat(now().nhsNumber()).isNull();

        refer(TwoRecords.named(null, "Robin", Cast.somebody(new Random())));
        details = TwoRecords.withNumber(Cast.nhsNumber(new Random()), details);
        knownAs("Robin", "1 Example Road");
        decided(asked("details"), "same");
        assertThat(now())
                .extracting(Person::nhsNumber, Person::nhsNumberStatus)
                .containsExactly(number(), NhsNumberStatus.PRESENT_VERIFIED);
    }

    @Test
    void anAnswerWithAnotherNumberThanOursIsNeverTakenByNameAlone() {
        String ours = number();
        TestPds.knows(new Patient(
                Cast.nhsNumber(new Random()),
                String.valueOf(details.familyName()),
                List.of("Robin"),
                details.birthDate(),
                "female",
                List.of(),
                null,
                null,
                null,
                "U"));
        Page page = asked("details");
        assertThat(page.text()).contains("Two numbers are two people until it is shown otherwise");
        assertThat(decided(page, "same").status()).isEqualTo(422);
        assertThat(now().nhsNumber()).isEqualTo(ours);
    }

    @Test
    void aNumberThatWasReplacedIsReplacedHereAndTheOldOneStillFindsThePerson() {
        String old = number();
        String fresh = Cast.nhsNumber(new Random());
        details = TwoRecords.withNumber(fresh, details);
        TestPds.answers(old, Patients.one(as("Robin", "1 Example Road", null, "U")));
        Page page = asked("number");
        assertThat(page.text()).contains("The NHS number we hold has been replaced");
        decided(page, "same");
        assertThat(now().nhsNumber()).isEqualTo(fresh);
        assertThat(people.byNhsNumber(new NhsNumber(old)).orElseThrow().personId())
                .isEqualTo(person);
        assertThat(tasks()).containsExactly("trace-number-replaced");
    }

    @Test
    void aDeathIsShownAndIsATaskForWhoeverHasOpenWorkAndClosesNothing() {
        TestPds.knows(as("Robin", "1 Example Road", LocalDate.of(2026, 2, 3), "U"));
        Page page = asked("number");
        assertThat(page.text()).contains("says that this person has died").contains("3 Feb");
        assertThat(tasks()).isEmpty();
        decided(page, "same");
        assertThat(now().diedOn()).isNull();
        assertThat(doing.now(reference).isOpen()).isTrue();
        assertThat(tasks()).containsExactly("trace-death");
        assertThat(navigator.tasksWith(reference).text()).contains("find out before anybody gets in touch");
    }

    @Test
    void whereARestrictedPersonLivesIsNeitherShownNorKept() {
        TestPds.answers(number(), PdsWords.restricted(number(), String.valueOf(details.familyName())));
        Page page = asked("number");
        assertThat(page.text())
                .contains("Restricted")
                .doesNotContain("Hidden Way")
                .doesNotContain("SS1 1AA");
        assertThat(TestPostgres.stored()
                        .sql(
                                "select count(*) from people.trace where address_line like '%Hidden%' or postcode = 'SS1 1AA'")
                        .query(Integer.class)
                        .single())
                .isZero();
        decided(page, "same");
        assertThat(now().addressLine()).isEqualTo("1 Example Road");
        assertThat(tasks()).containsExactly("trace-restricted");
    }

    @Test
    void whenTheServiceIsAwayItSaysSoAndIsAskedAgainByItself() {
        TestPds.answers(number(), Patients.outcome(500, "exception", "SERVER_ERROR"));
        Page page = asked("number");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("No answer yet").contains("It is asked again by itself");
        assertThat(tasks()).isEmpty();
        knownAs("Robin", "1 Example Road");
        time.set(time.instant().plusSeconds(600), 1);
        pumps.stream()
                .filter(pump -> pump.name().equals("ask-the-national-service-again"))
                .forEach(pump -> InJob.run(pump::run));
        assertThat(trace().state()).isEqualTo(Trace.State.FOUND);
        assertThat(tasks()).containsExactly("trace-answered");
        decided(open(), "same");
        assertThat(tasks()).as("done by deciding").isEmpty();
    }
}
