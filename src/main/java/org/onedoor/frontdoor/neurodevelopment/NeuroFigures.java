package org.onedoor.frontdoor.neurodevelopment;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.FigureSource;
import org.onedoor.frontdoor.ReferralFigures.Counted;
import org.onedoor.frontdoor.ReferralFigures.Line;
import org.onedoor.frontdoor.ReferralFigures.Period;
import org.onedoor.frontdoor.ReferralFigures.Section;
import org.onedoor.frontdoor.neurodevelopment.NeuroRepository.OnPathway;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** How long people wait on the neuro-developmental pathway, and how many of those who come by it are diagnosed. */
@Component
@Order(4)
class NeuroFigures implements FigureSource {
    private static final int FEWEST = 5;

    private final NeuroRepository repository;

    NeuroFigures(NeuroRepository repository) {
        this.repository = repository;
    }

    @Override
    public List<Section> of(Period period) {
        List<OnPathway> all = repository.received(period.begins(), period.ends());
        List<OnPathway> assessed =
                all.stream().filter(one -> one.assessedOn() != null).toList();
        List<OnPathway> decided =
                all.stream().filter(one -> one.decidedOn() != null).toList();
        return List.of(new Section(
                "Neuro-developmental pathway",
                "Referrals for autism or ADHD received in the period, and how far they have come since. A wait is in whole days; the median leaves out those who still wait.",
                "Reached",
                "Of",
                List.of(
                        line(
                                "neuro:assessed",
                                "Assessed, of those referred",
                                all,
                                one -> one.assessedOn() != null,
                                median("from referral to assessment", assessed, NeuroFigures::toAssessment)),
                        line(
                                "neuro:decided",
                                "Diagnosis decided, of those assessed",
                                assessed,
                                one -> one.decidedOn() != null,
                                median("from assessment to decision", decided, NeuroFigures::toDecision)),
                        line(
                                "neuro:diagnosed",
                                "Diagnosed, of those decided (conversion)",
                                decided,
                                NeuroFigures::diagnosed,
                                median("from referral to decision", decided, NeuroFigures::wholeWait)))));
    }

    private static boolean diagnosed(OnPathway one) {
        Diagnosis diagnosis = Diagnosis.ofCode(one.diagnosis());
        return diagnosis != null && diagnosis.made();
    }

    private static @Nullable Long toAssessment(OnPathway one) {
        return one.assessedOn() == null ? null : ChronoUnit.DAYS.between(one.receivedOn(), one.assessedOn());
    }

    private static @Nullable Long toDecision(OnPathway one) {
        return one.decidedOn() == null || one.assessedOn() == null
                ? null
                : ChronoUnit.DAYS.between(one.assessedOn(), one.decidedOn());
    }

    private static @Nullable Long wholeWait(OnPathway one) {
        return one.decidedOn() == null ? null : ChronoUnit.DAYS.between(one.receivedOn(), one.decidedOn());
    }

    private static Line line(String code, String label, List<OnPathway> of, Predicate<OnPathway> which, String detail) {
        return new Line(
                code,
                label,
                of.stream().filter(which).map(NeuroFigures::counted).toList(),
                of.stream().map(NeuroFigures::counted).toList(),
                detail);
    }

    private static Counted counted(OnPathway one) {
        return new Counted(one.personId(), one.referralId());
    }

    /** The middle of the waits, and of two middle ones the mean. */
    private static String median(String what, List<OnPathway> of, Function<OnPathway, @Nullable Long> wait) {
        List<Long> days = new ArrayList<>();
        for (OnPathway one : of) {
            Long known = wait.apply(one);
            if (known != null) {
                days.add(known);
            }
        }
        if (days.size() < FEWEST) {
            return "Median wait %s: not shown, fewer than five".formatted(what);
        }
        days.sort(null);
        double middle = (days.get((days.size() - 1) / 2) + days.get(days.size() / 2)) / 2.0;
        return "Median wait %s: %s days"
                .formatted(what, middle == Math.rint(middle) ? String.valueOf((long) middle) : String.valueOf(middle));
    }
}
