package org.onedoor.frontdoor.transition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.directory.Service;
import org.onedoor.frontdoor.Doing;
import org.onedoor.frontdoor.Outcome;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.time.Birthday;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;

/** Young people move to adult services by a protocol, and are followed until they are 25. */
class TransitionTest extends Movers {
    @Test
    @Shows({"T42", "C1.02a"})
    void atSeventeenAndAHalfTheChildrensTeamGetsItsTasksAndDoesThemBeforeTheBirthday() {
        Account team = cast.clinician(CHILDREN);
        LocalDate born = today().minusYears(17).minusMonths(6);
        String reference = accepted(born, time.instant());
        String younger = accepted(born.plusDays(20), time.instant());
        swept();
        assertThat(tasks(reference).values())
                .extracting(Task::kind)
                .containsExactlyInAnyOrder("transition-plan", "transition-receiving", "transition-joint-meeting");
        assertThat(tasks(reference).values()).allMatch(task -> task.teamId().equals(team.teamId()));
        for (Protocol.Rule rule : Protocol.current().rules()) {
            if (rule.who() == Protocol.Who.SENDING) {
                assertThat(task(reference, rule.kind().task()).due())
                        .as("by when the protocol says")
                        .isEqualTo(Birthday.of(born, rule.by()).minusDays(1));
            }
        }
        assertThat(tasks(younger)).as("not before 17 years and 6 months").isEmpty();
        DomainTime.at(time.instant().plus(Duration.ofDays(21)), () -> {
            swept();
            return true;
        });
        assertThat(tasks(younger)).hasSize(3);

        Visitor clinician = visit(team);
        Page page = clinician.open("/referrals/" + reference);
        assertThat(page.text())
                .contains("Move to adult services", "a service not named yet", "No joint meeting is planned yet")
                .contains("The move to adult services begins");
        assertThat(row(page, "Name the service that takes over"))
                .contains(
                        "The children's team",
                        London.day(Birthday.of(born, Period.of(17, 9, 0)).minusDays(1)),
                        "To do");
        assertThat(step(clinician, younger).status()).isEqualTo(200);
        assertThat(step(clinician, younger).text()).contains("17 years and 6 months or older");

        Page unsaid = step(clinician, reference).form("/do/plan-transition").send();
        assertThat(unsaid.status()).isEqualTo(422);
        assertThat(unsaid.text()).contains("Choose what was done");
        Page wordless = take(clinician, reference, Map.of("item", "plan"));
        assertThat(wordless.text()).contains("Write the plan: what the young person wants");
        assertThat(take(clinician, reference, Map.of("item", "plan", "words", "Wants to stay near college"))
                        .text())
                .contains("Transition plan written with the young person", "Wants to stay near college");
        assertThat(tasks(reference)).doesNotContainKey("transition-plan");

        Page forChildren = take(
                clinician,
                reference,
                Map.of(
                        "item",
                        "receiving",
                        "service",
                        Service.idOf("cyp-crisis").toString()));
        assertThat(forChildren.status()).isEqualTo(422);
        assertThat(forChildren.text()).contains("Choose a service that is for people of 18");
        assertThat(take(
                                clinician,
                                reference,
                                Map.of(
                                        "item",
                                        "receiving",
                                        "service",
                                        Service.idOf(ADULT).toString()))
                        .text())
                .contains("to 18-25 service", "When you are 18, 18-25 service takes over");

        LocalDate adult = Birthday.of(born, 18);
        Page late = take(clinician, reference, Map.of("item", "meeting-planned", "plannedOn", adult.toString()));
        assertThat(late.status()).isEqualTo(422);
        assertThat(late.text()).contains("must be before the 18th birthday, " + London.day(adult));
        assertThat(take(clinician, reference, Map.of("item", "meeting-planned", "plannedOn", "2999-01-01"))
                        .text())
                .contains("Choose a day within a year from today. Check the year");
        LocalDate meeting = adult.minusDays(30);
        assertThat(take(clinician, reference, Map.of("item", "meeting-planned", "plannedOn", meeting.toString()))
                        .text())
                .contains("Joint meeting: " + London.day(meeting))
                .contains("Both teams meet you together on " + London.day(meeting));
        Page future = take(clinician, reference, Map.of("item", "meeting-held", "heldOn", meeting.toString()));
        assertThat(future.text()).contains("The meeting cannot have been held in the future");
        Page held = take(clinician, reference, Map.of("item", "meeting-held", "heldOn", today().toString()));
        assertThat(row(held, "Both teams meet the young person")).contains("Done", London.day(today()));
        assertThat(tasks(reference)).isEmpty();
        assertThat(clinician
                        .open("/referrals/" + reference + "/do/follow-up-transition")
                        .text())
                .contains("comes after the 18th birthday");
    }

    @Test
    @Shows("T42")
    void whoeverHasMovedIsFollowedUntilTwentyFiveByTheTeamThatTookOverOrElseTheCentre() {
        LocalDate born = today().minusYears(18).minusMonths(4);
        Instant before = time.instant().minus(Duration.ofDays(300));
        String reference = accepted(born, before);
        DomainTime.at(before, () -> ready(reference, today().minusDays(300)));
        end(reference, Outcome.PASSED_ON);
        swept();
        Account navigator = cast.navigator();
        assertThat(tasks(reference)).containsOnlyKeys("transition-follow-up");
        assertThat(task(reference, "transition-follow-up").teamId())
                .as("nobody has the young person: the centre asks")
                .isEqualTo(navigator.teamId());
        Page centre = visit(navigator).open("/tasks");
        assertThat(centre.status()).isEqualTo(200);
        assertThat(visit(navigator).open("/referrals/" + reference).text()).contains("Move to adult services");

        String taken = adult(reference);
        swept();
        Account team = cast.clinician(ADULT);
        assertThat(tasks(reference)).isEmpty();
        assertThat(task(taken, "transition-follow-up").teamId()).isEqualTo(team.teamId());
        assertThat(task(taken, "transition-follow-up").due())
                .isEqualTo(Birthday.of(born, Period.of(18, 6, 0)).minusDays(1));
        Visitor receiving = visit(team);
        assertThat(receiving.open("/referrals/" + taken).text()).contains("With the children's service: " + reference);
        Page missing = followUp(receiving, taken, "not-reached", "");
        assertThat(missing.status()).isEqualTo(422);
        assertThat(missing.text()).contains("Say how you tried to reach them");
        followUp(receiving, taken, "not-reached", "Rang twice, no answer");
        swept();
        assertThat(tasks(taken)).as("not reached is not followed up").containsKey("transition-follow-up");
        Page done = followUp(receiving, taken, "well", "At college, well");
        assertThat(done.text()).contains("Follow-up after the move: Doing well without one", "At college, well");
        assertThat(row(done, "Follow up how the young person is")).contains("Done");
        swept();
        assertThat(tasks(taken)).isEmpty();
        DomainTime.at(time.instant().plus(Duration.ofDays(60)), () -> {
            swept();
            return true;
        });
        assertThat(tasks(taken)).as("not before its time").isEmpty();
        DomainTime.at(time.instant().plus(Duration.ofDays(183)), () -> {
            swept();
            return true;
        });
        assertThat(tasks(taken)).as("again after six months").containsKey("transition-follow-up");

        List<Transition.Item> items =
                repository.find(doing.person(reference)).orElseThrow().items();
        assertThat(items.stream()
                        .filter(item -> item.kind() == Protocol.Kind.FOLLOW_UP)
                        .map(Transition.Item::dueOn)
                        .max(LocalDate::compareTo))
                .as("the last follow-up is before the 25th birthday")
                .contains(Birthday.of(born, 25).minusDays(1));
    }

    @Test
    @Shows("C1.02a")
    void whetherTheProtocolWasKeptIsCountedForEachOfItsTasksAndOpensThoseItCounts() {
        LocalDate born = today().minusYears(17).minusMonths(10);
        Instant before = time.instant().minus(Duration.ofDays(100));
        List<String> inTime = new java.util.ArrayList<>();
        for (int i = 0; i < 5; i++) {
            String reference = accepted(born, before);
            DomainTime.at(before, () -> ready(reference, today().minusDays(100)));
            inTime.add(reference);
        }
        String late = accepted(born, before);
        swept();
        as(cast.clinician(CHILDREN), () -> transitions.plan(late, "Written after its day", null));
        String never = accepted(born, before);
        swept();
        assertThat(tasks(never)).hasSize(3);
        Visitor navigator = visit(cast.navigator());
        assertThat(row(navigator.open("/referrals/" + never), "Write the transition plan"))
                .contains("Late");
        assertThat(row(navigator.open("/referrals/" + late), "Write the transition plan"))
                .contains("Done late");

        Page figures = visit(manager()).open("/figures?topic=pathways");
        assertThat(figures.text())
                .contains("Protocol for moving to adult services", "Tasks whose last day is in the period");
        assertThat(row(figures, "Write the transition plan")).matches(".*\\d+ .*\\d+%.*The children's team");
        String kept = navigator
                .open("/figures/rows?topic=pathways&figure=transition:plan")
                .text();
        assertThat(kept).contains(inTime).doesNotContain(late).doesNotContain(never);
        assertThat(row(figures, "Both teams meet the young person")).contains("The children's team");

        LocalDate grown = today().minusYears(18).minusDays(10);
        String prepared = accepted(grown, before);
        DomainTime.at(before, () -> ready(prepared, today().minusDays(100)));
        String unprepared = accepted(grown, before);
        assertThat(navigator
                        .open("/figures/rows?topic=pathways&figure=transition-ready")
                        .text())
                .contains(prepared)
                .doesNotContain(unprepared);
        assertThat(visit(manager()).open("/figures?topic=pathways").text())
                .contains("Ready at 18", "All of it before 18");
    }

    @Test
    void whoStopsNeedingHelpBeforeEighteenIsAskedForNothingMoreAndRebuildSaysTheSame() {
        String reference = accepted(today().minusYears(17).minusMonths(7), time.instant());
        swept();
        assertThat(tasks(reference)).hasSize(3);
        end(reference, Outcome.TREATMENT_COMPLETED);
        swept();
        assertThat(tasks(reference)).isEmpty();
        UUID person = doing.person(reference);
        Transition kept = repository.find(person).orElseThrow();
        assertThat(kept.endedOn()).isEqualTo(today());
        assertThat(kept.items()).allMatch(Transition.Item::dropped);
        jdbc.sql("update frontdoor.transition_item set dropped = false where person_id = :person")
                .param("person", person)
                .update();
        assertThat(CurrentActor.as(Actor.SYSTEM, rebuild::rebuild)).isPositive();
        assertThat(repository.find(person).orElseThrow()).isEqualTo(kept);
        assertThat(CurrentActor.as(Actor.SYSTEM, rebuild::rebuild)).isZero();
    }

    @Test
    void anAdultIsOnNoWayToAdultServices() {
        String reference = doing.referral(cast.gp().actor());
        doing.accepted(reference, Doing.PCN);
        swept();
        assertThat(repository.find(doing.person(reference))).isEmpty();
        Visitor team = visit(cast.clinician(Doing.PCN));
        assertThat(team.open("/referrals/" + reference).text()).doesNotContain("Move to adult services");
        assertThat(step(team, reference).text()).contains("is for a young person whom a children's service has");
    }

    @Test
    void whoeverWasBornOnTheLastOfFebruaryComesOfAgeOnTheFirstOfMarch() {
        UUID person = doing.person(accepted(LocalDate.of(2008, 2, 29), Instant.parse("2025-12-01T09:00:00Z")));
        LocalDate last = LocalDate.of(2026, 2, 28);
        LocalDate first = LocalDate.of(2026, 3, 1);
        assertThat(repository.cameOfAge(last, last, first))
                .noneMatch(each -> each.personId().equals(person));
        assertThat(repository.cameOfAge(first, first, first))
                .anyMatch(each -> each.personId().equals(person));
        assertThat(repository.cameOfAge(first, first, last)).isEmpty();
    }
}
