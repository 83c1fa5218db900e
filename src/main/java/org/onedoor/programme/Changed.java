package org.onedoor.programme;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A line of a plan with one thing changed. */
final class Changed {
    private Changed() {}

    /** One column as a newer reading has it, with what follows from it. */
    static PlanAction field(PlanAction a, String field, PlanAction read) {
        boolean number = field.equals("number");
        boolean section = field.equals("section");
        boolean words = field.equals("words");
        boolean time = field.equals("timescale");
        boolean leads = field.equals("leads");
        boolean outcomes = field.equals("outcomes");
        boolean update = field.equals("update");
        boolean links = field.equals("links");
        return new PlanAction(
                a.organisationId(),
                a.planId(),
                a.actionId(),
                a.ordinal(),
                number ? read.number() : a.number(),
                section ? read.section() : a.section(),
                section ? read.sectionTitle() : a.sectionTitle(),
                words ? read.words() : a.words(),
                time ? read.timescale() : a.timescale(),
                time ? read.timeKind() : a.timeKind(),
                time ? read.startsOn() : a.startsOn(),
                time ? read.dueOn() : a.dueOn(),
                time ? read.milestones() : a.milestones(),
                a.milestonesDone(),
                leads ? read.leads() : a.leads(),
                leads ? read.leadNames() : a.leadNames(),
                leads ? read.leadOrganisations() : a.leadOrganisations(),
                leads ? read.everyone() : a.everyone(),
                leads ? read.accountable() : a.accountable(),
                outcomes ? read.outcomes() : a.outcomes(),
                update ? read.updates() : a.updates(),
                links ? read.links() : a.links(),
                links ? read.linked() : a.linked(),
                update ? read.pointsTo() : a.pointsTo(),
                update || time && a.suggested().where() == null ? read.suggested() : a.suggested(),
                a.status(),
                a.rag(),
                a.disputed(),
                update ? later(a.heardOn(), read.heardOn()) : a.heardOn(),
                a.state(),
                a.closingBy(),
                read.edition(),
                a.version(),
                a.shared());
    }

    private static @Nullable LocalDate later(@Nullable LocalDate one, @Nullable LocalDate other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }

    static PlanAction ordinal(PlanAction a, int ordinal) {
        return with(
                a, ordinal, a.accountable(), a.status(), a.rag(), a.disputed(), a.heardOn(), a.state(), a.closingBy());
    }

    static PlanAction removed(PlanAction a) {
        return with(
                a,
                a.ordinal(),
                a.accountable(),
                a.status(),
                a.rag(),
                a.disputed(),
                a.heardOn(),
                PlanAction.State.REMOVED,
                null);
    }

    static PlanAction heard(PlanAction a, LocalDate on) {
        return with(
                a,
                a.ordinal(),
                a.accountable(),
                a.status(),
                a.rag(),
                a.disputed(),
                later(a.heardOn(), on),
                a.state(),
                a.closingBy());
    }

    /** The same with what an update written here suggests. */
    static PlanAction suggesting(PlanAction a, SuggestedStatus suggested) {
        return with(
                a,
                a.ordinal(),
                a.accountable(),
                a.status(),
                a.rag(),
                a.disputed(),
                a.heardOn(),
                a.state(),
                a.closingBy(),
                a.milestonesDone(),
                suggested);
    }

    static PlanAction reached(PlanAction a, LocalDate milestone) {
        List<LocalDate> done = new ArrayList<>(Objects.requireNonNullElse(a.milestonesDone(), List.of()));
        done.add(milestone);
        return with(
                a,
                a.ordinal(),
                a.accountable(),
                a.status(),
                a.rag(),
                a.disputed(),
                a.heardOn(),
                a.state(),
                a.closingBy(),
                done,
                a.suggested());
    }

    static PlanAction rated(PlanAction a, Rag rag) {
        return with(
                a, a.ordinal(), a.accountable(), a.status(), rag, a.disputed(), a.heardOn(), a.state(), a.closingBy());
    }

    static PlanAction status(PlanAction a, ActionStatus status) {
        return with(
                a, a.ordinal(), a.accountable(), status, a.rag(), a.disputed(), a.heardOn(), a.state(), a.closingBy());
    }

    static PlanAction disputed(PlanAction a, boolean disputed) {
        return with(
                a, a.ordinal(), a.accountable(), a.status(), a.rag(), disputed, a.heardOn(), a.state(), a.closingBy());
    }

    static PlanAction accountable(PlanAction a, UUID organisation) {
        return with(
                a, a.ordinal(), organisation, a.status(), a.rag(), a.disputed(), a.heardOn(), a.state(), a.closingBy());
    }

    static PlanAction state(
            PlanAction a,
            PlanAction.State state,
            @Nullable UUID closingBy,
            @Nullable ActionStatus status,
            @Nullable Rag rag) {
        return with(a, a.ordinal(), a.accountable(), status, rag, a.disputed(), a.heardOn(), state, closingBy);
    }

    private static PlanAction with(
            PlanAction a,
            int ordinal,
            @Nullable UUID accountable,
            @Nullable ActionStatus status,
            @Nullable Rag rag,
            boolean disputed,
            @Nullable LocalDate heardOn,
            PlanAction.State state,
            @Nullable UUID closingBy) {
        return with(
                a,
                ordinal,
                accountable,
                status,
                rag,
                disputed,
                heardOn,
                state,
                closingBy,
                a.milestonesDone(),
                a.suggested());
    }

    private static PlanAction with(
            PlanAction a,
            int ordinal,
            @Nullable UUID accountable,
            @Nullable ActionStatus status,
            @Nullable Rag rag,
            boolean disputed,
            @Nullable LocalDate heardOn,
            PlanAction.State state,
            @Nullable UUID closingBy,
            @Nullable List<LocalDate> milestonesDone,
            SuggestedStatus suggested) {
        return new PlanAction(
                a.organisationId(),
                a.planId(),
                a.actionId(),
                ordinal,
                a.number(),
                a.section(),
                a.sectionTitle(),
                a.words(),
                a.timescale(),
                a.timeKind(),
                a.startsOn(),
                a.dueOn(),
                a.milestones(),
                milestonesDone,
                a.leads(),
                a.leadNames(),
                a.leadOrganisations(),
                a.everyone(),
                accountable,
                a.outcomes(),
                a.updates(),
                a.links(),
                a.linked(),
                a.pointsTo(),
                suggested,
                status,
                rag,
                disputed,
                heardOn,
                state,
                closingBy,
                a.edition(),
                a.version(),
                a.shared());
    }
}
