package org.onedoor.exchange.bars;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import org.onedoor.exchange.bars.BarsMessage.Reason;
import org.onedoor.exchange.bars.BarsMessage.Request;
import org.onedoor.frontdoor.CadMessage.What;
import org.onedoor.frontdoor.Caller;
import org.onedoor.frontdoor.Caller.Scene;
import org.onedoor.people.Details;
import org.onedoor.platform.Writing;
import org.onedoor.platform.time.London;

/** A message of BaRS application 4 as a dispatch system would say it. */
final class CallReading {
    private static final int LONGEST_NUMBER = 36;

    /** Longer than this the display of a code is somebody's account and no finding. */
    private static final int FINDING = 200;

    private static final int ACCOUNT = 8_000;

    private static final int LONGEST_POSTCODE = 12;

    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private CallReading() {}

    static What what(Request request) {
        Encounter theirs = request.encounter();
        boolean over = request.reason() == Reason.DELETE
                || BarsIntake.isOver(request.serviceRequest())
                || (theirs != null
                        && (theirs.getStatus() == EncounterStatus.CANCELLED
                                || theirs.getStatus() == EncounterStatus.ENTEREDINERROR));
        return over ? What.CLOSED : request.reason() == Reason.NEW ? What.CALL : What.CHANGE;
    }

    /** Its category, also where a professional asked for the ambulance; none when the message does not say. */
    static @Nullable Integer category(Request request) {
        return request.responsePriority() == null
                ? null
                : Integer.valueOf(ResponsePriorities.level(request.responsePriority()));
    }

    /** What the ambulance service calls it. @throws Problem when it does not say */
    static String number(Request request) {
        String number = Stream.ofNullable(request.encounter())
                .flatMap(theirs -> theirs.getIdentifier().stream())
                .map(Identifier::getValue)
                .filter(value -> value != null && !value.isBlank())
                .map(value -> Writing.storable(value).strip())
                .findFirst()
                .orElseThrow(() -> Problem.badRequest(
                        IssueType.REQUIRED,
                        "Encounter.identifier is needed: without the number of the call nothing that follows could be known to be about it.",
                        "Encounter.identifier"));
        if (number.length() > LONGEST_NUMBER) {
            throw Problem.badRequest(
                    IssueType.TOOLONG,
                    "Encounter.identifier must be at most %d characters: the centre says it on the phone."
                            .formatted(LONGEST_NUMBER),
                    "Encounter.identifier");
        }
        return number;
    }

    /**
     * When the call connected, and never later than now, since a crew is due from then on; none where it does not say, or that
     * cannot be meant.
     */
    static @Nullable Instant calledAt(Request request, Instant now) {
        Encounter theirs = request.encounter();
        Date said = theirs == null ? null : theirs.getPeriod().getStart();
        return said != null && said.toInstant().isAfter(now) ? now : Doubts.written(said, now);
    }

    /** Whether the message says that the call connects in the future: a clock there or here is wrong. */
    static boolean isAhead(Request request, Instant now) {
        Encounter theirs = request.encounter();
        Date said = theirs == null ? null : theirs.getPeriod().getStart();
        return said != null && said.toInstant().isAfter(now);
    }

    /** Whether the message says when the call connected, though it cannot be meant. */
    static boolean saysWhen(Request request) {
        Encounter theirs = request.encounter();
        return theirs != null && theirs.getPeriod().hasStart();
    }

    /**
     * When it was said, by the sender's clock, and never later than now. An upgrade that is dated before its call connected, as
     * by a record that is never dated anew, was said when it came: it is not passed over for that.
     */
    static Instant at(Request request, Instant now) {
        Integer category = category(request);
        Instant called = category != null && category < 3 ? calledAt(request, now) : null;
        return Stream.of(
                        request.serviceRequest().getMeta().getLastUpdated(),
                        request.bundle().getMeta().getLastUpdated(),
                        request.bundle().getTimestamp())
                .map(date -> Doubts.written(date, now))
                .filter(Objects::nonNull)
                .filter(said -> called == null || !said.isBefore(called.minus(CLOCKS_DIFFER)))
                .findFirst()
                .filter(said -> said.isBefore(now))
                .orElse(now);
    }

    /** What it is about, for the list: what was found and flagged, and nothing that tells who it is. */
    static String nature(Request request) {
        String died = PatientMapping.isDeceased(request.patient())
                ? "The message says that this person has died: check before anybody gets in touch"
                : null;
        String found = Stream.concat(Stream.ofNullable(died), findings(request)).collect(Collectors.joining("; "));
        return found.isEmpty()
                ? "The message does not say what it is about."
                : Writing.cut(Writing.storable(found), Writing.SENTENCES);
    }

    private static Stream<String> findings(Request request) {
        return request.story().coded().stream().filter(line -> line.length() <= FINDING);
    }

    /** What is read with who they are: what somebody wrote. */
    private static @Nullable String account(Request request) {
        List<String> lines = new ArrayList<>();
        if (request.breach() != null) {
            lines.add("They need an answer by %s.".formatted(London.full(request.breach())));
        }
        List<String> shown = findings(request).toList();
        request.story().lines().stream().filter(line -> !shown.contains(line)).forEach(lines::add);
        return lines.isEmpty() ? null : Writing.cut(Writing.storable(String.join("\n", lines)), ACCOUNT);
    }

    /** Where the ambulance would go, which need not be where the person lives. */
    private static @Nullable Scene scene(Request request) {
        References held = References.of(request.bundle());
        return request.serviceRequest().getLocationReference().stream()
                .map(held::find)
                .filter(Location.class::isInstance)
                .map(Location.class::cast)
                .filter(location -> !spoken(location).isEmpty())
                .map(location ->
                        new Scene(Writing.cut(Writing.storable(spoken(location)), Writing.LINE), postcode(location)))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String postcode(Location location) {
        String said = location.getAddress().getPostalCode();
        return said == null || said.isBlank() ? null : Writing.cut(Writing.storable(said.strip()), LONGEST_POSTCODE);
    }

    private static String spoken(Location location) {
        return Stream.concat(
                        Stream.of(location.getName(), location.getDescription()),
                        Stream.concat(
                                location.getAddress().getLine().stream().map(StringType::getValue),
                                Stream.of(
                                        location.getAddress().getCity(),
                                        location.getAddress().getPostalCode())))
                .filter(part -> part != null && !part.isBlank())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    static Caller caller(Request request, Instant now) {
        Details who = PatientMapping.details(request.patient(), request.bundle(), now);
        LocalDate born = who.birthDate();
        return new Caller(
                who.nhsNumber(),
                who.familyName(),
                who.givenName(),
                born,
                born == null
                        ? null
                        : Integer.valueOf(Period.between(born, London.date(now)).getYears()),
                who.gender(),
                who.addressLine(),
                who.postcode(),
                who.phone(),
                who.aboutBirth(),
                scene(request),
                account(request));
    }
}
