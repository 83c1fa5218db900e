package org.onedoor.programme.governance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.onedoor.platform.time.London;
import org.onedoor.programme.PlanRegister;
import org.springframework.stereotype.Component;

/** What the whole of a register says, in a sentence with the rule it was counted by. */
@Component
public class RegisterFigures {
    private static final int MOST = 2000;
    private static final int MONTHS = 6;
    private static final List<String> PROGRAMMES = List.of("model", "workstream", "enabler");

    private final Registers registers;
    private final Entries entries;
    private final PlanRegister plans;
    private final WorkProgramme programme;
    private final Integration integration;

    RegisterFigures(
            Registers registers,
            Entries entries,
            PlanRegister plans,
            WorkProgramme programme,
            Integration integration) {
        this.plans = plans;
        this.programme = programme;
        this.integration = integration;
        this.registers = registers;
        this.entries = entries;
    }

    public List<String> of(Register register) {
        return switch (register.code()) {
            case "coproduction" -> List.of(coProduction());
            case "risk" -> List.of(risks(register));
            case "assessment" -> considered();
            case "role" -> List.of(capacity(register));
            case WorkProgramme.CODE -> List.of(critical());
            case Integration.TEAM, Integration.CRITERION -> integration.sentences();
            default -> List.of();
        };
    }

    private String critical() {
        List<WorkProgramme.Item> late = programme.critical();
        return late.isEmpty()
                ? "No late item keeps another waiting."
                : "%s: %s."
                        .formatted(
                                late.size() == 1
                                        ? "1 late item holds others up"
                                        : late.size() + " late items hold others up",
                                late.stream()
                                        .map(item -> "%s (was due %s, holds up %d)"
                                                .formatted(
                                                        item.entry().title(),
                                                        London.day(java.util.Objects.requireNonNull(
                                                                item.entry().day("due"))),
                                                        item.holdsUp().size()))
                                        .collect(java.util.stream.Collectors.joining("; ")));
    }

    /** Plans and papers that do not say whether mental health was considered. */
    private List<String> considered() {
        List<String> silent = plans.notSaid();
        return silent.isEmpty()
                ? List.of("Every plan says whether mental health was considered.")
                : List.of("%s whether mental health was considered: %s."
                        .formatted(
                                silent.size() == 1 ? "1 plan does not say" : silent.size() + " plans do not say",
                                String.join("; ", silent)));
    }

    private String capacity(Register register) {
        List<Entry> concerned = entries.list(register, EntryFilter.WANTING, 1, MOST);
        return concerned.isEmpty()
                ? "No open role has a concern about capacity."
                : "%d of %d open roles have a concern about capacity: %s."
                        .formatted(
                                concerned.size(),
                                entries.count(register, EntryFilter.OPEN),
                                concerned.stream()
                                        .map(entry -> "%s, %s (%s)"
                                                .formatted(
                                                        entry.title(),
                                                        entry.first("role").toLowerCase(java.util.Locale.UK),
                                                        entry.first("concern")))
                                        .collect(java.util.stream.Collectors.joining("; ")));
    }

    private String risks(Register register) {
        Register mitigations = registers.get("mitigation");
        return "%d open risks and %d mitigations. %d of the risks have no mitigation linked to them."
                .formatted(
                        entries.count(register, EntryFilter.OPEN),
                        entries.count(mitigations, EntryFilter.OPEN),
                        entries.count(register, EntryFilter.WANTING));
    }

    /** Open models, workstreams and enablers that a piece of co-production of the last six months is linked to. */
    private String coProduction() {
        LocalDate since = entries.today().minusMonths(MONTHS);
        Set<String> shown = new HashSet<>();
        for (Entry each : entries.list(registers.get("coproduction"), EntryFilter.ALL, 1, MOST)) {
            LocalDate held = each.day("held");
            if (held != null && !held.isBefore(since) && !held.isAfter(entries.today())) {
                entries.links(each).forEach(link -> shown.add(link.kind() + "/" + link.target()));
            }
        }
        List<Entry> active = new ArrayList<>();
        PROGRAMMES.forEach(code -> active.addAll(entries.list(registers.get(code), EntryFilter.OPEN, 1, MOST)));
        long with = active.stream()
                .filter(entry -> shown.contains(entry.register() + "/" + entry.code()))
                .count();
        return active.isEmpty()
                ? "No model, workstream or enabler is open, so there is nothing to check for co-production."
                : "%d of %d active programmes (%d%%) have co-production recorded in the last %d months: models, workstreams and enablers that are open and linked from an entry here."
                        .formatted(with, active.size(), Math.round(100.0 * with / active.size()), MONTHS);
    }
}
