package org.onedoor.frontdoor.web;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.Accounts.Account;
import org.onedoor.clock.ClockState;
import org.onedoor.clock.ClockView;
import org.onedoor.directory.Service;
import org.onedoor.directory.Slot;
import org.onedoor.frontdoor.Appeals;
import org.onedoor.frontdoor.CancellationReason;
import org.onedoor.frontdoor.Corrections;
import org.onedoor.frontdoor.DeclineReason;
import org.onedoor.frontdoor.Outcome;
import org.onedoor.frontdoor.Priority;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.Step;
import org.onedoor.people.AccessNeeds;
import org.onedoor.people.Person;
import org.onedoor.platform.time.London;
import org.onedoor.record.Alert;
import org.onedoor.record.TimelineEntry;

/**
 * The form.
 *
 * @param conflict why what was sent could not be done; none when nothing was sent, or nothing stood in its way
 * @param refusal why the step cannot be taken as things are; none when it can
 * @param meanwhile what others did since the form was opened, the newest first
 * @param team who can be named to work it, where that is the step
 * @param ethnicity what the person said their ethnic category is, where that is the step and they said one
 * @param nos those the step can ask a service to look at again
 * @param cancellations why the reader may end it
 * @param waiting what is known of the wait, for the steps that are about it; none for the others
 * @param beside what the steps of choice, assessment, pregnancy and the joint pathway show
 * @param pathways what is planned for the person, for the steps that are about it; none for the others
 * @param receiving the services that can take over, for the steps that ask which does
 * @param clocks those of the referral, where a time is chosen
 * @param toArrange what the person needs when they are seen, where a time is chosen and they need something
 * @param instead what can be done now, where this step no longer can
 */
public record StepPage(
        Referral referral,
        Person person,
        List<Alert> alerts,
        Doubts doubts,
        Step step,
        Typed typed,
        String key,
        @Nullable String conflict,
        @Nullable String refusal,
        List<TimelineEntry> meanwhile,
        List<Step> instead,
        List<DeclineReason> reasons,
        List<Outcome> outcomes,
        List<Priority> priorities,
        List<Service> services,
        List<Slot> slots,
        List<Corrections.Fact> facts,
        List<Referral> others,
        List<Account> team,
        @Nullable String ethnicity,
        List<Appeals.No> nos,
        List<CancellationReason> cancellations,
        @Nullable WaitShown waiting,
        FactStep beside,
        @Nullable Pathways pathways,
        List<Service> receiving,
        List<ClockView> clocks,
        @Nullable AccessNeeds toArrange,
        String now) {

    /** Which deadline that seeing the person meets a time would miss: the earliest still to come; none when it misses none. */
    public @Nullable String lateFor(Slot slot) {
        return clocks.stream()
                .filter(clock -> clock.state() instanceof ClockState.Running && clock.breachedAt() == null)
                .filter(clock -> clock.standard() != null
                        && clock.standard().stop().types().contains("ContactRecorded"))
                .filter(clock -> clock.due() != null && clock.due().isBefore(slot.startsAt()))
                .min(Comparator.comparing(clock -> Objects.requireNonNull(clock.due())))
                .map(clock -> "After the day it is due: %s, by %s"
                        .formatted(clock.name(), London.weekday(Objects.requireNonNull(clock.due()))))
                .orElse(null);
    }

    /** What was chosen and typed, to be copied where the form itself is of no use any longer. */
    public List<String> wordsTyped() {
        Stream<String> chosen = Stream.concat(
                services.stream()
                        .filter(service -> service.id().toString().equals(typed.get("service")))
                        .map(service -> "Service: " + service.name()),
                priorities.stream()
                        .filter(priority -> priority.code().equals(typed.get("priority")))
                        .map(priority -> "Urgency: " + priority.label()));
        return Stream.concat(chosen, words(typed).stream()).toList();
    }

    static List<String> words(Typed typed) {
        return List.of("who", "does", "words", "override", "why", "question", "answer").stream()
                .map(typed::orNull)
                .filter(Objects::nonNull)
                .toList();
    }
}
