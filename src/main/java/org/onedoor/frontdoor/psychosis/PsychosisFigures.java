package org.onedoor.frontdoor.psychosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.onedoor.frontdoor.FigureSource;
import org.onedoor.frontdoor.ReferralFigures.Counted;
import org.onedoor.frontdoor.ReferralFigures.Line;
import org.onedoor.frontdoor.ReferralFigures.Period;
import org.onedoor.frontdoor.ReferralFigures.Section;
import org.onedoor.frontdoor.SmallNumbers;
import org.onedoor.frontdoor.psychosis.ConversionRepository.OnPathway;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The two pathways side by side, and in how many of those at risk psychosis developed. */
@Component
@Order(3)
class PsychosisFigures implements FigureSource {
    private final ConversionRepository conversions;

    PsychosisFigures(ConversionRepository conversions) {
        this.conversions = conversions;
    }

    @Override
    public List<Section> of(Period period) {
        List<OnPathway> all = conversions.received(period.begins(), period.ends());
        List<OnPathway> atRisk = all.stream().filter(one -> !one.firstEpisode()).toList();
        return List.of(
                new Section(
                        "Psychosis pathways",
                        "Referrals received in the period on either pathway. What is a first episode is not counted as a risk of one.",
                        "On this one",
                        "On either",
                        List.of(
                                line(
                                        "psychosis:fep",
                                        PsychosisPathway.FIRST_EPISODE.label(),
                                        all,
                                        OnPathway::firstEpisode),
                                line(
                                        "psychosis:arms",
                                        PsychosisPathway.AT_RISK.label(),
                                        all,
                                        one -> !one.firstEpisode()))),
                new Section(
                        "From at risk mental state to early intervention",
                        "Of the referrals for an at risk mental state received in the period: those in which psychosis has developed since, and which went to early intervention.",
                        "Psychosis developed",
                        "At risk",
                        List.of(new Line(
                                "psychosis:converted",
                                "All services",
                                counted(atRisk, OnPathway::converted),
                                counted(atRisk, _ -> true),
                                median(atRisk)))));
    }

    private static Line line(String code, String label, List<OnPathway> all, Predicate<OnPathway> on) {
        return new Line(code, label, counted(all, on), counted(all, _ -> true), null);
    }

    private static List<Counted> counted(List<OnPathway> all, Predicate<OnPathway> which) {
        return all.stream()
                .filter(which)
                .map(one -> new Counted(one.personId(), one.referralId()))
                .toList();
    }

    private static String median(List<OnPathway> atRisk) {
        List<Integer> days = new ArrayList<>(
                atRisk.stream().map(OnPathway::days).filter(Objects::nonNull).toList());
        days.sort(null);
        return SmallNumbers.count(days.size()).equals("*") || days.isEmpty()
                ? "Median not shown: fewer than five"
                : "Half within %d days of receipt".formatted(days.get((days.size() - 1) / 2));
    }
}
