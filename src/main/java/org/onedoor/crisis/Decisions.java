package org.onedoor.crisis;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.clock.ClockView;
import org.onedoor.clock.Clocks;
import org.onedoor.people.People;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Refused;
import org.onedoor.platform.time.London;
import org.onedoor.workforce.ApprovalRegisters;
import org.onedoor.workforce.Professional;
import org.springframework.stereotype.Component;

/** The few things about a case that are decisions and no facts, and what the law says of each. */
@Component
class Decisions {
    private static final int ADULT = 18;
    private static final int MOST_HOURS = 12;

    private final Clocks clocks;
    private final People people;
    private final ApprovalRegisters registers;
    private final Places places;

    Decisions(Clocks clocks, People people, ApprovalRegisters registers, Places places) {
        this.clocks = clocks;
        this.people = people;
        this.registers = registers;
        this.places = places;
    }

    /** @param correcting the fact that is put right; none when it is new */
    void check(
            FactKind kind, Instant at, Answers answers, Detention detention, CaseState was, @Nullable Fact correcting) {
        switch (kind) {
            case EXTENDED -> extension(at, answers, detention, was, correcting);
            case POLICE_PLANNED -> policeStation(answers, detention, at);
            case ARRIVED, ENTERED -> arrival(answers);
            case CLOSED -> closing(was);
            case RESTRICTIVE -> minutes(answers);
            case POLICE_DETAILS -> something(answers);
            default -> {}
        }
    }

    private void extension(Instant at, Answers answers, Detention detention, CaseState was, @Nullable Fact correcting) {
        if (was.facts().of(FactKind.EXTENDED).anyMatch(other -> !other.equals(correcting))) {
            throw new Refused(
                    "extended", "It has been extended once already. It cannot be extended again (section 136B).");
        }
        ClockView limit = limit(detention)
                .orElseThrow(
                        () -> new Refused(
                                "not-held",
                                "There is no limit to extend: nobody has recorded that the person arrived, or the power is section 135(2)."));
        Instant due = java.util.Objects.requireNonNull(limit.due());
        Instant first = correcting == null
                ? due
                : due.minus(java.time.Duration.ofHours(Long.parseLong(correcting.code("hours"))));
        if (at.isAfter(first)) {
            throw new Refused(
                    "authority-expired",
                    "The authority to detain ended on %s. It cannot be extended after that: there is no lawful authority."
                            .formatted(London.full(first)));
        }
        int hours = Integer.parseInt(answers.codes().get("hours"));
        if (hours < 1 || hours > MOST_HOURS) {
            throw new Invalid("hours", "It can be extended by 1 to 12 hours");
        }
        Instant held = was.heldFrom();
        if (held != null && at.isBefore(held)) {
            throw new Invalid(
                    "at",
                    "It cannot have been extended before the person was held, at %s".formatted(London.full(held)));
        }
        if (was.atPoliceStation() && isNobody(answers.words().getOrDefault("superintendent", ""))) {
            throw new Invalid(
                    "superintendent",
                    "In a police station an officer of superintendent's rank or above must agree too");
        }
        Professional doctor = registers
                .find(UUID.fromString(answers.codes().get("doctor")))
                .filter(each -> was.asked().stream()
                        .anyMatch(
                                asked -> !asked.amhp() && asked.professionalId().equals(each.id())))
                .orElseThrow(() -> new Invalid("doctor", "Choose one of the doctors who were asked to come"));
        Asked asked = was.asked().stream()
                .filter(each -> !each.amhp() && each.professionalId().equals(doctor.id()))
                .findFirst()
                .orElseThrow();
        if (asked.at().isAfter(at)) {
            throw new Invalid(
                    "doctor",
                    "%s was asked to come at %s only, after the time you entered"
                            .formatted(doctor.name(), London.full(asked.at())));
        }
        if (asked.attended() == null
                && asked.answers().stream().anyMatch(answer -> answer.code().equals("declined"))) {
            throw new Invalid("doctor", "%s said that they cannot come".formatted(doctor.name()));
        }
        String refusal = doctor.refusal(London.date(at));
        if (refusal != null) {
            throw new Invalid("doctor", refusal);
        }
    }

    /** The clock that ends the authority to hold. */
    Optional<ClockView> limit(Detention detention) {
        return Optional.ofNullable(Authority.of(clocks.ofScope(detention.incidentId(), detention.incidentId())));
    }

    boolean isExpired(Detention detention, Instant now) {
        return limit(detention).filter(clock -> Authority.isExpired(clock, now)).isPresent();
    }

    private void policeStation(Answers answers, Detention detention, Instant at) {
        Integer age = age(detention, at);
        if (age == null) {
            throw new Refused(
                    "age-unknown",
                    "Nobody has said how old the person is thought to be. A police station can be planned only for an adult.");
        }
        if (age < ADULT) {
            throw new Refused(
                    "under-18",
                    "A police station is never a place of safety for somebody under 18 (section 136A). Choose another place.");
        }
        if (isNobody(answers.words().getOrDefault("authoriser", ""))) {
            throw new Refused(
                    "no-authoriser",
                    "A police station can be chosen only where an officer of superintendent's rank or above allows it.");
        }
    }

    private static boolean isNobody(String who) {
        String letters = who.replaceAll("[^\\p{L}]", "").toLowerCase(java.util.Locale.ROOT);
        return Set.of("", "nobody", "none", "noone", "na", "nil", "unknown", "notknown")
                .contains(letters);
    }

    /** By the date of birth where it is known, and otherwise as the officer thought. */
    @Nullable
    Integer age(Detention detention, Instant at) {
        Integer known = people.find(detention.personId())
                .map(person -> person.ageOn(London.date(at)))
                .orElse(null);
        return known == null ? detention.ageAbout() : known;
    }

    /**
     * What kind of place it is and which one must go together, and why a police station is said only of one: whoever fills in
     * the form knows which of the two is right, and the alarm about a police station follows from it.
     */
    private void arrival(Answers answers) {
        String type = answers.codes().getOrDefault("placeType", "");
        boolean station = type.equals(Questions.STATION);
        UUID chosen = CaseState.uuid(answers.codes().getOrDefault("place", ""));
        Place place = chosen == null ? null : places.find(chosen).orElse(null);
        if (station && chosen != null) {
            throw new Invalid("place", "A police station is none of these places. Leave 'Which one?' empty");
        }
        if (place != null && !place.kind().code().equals(type)) {
            throw new Invalid(
                    "placeType",
                    "%s is not that kind of place: it is %s. Choose that, or another place"
                            .formatted(place.name(), place.kind().inWords()));
        }
        if (!station && isSaidOfAStation(answers)) {
            throw new Invalid(
                    "placeType",
                    "You say why a police station was used. If the person is in one, choose 'Police station'; if not, take the reason away");
        }
    }

    private static boolean isSaidOfAStation(Answers answers) {
        String why = answers.codes().getOrDefault("stationReason", "not-known");
        String who = answers.words().getOrDefault("authoriser", "");
        return !why.equals("not-known") || !isNobody(who);
    }

    private static void closing(CaseState was) {
        if (was.endedAt() == null) {
            throw new Refused("not-ended", "The case cannot be closed before its end is recorded.");
        }
        if (was.owesRestrictiveRecord()) {
            throw new Refused(
                    "restrictive-record",
                    "Restraint was used. Record the restrictive intervention first; then the case can be closed.");
        }
    }

    /** Each can be answered by itself, as it becomes known. */
    private static void something(Answers answers) {
        if (answers.codes().isEmpty()) {
            throw new Invalid("perceived", "Answer one of the questions. What nobody knows is \"Not known\"");
        }
    }

    private static void minutes(Answers answers) {
        if (Integer.parseInt(answers.codes().get("minutes")) > 24 * 60) {
            throw new Invalid("minutes", "Enter the minutes of one intervention, at most a day");
        }
    }

    /** Adds what follows from an answer, so that a standard can read it. */
    void complete(FactKind kind, Map<String, String> codes, CaseState was) {
        if (kind == FactKind.ATTENDED) {
            UUID who = CaseState.uuid(codes.getOrDefault("professional", ""));
            boolean amhp = was.asked().stream()
                    .anyMatch(each -> each.amhp() && each.professionalId().equals(who));
            codes.put("profession", amhp ? "amhp" : "section-12");
        }
    }
}
