package org.onedoor.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.Copied;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.frontdoor.Doing;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Subject;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two records that are one person: found, compared, linked, parted again, and nothing is lost either way. */
@OneDoorTest
class SamePersonTest {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Doing doing;

    @Autowired
    LikelyPairs pairs;

    @Autowired
    Copied log;

    @Autowired
    Acts acts;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    private Account navigator;
    private Account otherGp;
    private Details details;
    private String first;
    private String second;
    private UUID one;
    private UUID other;

    /** Two practices refer somebody; the second does not know the NHS number and has moved them to another street. */
    @BeforeEach
    void twoRecords() {
        navigator = cast.navigator();
        otherGp = cast.gp("F81028");
        details = unmistakable(Cast.somebody(new Random()));
        first = doing.referral(cast.gp().actor(), details);
        second = doing.referral(otherGp.actor(), withNumber(null, details));
        one = doing.person(first);
        other = doing.person(second);
        assertThat(one).isNotEqualTo(other);
        pairs.run();
    }

    /** What everybody in these tests shares is left out, or a third would be taken for the same person. */
    private static Details unmistakable(Details d) {
        return named(d.nhsNumber(), Cast.familyName(new Random()), d);
    }

    private static Details withNumber(@Nullable String nhsNumber, Details d) {
        return named(nhsNumber, d.givenName(), d);
    }

    private static Details named(@Nullable String nhsNumber, @Nullable String givenName, Details d) {
        return new Details(
                nhsNumber,
                d.familyName(),
                givenName,
                null,
                d.birthDate(),
                d.gender(),
                null,
                d.postcode(),
                null,
                null,
                null,
                null,
                false,
                false,
                null);
    }

    private Visitor visit(Account account) {
        return new Visitor(port).signIn(account.username());
    }

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

    private Page compared() {
        return visit(navigator).open("/people/%s/same/%s".formatted(one, other));
    }

    private Page linked() {
        return compared()
                .form("/same/" + other)
                .with("verdict", "same")
                .with("basis", "person-said")
                .with("why", "Rang him. He gave his mother's maiden name and both addresses.")
                .send();
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

    /** A third record of the same name and birthday, with another NHS number. */
    private UUID third() {
        String number = Cast.somebody(new Random()).nhsNumber();
        return doing.person(doing.referral(cast.gp().actor(), withNumber(number, details)));
    }

    private Page compared(UUID one, UUID other) {
        return visit(navigator).open("/people/%s/same/%s".formatted(one, other));
    }

    private static Page same(Page compared) {
        return decided(compared, "same", "Both services looked.");
    }

    private static Page decided(Page compared, String verdict, String why) {
        return compared.form(compared.path())
                .with("verdict", verdict)
                .with("basis", "services")
                .with("why", why)
                .send();
    }

    @Test
    void twoNumbersAreAskedAboutAlsoWhenARecordWithoutOneStandsBetween() {
        UUID third = third();
        linked();
        Page page = same(compared(other, third));
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text())
                .contains("two different NHS numbers")
                .contains("Linked with one of the two as well, and decided with it");
        assertThat(people.linked(other)).doesNotContain(third);
    }

    @Test
    void twoWhoWereFoundToBeTwoDoNotBecomeOneThroughAThird() {
        UUID third = third();
        assertThat(decided(compared(one, third), "different", "Cousins: seen together.")
                        .text())
                .contains("stay apart");
        linked();
        Page page = same(compared(other, third));
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text()).contains("are two people, and they would become one");
        assertThat(people.linked(other)).containsExactlyInAnyOrder(one, other);
    }

    @Test
    void whatIsFoundOfOneHoldsForAllItIsLinkedWith() {
        UUID third = third();
        linked();
        decided(compared(other, third), "different", "Cousins: seen together.");
        assertThat(compared(one, third).text()).contains("Somebody has looked at these two");
        Page after = compared(one, third)
                .form("/same/" + third)
                .with("verdict", "same")
                .with("basis", "services")
                .with("bothNumbers", "yes")
                .with("why", "It was the same man in the photographs after all.")
                .send();
        assertThat(after.text()).as("a decision is taken back as a whole").contains("The two records are linked");
        assertThat(people.linked(other)).containsExactlyInAnyOrder(one, other, third);
        compared(one, third)
                .form("/part")
                .with("leaves", one.toString())
                .with("why", "Two voices.")
                .send();
        Page healed = same(compared(one, other));
        assertThat(healed.text()).as("and so is a parting from several").contains("two different NHS numbers");
        assertThat(healed.form("/same/" + other)
                        .with("bothNumbers", "yes")
                        .send()
                        .text())
                .contains("The two records are linked");
        assertThat(visit(navigator).open("/people/%s/timeline".formatted(one)).text())
                .contains("they are two people");
    }

    @Test
    void whoeverIsSlowerSeesHowTheTwoStandNowAndKeepsWhatWasTyped() {
        Page slow = compared();
        linked();
        Page shown = decided(slow, "different", "I took them for cousins.");
        assertThat(shown.status()).isEqualTo(409);
        assertThat(shown.text())
                .contains("Somebody else linked or parted these while you had them open")
                .contains("Part the records")
                .contains("I took them for cousins.");

        Page slowToPart = compared();
        Page unsaid = slowToPart.form("/part").with("why", "Two photographs.").send();
        assertThat(unsaid.status()).isEqualTo(422);
        assertThat(unsaid.text()).contains("Choose which of the two records is of somebody else");
        compared()
                .form("/part")
                .with("leaves", one.toString())
                .with("why", "Two photographs.")
                .send();
        Page late = slowToPart
                .form("/part")
                .with("leaves", other.toString())
                .with("why", "Two voices.")
                .send();
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text()).contains("These two were linked until");
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
