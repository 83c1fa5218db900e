package org.onedoor.workforce;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Acts;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.time.London;
import org.onedoor.platform.time.Plausible;
import org.onedoor.workforce.WorkforceEvents.DutyPlanned;
import org.onedoor.workforce.WorkforceEvents.DutyTakenBack;

/** Who is on duty when, and every hour in which too few are. */
@org.springframework.stereotype.Service
public class Rota {
    private static final Duration LONGEST_DUTY = Duration.ofHours(24);
    private static final Duration LONGEST_PERIOD = Duration.ofDays(31);

    private final DutyRepository duties;
    private final ProfessionalRepository professionals;
    private final ApprovalRegisters registers;
    private final Acts acts;
    private final Looks looks;

    Rota(
            DutyRepository duties,
            ProfessionalRepository professionals,
            ApprovalRegisters registers,
            Acts acts,
            Looks looks) {
        this.duties = duties;
        this.professionals = professionals;
        this.registers = registers;
        this.acts = acts;
        this.looks = looks;
    }

    /** One hour in which fewer than needed are on duty for the whole of it. */
    public record ShortHour(Instant from, int onDuty, int needed) {
        public Instant until() {
            return from.plus(Duration.ofHours(1));
        }
    }

    /** An organisation's rota of a period. */
    public record Period(
            Profession profession,
            Instant from,
            Instant until,
            int needed,
            List<Duty> duties,
            Map<UUID, Professional> people,
            List<ShortHour> shortHours) {}

    /** Puts somebody on duty. */
    public void plan(UUID professionalId, Instant from, Instant until) {
        if (!until.isAfter(from)) {
            throw new Invalid("until", "The duty must end after it begins");
        }
        if (Duration.between(from, until).compareTo(LONGEST_DUTY) > 0) {
            throw new Invalid("until", "A duty lasts 24 hours at most. Plan a longer time as several duties");
        }
        if (!Plausible.at(from) || !Plausible.at(until)) {
            throw new Invalid("from", "Check the year");
        }
        Professional professional = registers.ours(professionalId);
        String refusal = professional.refusal(London.date(until.minusNanos(1000)));
        if (refusal != null) {
            throw new Invalid("from", refusal);
        }
        acts.act(ApprovalRegisters.begin("Plan a duty", professional.organisationId()), act -> {
            duties.insert(new Duty(professional.organisationId(), Ids.at(act.now()), professionalId, from, until));
            act.happened(new DutyPlanned(professionalId, from.toString(), until.toString()));
        });
    }

    public void takeBack(UUID dutyId) {
        UUID organisation = CurrentActor.get().organisationId();
        Duty duty = duties.find(organisation, dutyId).orElseThrow(() -> new NotFound("duty"));
        acts.act(ApprovalRegisters.begin("Take back a duty", organisation), act -> {
            duties.takeBack(duty, act.now());
            act.happened(new DutyTakenBack(duty.professionalId()));
        });
    }

    /** Says how many are needed at every hour. */
    public void need(Profession profession, int needed) {
        if (needed < 0 || needed > 50) {
            throw new Invalid("needed", "Enter a number from 0 to 50");
        }
        Actor actor = CurrentActor.get();
        acts.act(
                ApprovalRegisters.begin("Say how many are needed on duty", actor.organisationId()),
                _ -> duties.need(actor.organisationId(), profession, needed));
    }

    /** The duties of one professional that have not ended. Called from inside a look. */
    public List<Duty> of(UUID professionalId, Instant now) {
        return duties.of(professionalId, now);
    }

    /** The rota of the reader's own organisation. */
    public Period period(Profession profession, Instant from, Instant until) {
        if (!until.isAfter(from)) {
            throw new Invalid("until", "The period must end after it begins");
        }
        if (Duration.between(from, until).compareTo(LONGEST_PERIOD) > 0) {
            throw new Invalid("until", "Choose at most 31 days");
        }
        UUID organisation = CurrentActor.get().organisationId();
        return looks.look("Rota", Ask.function(Action.READ, ApprovalRegisters.DATA), _ -> {
            Map<UUID, Professional> people = professionals.all(profession).stream()
                    .filter(each -> each.organisationId().equals(organisation))
                    .collect(Collectors.toMap(Professional::id, Function.identity()));
            List<Duty> planned = duties.between(from, until).stream()
                    .filter(duty -> people.containsKey(duty.professionalId()))
                    .toList();
            int needed = duties.needed(organisation, profession).orElse(0);
            return new Period(
                    profession, from, until, needed, planned, people, shortHours(planned, people, from, until, needed));
        });
    }

    /** Hours as they pass: the night the clocks go forward has one fewer. Whose approval has ended does not count. */
    static List<ShortHour> shortHours(
            List<Duty> planned, Map<UUID, Professional> people, Instant from, Instant until, int needed) {
        List<ShortHour> hours = new ArrayList<>();
        for (Instant hour = from; hour.isBefore(until); hour = hour.plus(Duration.ofHours(1))) {
            Instant start = hour;
            Instant end = start.plus(Duration.ofHours(1));
            int onDuty = (int) planned.stream()
                    .filter(duty -> duty.covers(start, end))
                    .map(Duty::professionalId)
                    .distinct()
                    .filter(id -> {
                        Professional who = people.get(id);
                        return who != null && who.refusal(London.date(start)) == null;
                    })
                    .count();
            if (onDuty < needed) {
                hours.add(new ShortHour(start, onDuty, needed));
            }
        }
        return hours;
    }
}
