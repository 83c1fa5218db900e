package org.onedoor.programme.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.time.London;
import org.onedoor.programme.ComputedRag;
import org.onedoor.programme.Difference;
import org.onedoor.programme.Plan;
import org.onedoor.programme.PlanAction;
import org.onedoor.programme.PlanMeasures;
import org.onedoor.programme.Plans;
import org.onedoor.programme.Progress;
import org.onedoor.programme.Rag;
import org.onedoor.programme.governance.Figures;
import org.onedoor.programme.report.ReportRepository.Risk;

/**
 * What a report is drafted from: the plan now and as it was when the period began. An action is one of a partner's where
 * the partner leads it or answers for it.
 *
 * @param before each action as it stood at the end of the day before the period, or when the plan came into OneDoor where
 *     that was later; absent when it was not in the plan
 * @param arrived the day the plan came into OneDoor, where that is within the period
 */
record ReportFacts(
        Plan plan,
        LocalDate from,
        LocalDate to,
        List<PlanAction> lines,
        Map<UUID, PlanAction> before,
        Map<UUID, ComputedRag> computed,
        List<Difference> changes,
        @Nullable LocalDate arrived,
        List<Risk> risks,
        Plans.@Nullable HighlightSummary highlight,
        List<Progress> said,
        List<Figures.Measured> measures,
        List<PlanMeasures.Measured> kept,
        Map<UUID, String> names,
        Map<UUID, List<String>> unmatched) {

    static ReportFacts of(
            Plans plans,
            ReportRepository reports,
            Figures figures,
            PlanMeasures measures,
            Organisations organisations,
            Plan plan,
            LocalDate from,
            LocalDate to) {
        List<PlanAction> lines = plans.actions(plan);
        Instant start = London.endOf(from.minusDays(1));
        Instant began = reports.began(plan).orElse(start);
        boolean arrived = began.isAfter(start);
        Instant since = arrived ? began : start;
        List<PlanAction> earlier = plans.asAt(plan, since);
        Map<UUID, PlanAction> before = new HashMap<>();
        earlier.forEach(line -> before.put(line.actionId(), line));
        Set<UUID> partners = new HashSet<>(Set.of(plan.organisationId()));
        lines.forEach(line -> {
            partners.addAll(line.leadOrganisations());
            if (line.accountable() != null) {
                partners.add(line.accountable());
            }
        });
        return new ReportFacts(
                plan,
                from,
                to,
                lines,
                before,
                plans.computed(plan, lines),
                plans.differences(plan, since, London.endOf(to)),
                arrived ? London.date(began) : null,
                reports.risks(plan),
                plans.highlight(plan).orElse(null),
                plans.said(plan, since, London.endOf(to)),
                figures.latest(plan),
                measures.of(plan),
                organisations.names(partners),
                plans.unmatchedLeads(lines));
    }

    boolean isOf(PlanAction line, UUID partner) {
        return line.leadOrganisations().contains(partner) || partner.equals(line.accountable());
    }

    List<PlanAction> of(UUID partner) {
        return lines.stream().filter(line -> isOf(line, partner)).toList();
    }

    /** What all partners lead and this one does not lead by name. */
    List<PlanAction> shared(UUID partner) {
        return lines.stream()
                .filter(line -> line.everyone() && !isOf(line, partner))
                .toList();
    }

    String name(@Nullable UUID organisation) {
        return organisation == null ? "" : Organisation.plain(names.getOrDefault(organisation, "Unknown organisation"));
    }

    /** Everyone who leads it: organisations as they are today, and what is none of them in the plan's own words. */
    String leads(PlanAction line) {
        Stream<String> all = line.everyone() ? Stream.of("All partners") : Stream.empty();
        Stream<String> known = line.leadOrganisations().stream().map(this::name);
        Stream<String> others = unmatched.getOrDefault(line.actionId(), line.leadNames()).stream();
        return Stream.concat(all, Stream.concat(known, others)).distinct().collect(Collectors.joining("; "));
    }

    /** The rating now against the one when the period began, in a word. */
    String trend(PlanAction line) {
        PlanAction was = before.get(line.actionId());
        Rag now = line.rag();
        Rag then = was == null ? null : was.rag();
        if (was == null) {
            return "New";
        }
        if (now == null || then == null || now == Rag.GREY || then == Rag.GREY) {
            return now == then ? "Same" : now == null || now == Rag.GREY ? "No longer rated" : "Newly rated";
        }
        return now == then ? "Same" : now.ordinal() < then.ordinal() ? "Improving" : "Worsening";
    }

    ComputedRag rule(PlanAction line) {
        return java.util.Objects.requireNonNull(computed.get(line.actionId()));
    }

    boolean silent(PlanAction line) {
        return line.silent(to, plan.silentDays());
    }

    boolean late(PlanAction line) {
        return line.overdue(to);
    }

    long count(List<PlanAction> some, java.util.function.Predicate<PlanAction> which) {
        return some.stream().filter(which).count();
    }

    /** What changed of these actions in the period, in the order of the plan. */
    List<Difference> changes(List<PlanAction> some) {
        Set<UUID> ids = some.stream().map(PlanAction::actionId).collect(Collectors.toSet());
        return changes.stream().filter(each -> ids.contains(each.actionId())).toList();
    }
}
