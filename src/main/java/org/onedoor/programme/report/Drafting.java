package org.onedoor.programme.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.onedoor.platform.time.London;
import org.onedoor.programme.PlanAction;
import org.onedoor.programme.Rag;
import org.onedoor.programme.report.ReportDocument.Figure;
import org.onedoor.programme.report.ReportDocument.Figures;
import org.onedoor.programme.report.ReportDocument.Grid;
import org.onedoor.programme.report.ReportDocument.Part;
import org.onedoor.programme.report.ReportDocument.Words;

/** Drafts a report from the plan's facts. What people must add is a part that is not finished without it. */
final class Drafting {
    private Drafting() {}

    /**
     * @param places which a partner's report is about
     * @param months how often partners hear
     * @param narrative what people added, by the part's key
     * @param earlier the highlight ratings of earlier reports, by the day each ended, the newest first
     */
    static ReportDocument of(
            Report report,
            ReportFacts facts,
            ReportRhythm.Places places,
            int months,
            Map<String, String> narrative,
            List<HighlightDraft.Earlier> earlier,
            Instant at,
            String note) {
        List<Part> parts = switch (report.kind()) {
            case PARTNER -> partner(facts, Objects.requireNonNull(report.partner()), places);
            case BOARD -> board(facts);
            case HIGHLIGHT -> HighlightDraft.parts(facts, narrative, earlier);
        };
        String title = switch (report.kind()) {
            case PARTNER -> ReportRhythm.called(months) + " for " + facts.name(report.partner());
            case BOARD -> report.kind().label();
            case HIGHLIGHT -> HighlightDraft.title(facts);
        };
        return new ReportDocument(
                title,
                facts.plan().title(),
                "%s to %s".formatted(London.day(report.from()), London.day(report.to())),
                at,
                "From the plan as it stood on %s, edition %d of its file. Silent: not heard of for more than %d days. Past due: the due day has passed and nobody has said it is done."
                        .formatted(
                                London.full(at),
                                facts.plan().edition(),
                                facts.plan().silentDays()),
                note,
                parts.stream()
                        .map(part -> part.with(narrative.getOrDefault(part.key(), "")))
                        .toList());
    }

    private static List<Part> partner(ReportFacts facts, UUID partner, ReportRhythm.Places places) {
        List<PlanAction> own = facts.of(partner);
        List<PlanAction> shared = facts.shared(partner);
        List<PlanAction> all = new ArrayList<>(own);
        all.addAll(shared);
        var changes = facts.changes(all);
        long changed =
                changes.stream().map(change -> change.actionId()).distinct().count();
        return List.of(
                Part.of(
                        "summary",
                        "In short",
                        "What should the partner's board know first?",
                        true,
                        new Words(sentence(facts, partner, own, shared, changed)),
                        new Figures(List.of(
                                new Figure(
                                        "led by you",
                                        own.size(),
                                        "Your organisation is named as a lead, or answers for it"),
                                new Figure("led by all partners", shared.size(), "All partners lead it"),
                                new Figure("changed in the period", changed, "Anything of it changed"),
                                new Figure(
                                        "past due",
                                        facts.count(all, facts::late),
                                        "Due day passed, not confirmed as done"),
                                new Figure("silent", facts.count(all, facts::silent), "Not heard of for too long"),
                                new Figure(
                                        "rated red",
                                        facts.count(all, line -> line.rag() == Rag.RED),
                                        "Rated by a person")))),
                Part.of(
                        "asked",
                        "What is asked of you",
                        "Anything else that is asked of this partner?",
                        false,
                        asked(facts, partner, own)),
                Part.of(
                        "own",
                        "The actions you lead",
                        "",
                        false,
                        ReportTables.actions(
                                "Actions you lead", facts, own, "No action names this partner as a lead.")),
                Part.of(
                        "shared",
                        "The actions all partners lead",
                        "",
                        false,
                        ReportTables.actions(
                                "Actions all partners lead", facts, shared, "No action is led by all partners.")),
                Part.of(
                        "changed",
                        "What changed since the last report",
                        "What lies behind these changes?",
                        false,
                        ReportTables.since(facts),
                        ReportTables.changes(facts, changes)),
                Part.of("said", "What was said in the period", "", false, ReportTables.said(facts, all)),
                Part.of("silent", "Silent actions", "", false, ReportTables.silent(facts, all)),
                Part.of("risks", "Risks to the plan", "", false, ReportTables.risks(facts.risks())),
                Part.of(
                        "place",
                        "Measures for your place",
                        "What do the measures for this partner's place say? Name each measure's source and day",
                        true,
                        new Words(about(facts.name(partner), places)),
                        measures(facts, places)));
    }

    /** Which places the measures are of, and how that is known. */
    private static String about(String partner, ReportRhythm.Places places) {
        if (places.names().isEmpty()) {
            return "No place is set for %s, so the measures of every place are shown.".formatted(partner);
        }
        return places.said()
                ? "%s answers for: %s.".formatted(partner, String.join(", ", places.names()))
                : "By its name, %s answers for: %s.".formatted(partner, String.join(", ", places.names()));
    }

    /** What people last recorded of the plan's measures at the partner's places, and what the clocks count. */
    private static Grid measures(ReportFacts facts, ReportRhythm.Places places) {
        List<List<String>> rows = new ArrayList<>();
        facts.measures().stream()
                .filter(each -> places.covers(each.figure().place()))
                .forEach(each -> rows.add(List.of(
                        each.measure().title(),
                        each.figure().place().isEmpty()
                                ? "Everywhere"
                                : each.figure().place(),
                        each.figure().shown() + " " + each.measure().first("unit"),
                        London.day(each.figure().on()),
                        each.figure().source())));
        facts.kept().stream()
                .map(org.onedoor.programme.PlanMeasures.Measured::kept)
                .distinct()
                .forEach(kept -> rows.add(List.of(
                        kept.standard().name(),
                        "Everywhere",
                        kept.words() + (kept.against().isEmpty() ? "" : ". " + kept.against()),
                        "%s to %s".formatted(London.day(kept.from()), London.day(kept.to())),
                        "Counted by OneDoor's clocks")));
        return new Grid(
                "Measures at the partner's places",
                List.of(
                        ReportDocument.Column.of("Measure"),
                        ReportDocument.Column.of("Place"),
                        ReportDocument.Column.of("Figure"),
                        ReportDocument.Column.of("Of"),
                        ReportDocument.Column.of("Source")),
                rows,
                "No figure of a measure is recorded for these places.");
    }

    private static String sentence(
            ReportFacts facts, UUID partner, List<PlanAction> own, List<PlanAction> shared, long changed) {
        return "%s leads %s of the plan's %d actions, and %s led by all partners. %s in this period."
                .formatted(
                        facts.name(partner),
                        own.size(),
                        facts.lines().size(),
                        shared.size() == 1 ? "1 more is" : shared.size() + " more are",
                        changed == 0
                                ? "None of these changed"
                                : changed == 1 ? "1 of these changed" : changed + " of these changed");
    }

    /** One sentence for each thing somebody there must do. */
    private static Grid asked(ReportFacts facts, UUID partner, List<PlanAction> own) {
        List<List<String>> rows = new ArrayList<>();
        for (PlanAction line : own) {
            List<String> asks = new ArrayList<>();
            if (line.saidDone()) {
                asks.add(
                        "It is said to be done. Attach what shows it and propose to close it; a second person confirms.");
            } else if (facts.late(line)) {
                asks.add("Say whether it is done, or by when it will be: it was due by %s."
                        .formatted(London.day(Objects.requireNonNull(line.dueOn()))));
            }
            if (facts.silent(line)) {
                asks.add("Give an update.");
            }
            if (line.disputed()) {
                asks.add("Help the plan's chair, who settles it, with what is disputed.");
            }
            if (line.state() == PlanAction.State.CLOSING && partner.equals(line.accountable())) {
                asks.add("Confirm, as a second person, what is proposed: that it is done or has ceased.");
            }
            if (line.accountable() == null && line.leadOrganisations().size() > 1) {
                asks.add("Agree with the other leads which one answers for it.");
            }
            if (line.status() == null) {
                asks.add(
                        partner.equals(line.accountable())
                                ? "Say where it stands."
                                : "Help to agree where it stands: nobody has set its status.");
            }
            if (!asks.isEmpty()) {
                rows.add(List.of(line.number(), ReportTables.brief(line.words()), String.join(" ", asks)));
            }
        }
        return new Grid(
                "What is asked",
                List.of(
                        ReportDocument.Column.of("No."),
                        ReportDocument.Column.of("Action"),
                        ReportDocument.Column.of("Please")),
                rows,
                "Nothing is asked of this partner just now.");
    }

    private static List<Part> board(ReportFacts facts) {
        List<PlanAction> lines = facts.lines();
        List<PlanAction> wrong = lines.stream()
                .filter(line -> line.rag() == Rag.RED || facts.late(line))
                .toList();
        long apart = facts.count(
                lines,
                line -> line.rag() != null
                        && line.rag().apartFrom(facts.rule(line).rag()) > 1);
        return List.of(
                Part.of(
                        "summary",
                        "In short",
                        "Is the plan being delivered? What should the board know first?",
                        true,
                        new Figures(List.of(
                                new Figure("actions", lines.size(), "In the plan today"),
                                new Figure(
                                        "said to be done",
                                        facts.count(lines, ReportTables::done),
                                        "Or closed, or ceased"),
                                new Figure(
                                        "past due",
                                        facts.count(lines, facts::late),
                                        "Due day passed, not confirmed as done"),
                                new Figure("silent", facts.count(lines, facts::silent), "Not heard of for too long"),
                                new Figure(
                                        "not rated",
                                        facts.count(lines, line -> line.rag() == null),
                                        "Nobody has set a colour"),
                                new Figure(
                                        "rated far from the rule",
                                        apart,
                                        "More than one grade apart, and explained")))),
                Part.of(
                        "decide",
                        "What the board is asked to decide",
                        "Each decision, with what happens without it",
                        true),
                Part.of("sections", "By section", "", false, ReportTables.sections(facts)),
                Part.of("partners", "By partner", "", false, ReportTables.partners(facts)),
                Part.of(
                        "wrong",
                        "Off track or past due",
                        "What is being done about these?",
                        false,
                        ReportTables.actions(
                                "Off track or past due", facts, wrong, "No action is off track or past due.")),
                Part.of("silent", "Silent actions", "", false, ReportTables.silent(facts, lines)),
                Part.of(
                        "changed",
                        "What changed in the period",
                        "",
                        false,
                        ReportTables.since(facts),
                        ReportTables.changes(facts, facts.changes())),
                Part.of("said", "What was said in the period", "", false, ReportTables.said(facts, facts.lines())),
                Part.of("risks", "Risks to the plan", "", false, ReportTables.risks(facts.risks())));
    }
}
