package org.onedoor.frontdoor.transition;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Services;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.platform.Event;
import org.onedoor.platform.EventHook;
import org.onedoor.platform.EventLog;
import org.onedoor.platform.Subject;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Works a move out again with each event that can change it, inside the act; the sweep then puts its tasks in order. */
@Component
class KeepTransitions implements EventHook {
    private static final Set<String> MOVES = Set.of(
            "TransitionBegan",
            "TransitionPlanned",
            "ReceivingServiceNamed",
            "JointMeetingPlanned",
            "JointMeetingHeld",
            "TransitionFollowedUp");
    private static final Set<String> WHERE_ONE_IS_KNOWN = Set.of(
            "ReferralAccepted",
            "ReferralHandedBack",
            "TransferStarted",
            "TransferChecked",
            "OutcomeRecorded",
            "ReferralClosed",
            "ReferralCancelled",
            "ReferralReopened",
            "FactWithdrawn",
            "PersonDied",
            "DeathMistaken");
    private static final Set<String> OF_THE_PERSON = Set.of("PersonIdentified", "IdentityConfirmed");

    private final TransitionRepository transitions;
    private final ObjectProvider<People> people; // these three need the log, which has this among its hooks
    private final ObjectProvider<Services> services;
    private final ObjectProvider<EventLog> log;
    private final DomainTime time;

    KeepTransitions(
            TransitionRepository transitions,
            ObjectProvider<People> people,
            ObjectProvider<Services> services,
            ObjectProvider<EventLog> log,
            DomainTime time) {
        this.transitions = transitions;
        this.people = people;
        this.services = services;
        this.log = log;
        this.time = time;
    }

    @Override
    public void happened(Event event, boolean first) {
        if (!(event.subject() instanceof Subject.Person(UUID person))) {
            return;
        }
        boolean childrens = event.type().equals("ReferralAccepted") && isChildrens(Transition.uuid(event, "service"));
        if (childrens
                || MOVES.contains(event.type())
                || OF_THE_PERSON.contains(event.type())
                || (WHERE_ONE_IS_KNOWN.contains(event.type()) && transitions.exists(person))) {
            keep(person);
        }
    }

    /** Works it out again, so that the sweep looks at it at once. */
    void keep(UUID person) {
        worked(person)
                .ifPresentOrElse(
                        transition -> transitions.put(transition, time.instant()), () -> transitions.forget(person));
    }

    Optional<Transition> worked(UUID person) {
        Optional<Person> known = people.getObject().find(person);
        return known.flatMap(
                one -> Transition.of(one, log.getObject().of(List.of(person)), this::isChildrens, Protocol.current()));
    }

    /** Whether a service is for nobody of eighteen or older. */
    boolean isChildrens(@Nullable UUID service) {
        Integer last = Optional.ofNullable(service)
                .flatMap(services.getObject()::find)
                .map(one -> one.eligibility().ageTo())
                .orElse(null);
        return last != null && last < 18;
    }
}
