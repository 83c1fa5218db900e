package org.onedoor.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Looks;
import org.onedoor.platform.StaleEdit;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.record.EscalationPlan;
import org.onedoor.record.EscalationPlans;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.util.StringUtils;

/** One person or two is decided over all that each record is linked with, and by whoever is quicker. */
class LinkedSetsTest extends TwoRecords {
    @Autowired
    EscalationPlans escalations;

    @Autowired
    Looks looks;

    @Autowired
    DomainTime time;

    @Test
    void aPlanForWhenItEscalatesIsOneOnWhicheverRecordItIsWritten() {
        linked();
        written(one, 0, "Paces up and down");
        written(other, 1, "Stops answering");
        EscalationPlan plan = CurrentActor.as(
                Actor.SYSTEM,
                () -> looks.look("Escalation plan", EscalationPlans.ask(Action.READ, one), shown -> {
                    shown.addAll(people.linked(one));
                    return escalations.latest(people.linked(one)).orElseThrow();
                }));
        assertThat(plan.signs()).containsExactly("Stops answering");
        assertThatThrownBy(() -> written(one, 1, "Slams doors")).isInstanceOf(StaleEdit.class);
    }

    private void written(UUID record, int on, String sign) {
        CurrentActor.run(
                Actor.SYSTEM,
                () -> escalations.write(
                        record,
                        people.linked(record),
                        on,
                        new EscalationPlans.Said(
                                sign,
                                "Give room",
                                List.of(new EscalationPlans.TypedCall("", "", "NHS 111", "111, option 2"))),
                        null));
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
    void aLookThatIsLeftOutOfTheListOfTwoStaysOutOfBothWhenTheyAreParted() {
        assertThat(visit(navigator).open("/people/" + other).status()).isEqualTo(200);
        log.now();
        Visitor officer = visit(cast.account("privacy", navigator.organisationId(), null));
        String looks = "/privacy/people/%s/looks/";
        String audit =
                officer.open("/privacy/people/" + other).document().select("tr:contains((person summary)) a").stream()
                        .map(link -> link.attr("href"))
                        .findFirst()
                        .orElseThrow()
                        .replaceAll(".*/", "");
        linked();
        LocalDate day = London.date(time.instant()).plusMonths(2);
        Page withheld = officer.open(looks.formatted(one) + audit)
                .form("/withhold")
                .with("reason", "His brother reads his post and would find the refuge")
                .with("reviewOn-day", String.valueOf(day.getDayOfMonth()))
                .with("reviewOn-month", String.valueOf(day.getMonthValue()))
                .with("reviewOn-year", String.valueOf(day.getYear()))
                .send();
        assertThat(withheld.text()).contains("would find the refuge");
        compared()
                .form("/part")
                .with("leaves", other.toString())
                .with("why", "They came to the desk together: brothers.")
                .send();
        Page still = officer.open(looks.formatted(other) + audit);
        assertThat(still.text()).contains("would find the refuge");
        log.now();
        int without = summariesPrinted(officer);
        still.form("/show").send();
        assertThat(summariesPrinted(officer)).isEqualTo(without + 1);
    }

    /** How many looks at the summary the other one's list of who looked names. */
    private int summariesPrinted(Visitor officer) {
        return StringUtils.countOccurrencesOf(
                officer.open("/privacy/people/%s/print".formatted(other)).text(), "(person summary)");
    }

    @Test
    void whatWasLeftOutOfOneListIsShownAgainFromTheOtherOnceTheTwoAreOne() {
        assertThat(visit(navigator).open("/people/" + other).status()).isEqualTo(200);
        log.now();
        Visitor officer = visit(cast.account("privacy", navigator.organisationId(), null));
        LocalDate day = London.date(time.instant()).plusMonths(2);
        Page withheld =
                officer.open("/privacy/people/" + other).document().select("tr:contains((person summary)) a").stream()
                        .map(link -> officer.open(link.attr("href")))
                        .findFirst()
                        .orElseThrow()
                        .form("/withhold")
                        .with("reason", "His brother reads his post and would find the refuge")
                        .with("reviewOn-day", String.valueOf(day.getDayOfMonth()))
                        .with("reviewOn-month", String.valueOf(day.getMonthValue()))
                        .with("reviewOn-year", String.valueOf(day.getYear()))
                        .send();
        linked();
        Page shown = officer.open(withheld.path().replace(other.toString(), one.toString()))
                .form("/show")
                .send();
        assertThat(shown.status()).as(shown.text()).isEqualTo(200);
        assertThat(shown.text()).contains("The person sees this entry again");
    }
}
