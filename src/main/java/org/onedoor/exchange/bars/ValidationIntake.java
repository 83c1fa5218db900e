package org.onedoor.exchange.bars;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;
import org.onedoor.exchange.bars.BarsIntake.Standing;
import org.onedoor.exchange.bars.BarsIntake.Taken;
import org.onedoor.exchange.bars.BarsMessage.Request;
import org.onedoor.exchange.bars.Doubts.Doubt;
import org.onedoor.frontdoor.AmbulanceCalls;
import org.onedoor.frontdoor.AmbulanceCalls.Call;
import org.onedoor.frontdoor.AmbulanceCalls.Result;
import org.onedoor.frontdoor.CadMessage;
import org.onedoor.frontdoor.CadMessage.What;
import org.onedoor.organisation.OrganisationKind;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Refused;
import org.onedoor.platform.time.DomainTime;
import org.springframework.stereotype.Component;

/**
 * A 999 call that an ambulance service sends to be validated (BaRS application 4). It stays the ambulance service's and is
 * shown on the stack, as a call of its file is; only one that the centre takes over becomes a referral.
 */
@Component
class ValidationIntake {
    private static final int MOST_PEOPLE = 50;

    private static final String APPLICATION = "a4";

    /** A call that connected before this waits for nobody any longer: the clock of the sender may be wrong. */
    private static final Duration OLDEST = Duration.ofDays(7);

    /** A number that comes again for a call which connected later than this, once the first is over, is used anew. */
    private static final Duration SAME_INCIDENT = Duration.ofMinutes(5);

    private final AmbulanceCalls calls;
    private final Conversations conversations;
    private final Organisations organisations;
    private final DomainTime time;

    ValidationIntake(AmbulanceCalls calls, Conversations conversations, Organisations organisations, DomainTime time) {
        this.calls = calls;
        this.conversations = conversations;
        this.organisations = organisations;
        this.time = time;
    }

    /** Whether a message is about a call of the stack: any other is about somebody the sender hands over. */
    boolean isCall(BarsMessage message) {
        return message instanceof Request request
                && request.category().equals("validation")
                && request.useCase() != null
                && request.useCase().startsWith(APPLICATION)
                && organisations
                        .find(sender())
                        .filter(org -> org.kind() == OrganisationKind.AMBULANCE)
                        .isPresent();
    }

    /**
     * Whether nothing of it may be kept but the number: it is of category 1 or 2, or says no other of a call that is. Then it
     * can change nothing here either.
     */
    boolean keepsNothing(Request request) {
        if (!isOurs(request)) {
            return true;
        }
        if (CallReading.what(request) == What.CALL
                || (CallReading.what(request) == What.CHANGE && CallReading.category(request) != null)) {
            return false;
        }
        String own = own(request);
        if (own != null) {
            return byId(own).filter(call -> !call.isOurs()).isPresent();
        }
        List<Which> named = named(CallReading.number(request));
        return !named.isEmpty()
                && named.stream()
                        .noneMatch(which -> which.call() != null && which.call().isOurs());
    }

    private List<Which> named(String said) {
        List<Which> people = new ArrayList<>();
        for (int person = 1; person <= MOST_PEOPLE; person++) {
            String number = numberOf(said, person);
            Optional<UUID> id = calls.named(sender(), number);
            if (id.isEmpty()) {
                break;
            }
            people.add(new Which(number, calls.find(id.get()).orElse(null)));
        }
        return people;
    }

    private static String numberOf(String said, int person) {
        return person == 1 ? said : said + "/" + person;
    }

    private static boolean isOurs(Request request) {
        Integer category = CallReading.category(request);
        return category == null || category >= 3;
    }

    /** Takes a message about a call. @throws Problem saying what is wrong, where, and how to mend it */
    Taken take(String clientId, Request request) {
        Instant now = time.instant();
        What what = CallReading.what(request);
        Instant called = CallReading.calledAt(request, now);
        if (what == What.CALL && called == null) {
            throw Problem.badRequest(
                    CallReading.saysWhen(request) ? IssueType.VALUE : IssueType.REQUIRED,
                    CallReading.saysWhen(request)
                            ? "Encounter.period.start cannot be when the call connected. Send when it did, with its offset, such as 2026-07-01T14:00:00+01:00."
                            : "Encounter.period.start must say when the call connected: the ambulance service's clock runs from then.",
                    "Encounter.period.start");
        }
        conversations.requireNew(clientId, request);
        Which which = which(request, what, called);
        if (which.call() != null && isNumberOfAnother(which.call())) { // what is said of it is not done to that other
            conversations.once(clientId, request, which.call().incidentId().toString());
            return new Taken(which.call().incidentId().toString(), Standing.CALL_LEFT, null);
        }
        boolean runs = which.call() != null && which.call().isOpen();
        if ((runs || request.responsePriority() != null)
                && what != What.CLOSED
                && isOurs(request)
                && ResponsePriorities.hasUnknown(request.bundle())) {
            throw Problem.badRequest(
                    IssueType.VALUE,
                    "An ambulance response priority is not known here, so nobody can tell whether the call is upgraded, and the message is not taken. Send one of https://fhir.nhs.uk/CodeSystem/arp-priority-code, such as C2 or C3.",
                    "CarePlan.activity.outcomeCodeableConcept");
        }
        boolean tells = what != What.CLOSED && isOurs(request);
        CadMessage message = new CadMessage(
                request.bundle().getIdElement().getIdPart(),
                CallReading.at(request, now),
                what,
                which.number(),
                what == What.CLOSED ? null : category(request, what),
                what == What.CLOSED || runs ? null : called, // the clock starts once
                tells ? CallReading.nature(request) : null,
                tells ? CallReading.caller(request, now) : null);
        Result result = took(message);
        UUID id = calls.named(sender(), which.number()).orElseThrow();
        conversations.once(clientId, request, id.toString());
        Call after = calls.find(id).orElse(null);
        if (result == Result.NOTHING
                && after != null
                && after.isOpen()
                && (message.at().isBefore(after.toldAt())
                        || message.at().isBefore(after.calledAt().minus(SAME_INCIDENT))
                        || !isOurs(request))) {
            throw Problem.conflict(
                    "A later message about this call has been taken already: meta.lastUpdated is older. Send what is so now, with its own lastUpdated.");
        }
        boolean shown = after != null && after.isOpen();
        return new Taken(id.toString(), shown ? Standing.CALL_SHOWN : Standing.CALL_LEFT, null);
    }

    private Result took(CadMessage message) {
        try {
            return calls.take(sender(), message);
        } catch (Refused refused) {
            String why = Objects.requireNonNull(refused.getMessage());
            throw refused.code().equals("unknown-call")
                    ? Problem.notFound(why, "Encounter.identifier")
                    : Problem.conflict(why);
        }
    }

    /** A call cannot be ranked, or kept from the centre, without it; what changes may leave it out. */
    private static @Nullable Integer category(Request request, What what) {
        Integer category = CallReading.category(request);
        if (category == null && what == What.CALL) {
            throw Problem.badRequest(
                    IssueType.REQUIRED,
                    "The category of the call is needed: an ambulance response priority such as C3, of system https://fhir.nhs.uk/CodeSystem/arp-priority-code.",
                    "CarePlan.activity.outcomeCodeableConcept");
        }
        return category;
    }

    /** What the sender is told beside the acknowledgement. */
    List<Doubt> doubts(Request request, Taken taken) {
        List<Doubt> doubts = new ArrayList<>(Doubts.of(request, time.instant()));
        Instant called = CallReading.calledAt(request, time.instant());
        if (CallReading.isAhead(request, time.instant())) {
            doubts.add(new Doubt(
                    "Encounter.period.start is in the future, so the call is taken to connect now. Check the clock, and that the time has its offset, such as 2026-07-01T14:00:00+01:00.",
                    "Encounter.period.start"));
        }
        if (called != null && called.isBefore(time.instant().minus(OLDEST))) {
            doubts.add(new Doubt(
                    "Encounter.period.start is more than %d days ago. It is taken as sent, so the time for an ambulance is long over: send the right one as a new call."
                            .formatted(OLDEST.toDays()),
                    "Encounter.period.start"));
        }
        if (taken.standing() == Standing.CALL_LEFT) {
            doubts.add(new Doubt(left(request, taken), "ServiceRequest"));
        }
        return doubts;
    }

    private String left(Request request, Taken taken) {
        if (!isOurs(request)) {
            return "The centre validates calls of category 3, 4 and 5. This one stays with you: nothing of it is shown, and nothing kept but its number.";
        }
        return calls.find(UUID.fromString(taken.reference()))
                .map(call -> "This call is not before the centre any longer: %s.".formatted(call.standing()))
                .orElse(
                        "This call is not shown to the centre: the last that was said of it is that it is over or of another category.");
    }

    /** @param call what the number names now; none where it names none that the centre saw */
    private record Which(String number, @Nullable Call call) {}

    /**
     * The call a message is about: by our id, else by the sender's number of it. Senders give one number to all the people of
     * one incident, and each of them is a call here: the second is {@code number/2}.
     */
    private Which which(Request request, What what, @Nullable Instant called) {
        String own = own(request);
        if (own != null) {
            Call call = byId(own)
                    .orElseThrow(() -> Problem.notFound("No 999 call is known by this id.", "ServiceRequest.id"));
            if (what != What.CALL || !isNumberOfAnother(call)) {
                requireNobodyElse(call, request);
                return new Which(call.number(), call);
            }
        }
        String said = CallReading.number(request);
        calls.alone(sender(), said); // two people of one incident may come at the same moment
        List<Which> people = named(said);
        for (Which which : people) {
            if (what == What.CALL ? takes(which.call(), request, called) : isTheirs(which.call(), request)) {
                return which;
            }
        }
        if (what != What.CALL && !people.isEmpty()) {
            return ofAnIncident(request, people);
        }
        if (people.size() < MOST_PEOPLE) {
            return new Which(numberOf(said, people.size() + 1), null);
        }
        throw Problem.conflict(
                "More than %d people have this number. Give each call a number of its own.".formatted(MOST_PEOPLE));
    }

    /** A call that has ended, whose number the ambulance service has given to another since. */
    private boolean isNumberOfAnother(Call call) {
        return calls.named(sender(), call.number())
                .filter(id -> id.equals(call.incidentId()))
                .isEmpty();
    }

    private static boolean isTheirs(@Nullable Call call, Request request) {
        return call != null && Likeness.of(call.caller(), request) == Likeness.SAME;
    }

    /** Whether a new call goes under a number: one too many on the list is seen, and one that is taken for another is not. */
    private static boolean takes(@Nullable Call call, Request request, @Nullable Instant called) {
        if (call == null || isTheirs(call, request)) {
            return true;
        }
        return !call.isOpen()
                && called != null
                && called.isAfter(call.calledAt().plus(SAME_INCIDENT));
    }

    /** A change or an end of which nothing says whom of several people it is about could cost the wrong one their life. */
    private static Which ofAnIncident(Request request, List<Which> people) {
        List<Which> open = people.stream()
                .filter(which -> which.call() == null || which.call().isOpen())
                .toList();
        List<Which> left = open.isEmpty() ? people : open;
        if (left.size() > 1) {
            throw Problem.conflict("%d calls have this number: %s. Name the one that is meant as ServiceRequest.id."
                    .formatted(
                            left.size(),
                            String.join(", ", left.stream().map(Which::number).toList())));
        }
        Which only = left.getFirst();
        if (only.call() != null) {
            requireNobodyElse(only.call(), request);
        }
        return only;
    }

    private static void requireNobodyElse(Call call, Request request) {
        if (Likeness.isSomebodyElse(call.caller(), request)) {
            throw Problem.conflict("This number is of a call about another person. Check the number and the patient.");
        }
    }

    private @Nullable String own(Request request) {
        return request.serviceRequest().getIdentifier().stream()
                .filter(known -> BarsAnswer.CALLS.equals(known.getSystem()) && known.hasValue())
                .map(Identifier::getValue)
                .findFirst()
                .or(() -> Optional.ofNullable(
                                request.serviceRequest().getIdElement().getIdPart())
                        .filter(id -> byId(id).isPresent()))
                .orElse(null);
    }

    private Optional<Call> byId(String own) {
        try {
            return calls.find(UUID.fromString(own))
                    .filter(call -> call.sourceOrg().equals(sender()));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    private static UUID sender() {
        return CurrentActor.get().organisationId();
    }
}
