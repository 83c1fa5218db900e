package org.onedoor.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onedoor.Shows;
import org.onedoor.TestPostgres;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Subject;

/** Two records that are one person: found, compared, linked, parted again, and nothing is lost either way. */
class SamePersonTest extends TwoRecords {
    /** How often the two stand in the queue, on whichever page. */
    private int waiting(Account account) {
        int found = 0;
        Page page = visit(account).open("/people/review");
        for (boolean more = true; more; ) {
            found += page.document()
                    .select("a[href$=/people/%s/same/%s], a[href$=/people/%s/same/%s]"
                            .formatted(one, other, other, one))
                    .size();
            more = page.hasLink("Those after");
            page = more ? page.follow("Those after") : page;
        }
        return found;
    }

    @Test
    void theTwoWaitInTheQueueWithTheirReasonsAndAreComparedSideBySide() {
        assertThat(waiting(navigator)).isEqualTo(1);
        Page compare = compared();
        assertThat(compare.text())
                .contains("the same person")
                .contains("Is the same: +")
                .contains("Not recorded");
        assertThat(visit(navigator).open("/people/" + one).text()).contains("Another record may be of this person");
    }

    @Test
    void nobodyIsShownTwoPeopleOfWhomTheyKnowNeither() {
        Account stranger = cast.clinician("veterans-support");
        assertThat(waiting(stranger)).isZero();
        assertThat(visit(stranger)
                        .open("/people/%s/same/%s".formatted(one, other))
                        .status())
                .isEqualTo(404);
        assertThat(visit(cast.gp()).open("/people/review").status()).isEqualTo(403);
    }

    @Test
    void onceLinkedWhoeverReachesOneRecordReachesBothAndNoStoryIsToldTwice() {
        assertThat(visit(otherGp).open("/people/" + one).status()).isEqualTo(404);
        Page page = linked();
        assertThat(page.text())
                .contains("The two records are linked")
                .contains(first)
                .contains(second);
        Page byTheOther = visit(otherGp).open("/people/" + one);
        assertThat(byTheOther.status()).isEqualTo(200);
        assertThat(byTheOther.text()).contains(first).contains(second);
        assertThat(visit(otherGp).open("/people/%s/timeline".formatted(other)).text())
                .containsOnlyOnce("This record and another were found to be of one person")
                .contains("The person said so");
        assertThat(waiting(navigator)).isZero();
    }

    @Test
    void aSearchFindsThePersonOnceUnderTheFullerRecord() {
        linked();
        LocalDate born = Objects.requireNonNull(details.birthDate());
        Page found = visit(navigator)
                .open("/people")
                .form("/people/search")
                .with("familyName", Objects.requireNonNull(details.familyName()))
                .with("birthDate-day", String.valueOf(born.getDayOfMonth()))
                .with("birthDate-month", String.valueOf(born.getMonthValue()))
                .with("birthDate-year", String.valueOf(born.getYear()))
                .send();
        assertThat(found.text()).contains("1 person found");
        assertThat(found.document().select("a[href$=/people/%s]".formatted(one)))
                .hasSize(1);
    }

    @Test
    void aNameWrittenOtherwiseIsFoundAmongManyMoreThanACountyHasOfOneBirthDate() {
        LocalDate day = LocalDate.of(1911, 1, 1);
        TestPostgres.stored().sql("""
                insert into people.person (person_id, status, nhs_number_status, family_name, given_name, birth_date, gender)
                select gen_random_uuid(), 'KNOWN', 'NOT_PRESENT', 'Aaa' || n, 'Ada', :day, 'X'
                  from generate_series(1, 1500) n
                """).param("day", day).update();
        TestPostgres.stored().sql("""
                insert into people.person (person_id, status, nhs_number_status, family_name, given_name, birth_date, gender)
                values (gen_random_uuid(), 'KNOWN', 'NOT_PRESENT', 'Žýčková-O''Shea', 'Chloë', :day, 'X')
                """).param("day", day).update();
        assertThat(people.search(new PersonSearch(null, "zyckova oshea", "CHLOE", day, null)))
                .singleElement()
                .satisfies(found -> assertThat(found.familyName()).isEqualTo("Žýčková-O'Shea"));
        assertThat(people.search(new PersonSearch(null, "zyckova", "CHLOE", day, null)))
                .as("another name")
                .isEmpty();
        TestPostgres.stored()
                .sql("delete from people.person where birth_date = :day")
                .param("day", day)
                .update();
    }

    @Test
    void whatIsMissingOrWrongInADecisionIsSaidAndKept() {
        Page page =
                compared().form("/same/" + other).with("why", "Looked at both").send();
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text())
                .contains("Choose whether they are one person or two")
                .contains("Looked at both");
        Page without = compared().form("/same/" + other).with("verdict", "same").send();
        assertThat(without.text()).contains("Choose how it was found out").contains("Say what you looked at");
        linked();
        Page again = visit(navigator).open("/people/%s/same/%s".formatted(one, other));
        assertThat(again.text())
                .contains("Linked")
                .contains("mother's maiden name")
                .contains("Part the records");
    }

    @Test
    void twoWhoAreTwoAreNotAskedAboutAgain() {
        compared()
                .form("/same/" + other)
                .with("verdict", "different")
                .with("why", "Cousins who share a name. Different photographs.")
                .send();
        pairs.run();
        assertThat(pairs.of(java.util.List.of(one)))
                .noneMatch(
                        pair -> pair.personId().equals(other) || pair.otherId().equals(other));
        assertThat(visit(navigator).open("/people/%s/timeline".formatted(one)).text())
                .contains("they are two people");
        assertThat(compared().text()).contains("Somebody has looked at these two and found that they are two people");
    }

    @Test
    void aDeathOnOneRecordIsSaidBeforeTheTwoAreLinkedAndIsThenRecordedOnBoth() {
        Subject.Person dead = new Subject.Person(other);
        CurrentActor.run(
                Actor.SYSTEM,
                () -> acts.act(
                        Begin.on("Record a death", Ask.about(Action.WRITE, "referral", dead), dead),
                        act -> people.died(act, other, LocalDate.of(2024, 3, 1))));
        Page page = linked();
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text()).contains("One of the records says that the person died");
        assertThat(people.get(one).diedOn()).isNull();
        assertThat(page.form("/same/" + other).with("died", "yes").send().text())
                .contains("The two records are linked");
        await().untilAsserted(() -> assertThat(people.get(one).diedOn()).isEqualTo(LocalDate.of(2024, 3, 1)));
    }

    @Test
    void thoseAboutWhomItWasDecidedDoNotComeBackHoweverOftenTheyAreCompared() {
        linked();
        jdbc.sql("""
                insert into people.likely_pair (person_id, other_id, probability, reasons, found_at)
                values (:one, :other, 0.9, 'compared at the same moment', now())
                """).param("one", one).param("other", other).update();
        assertThat(waiting(navigator)).isZero();
        assertThat(visit(navigator).open("/people/" + one).text()).doesNotContain("may be of this person");
    }

    @Test
    void twoDifferentNhsNumbersAreLinkedOnlyWhenBothWereChecked() {
        UUID third = third();
        Page page = visit(navigator)
                .open("/people/%s/same/%s".formatted(one, third))
                .form("/same/" + third)
                .with("verdict", "same")
                .with("basis", "services")
                .with("why", "Both services looked.")
                .send();
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text()).contains("two different NHS numbers");
        assertThat(page.form("/same/" + third).with("bothNumbers", "yes").send().text())
                .contains("The two records are linked");
    }

    @Test
    @Shows("W0.20")
    void numbersOfSeveralSystemsAreOnePersonsAndALinkIsPartedWithNothingLost() {
        String number = "P" + Math.abs(new Random().nextInt(10_000_000));
        Page numbers = visit(navigator)
                .open("/people/" + one)
                .follow("Add a number in other systems")
                .form("/numbers")
                .with("system", "SystmOne")
                .with("value", number)
                .send();
        assertThat(numbers.text()).contains(number).contains("SystmOne");
        visit(navigator)
                .open("/people/%s/numbers".formatted(other))
                .form("/numbers")
                .with("system", "Mobius")
                .with("value", number + "X")
                .send();
        linked();

        Page caseload = visit(navigator).open("/people/caseload");
        assertThat(caseload.document().select("tr:contains(%s)".formatted(number + "X")))
                .hasSize(1)
                .first()
                .extracting(row -> row.text())
                .asString()
                .contains(number + " in SystmOne")
                .contains(number + "X in Mobius")
                .contains(first)
                .contains(second)
                .contains("2 records, linked");
        assertThat(caseload.follow("In no other system").text()).doesNotContain(number);

        visit(navigator)
                .open("/people/%s/note".formatted(one))
                .form("/note")
                .with("words", "He collects stamps from the Falklands.")
                .send();
        Page parted = visit(navigator)
                .open("/people/%s/same/%s".formatted(one, other))
                .form("/part")
                .with("leaves", other.toString())
                .with("why", "They came to the desk together: brothers.")
                .send();
        assertThat(parted.text()).contains("He collects stamps").contains("brothers");
        assertThat(visit(otherGp).open("/people/" + one).status()).isEqualTo(404);
        assertThat(visit(navigator).open("/people/" + other).text())
                .contains(second)
                .doesNotContain(first);

        String entry = parted.document()
                .select("tr:contains(stamps) input[type=radio]")
                .attr("name");
        assertThat(parted.form("/parted/" + other)
                        .with(entry, other.toString())
                        .send()
                        .text())
                .contains("1 entry is now read on the other record");
        assertThat(visit(navigator).open("/people/%s/timeline".formatted(one)).text())
                .doesNotContain("stamps")
                .contains("was about somebody else");
        assertThat(visit(otherGp).open("/people/%s/timeline".formatted(other)).text())
                .contains("stamps");
        Page mine = visit(navigator).tasksWith(second);
        assertThat(mine.text()).contains("Two records were parted");
        log.now();
        Page audit = visit(cast.account("privacy", navigator.organisationId(), null))
                .open("/privacy/people/%s".formatted(other));
        assertThat(audit.text())
                .contains("whether two records are both yours (say that two records are one person)")
                .contains("whether two records are both yours (part linked records)");
    }
}
