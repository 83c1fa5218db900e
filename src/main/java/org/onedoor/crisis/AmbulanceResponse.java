package org.onedoor.crisis;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.MentalHealthCalls;
import org.onedoor.platform.Action;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Looks;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.stereotype.Service;

/** How soon ambulances came to people in a mental health crisis, each call against the time that counted on its day. */
@Service
public class AmbulanceResponse {
    private final DetentionRepository cases;
    private final MentalHealthCalls calls;
    private final AmbulanceTargets targets;
    private final Looks looks;
    private final DomainTime time;

    AmbulanceResponse(
            DetentionRepository cases,
            MentalHealthCalls calls,
            AmbulanceTargets targets,
            Looks looks,
            DomainTime time) {
        this.cases = cases;
        this.calls = calls;
        this.targets = targets;
        this.looks = looks;
        this.time = time;
    }

    /** One call. @param came when the ambulance came or was sent; none where that is not known yet, or it never did */
    private record One(
            CallType type, Instant from, @Nullable Instant came) {}

    /**
     * A type of call in a month.
     *
     * @param target what counts on the last day of the month
     * @param met in time @param late after it, or still awaited after it @param open neither: not sent, and still in time
     */
    public record Line(CallType type, AmbulanceTargets.Target target, int calls, int met, int late, int open) {
        public String share() {
            return ContactFigures.share(met, met + late);
        }

        /** Whether the share that must be reached was; none where nothing was measured. */
        public @Nullable Boolean isKept() {
            return met + late == 0 ? null : met * 100 >= target.share() * (met + late);
        }
    }

    /** A month. @param set everything that was ever set, the latest day first */
    public record Month(YearMonth month, List<Line> lines, List<AmbulanceTargets.Target> set) {}

    public Month month(YearMonth month) {
        Instant from = month.atDay(1).atStartOfDay(London.ZONE).toInstant();
        Instant until = month.plusMonths(1).atDay(1).atStartOfDay(London.ZONE).toInstant();
        return looks.look("Figures of ambulance response", Ask.function(Action.READ, "figures"), shown -> {
            List<AmbulanceTargets.Target> set = targets.all();
            List<One> all = new ArrayList<>(held(from, until));
            for (MentalHealthCalls.Call call : calls.between(from, until)) {
                CallType type = call.category() == 3
                        ? CallType.CATEGORY_3
                        : call.category() == 4 ? CallType.CATEGORY_4 : null; // category 5 has no response time
                if (type != null) {
                    all.add(new One(type, call.calledAt(), call.sentAt()));
                }
            }
            return new Month(
                    month,
                    Arrays.stream(CallType.values())
                            .map(type -> line(type, month.atEndOfMonth(), all, set))
                            .toList(),
                    set);
        });
    }

    private Line line(CallType type, LocalDate last, List<One> all, List<AmbulanceTargets.Target> set) {
        Instant now = time.instant();
        List<One> ours = all.stream().filter(one -> one.type() == type).toList();
        int met = 0;
        int late = 0;
        for (One one : ours) {
            AmbulanceTargets.Target target = targets.on(type, London.date(one.from()), set);
            Instant due = one.from().plus(Duration.ofMinutes(target.minutes()));
            Instant came = one.came();
            if (came != null && !came.isAfter(due)) {
                met++;
            } else if (came != null || now.isAfter(due)) {
                late++;
            }
        }
        return new Line(type, targets.on(type, last, set), ours.size(), met, late, ours.size() - met - late);
    }

    /** Of each case for which an ambulance was asked and not stood down: from the request to the first on the scene. */
    private List<One> held(Instant from, Instant until) {
        List<Detention> begun = cases.begun(from, until);
        Map<UUID, List<Fact>> facts =
                cases.facts(begun.stream().map(Detention::incidentId).toList());
        List<One> held = new ArrayList<>();
        for (Detention each : begun) {
            CaseState state = CaseState.of(facts.getOrDefault(each.incidentId(), List.of()));
            Power power = state.power().orElse(null);
            Fact asked = state.facts().first(FactKind.CONVEYANCE).orElse(null);
            if (power == null || asked == null || state.facts().has(FactKind.STOOD_DOWN)) {
                continue;
            }
            Instant came =
                    state.facts().first(FactKind.ON_SCENE).map(Fact::occurredAt).orElse(null);
            Instant restraint = state.facts()
                    .first(FactKind.RESTRAINT)
                    .map(Fact::occurredAt)
                    .orElse(null);
            Instant begins = asked.occurredAt();
            CallType type = power == Power.S136 ? CallType.SECTION_136 : CallType.SECTION_135;
            if (power == Power.S136 && restraint != null && (came == null || !restraint.isAfter(came))) {
                type = CallType.SECTION_136_RESTRAINT;
                begins = restraint.isAfter(begins) ? restraint : begins;
            }
            held.add(new One(type, begins, came));
        }
        return held;
    }
}
