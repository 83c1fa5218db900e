package org.onedoor.programme;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
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
        return with(a, copy -> copy.ordinal = ordinal);
    }

    static PlanAction removed(PlanAction a) {
        return with(a, copy -> {
            copy.state = PlanAction.State.REMOVED;
            copy.closingBy = null;
        });
    }

    static PlanAction heard(PlanAction a, LocalDate on) {
        return with(a, copy -> copy.heardOn = later(a.heardOn(), on));
    }

    /** The same with what an update written here suggests. */
    static PlanAction suggesting(PlanAction a, SuggestedStatus suggested) {
        return with(a, copy -> copy.suggested = suggested);
    }

    static PlanAction reached(PlanAction a, LocalDate milestone) {
        List<LocalDate> done = new ArrayList<>(Objects.requireNonNullElse(a.milestonesDone(), List.of()));
        done.add(milestone);
        return with(a, copy -> copy.milestonesDone = done);
    }

    static PlanAction rated(PlanAction a, Rag rag) {
        return with(a, copy -> copy.rag = rag);
    }

    static PlanAction status(PlanAction a, ActionStatus status) {
        return with(a, copy -> copy.status = status);
    }

    static PlanAction disputed(PlanAction a, boolean disputed) {
        return with(a, copy -> copy.disputed = disputed);
    }

    static PlanAction accountable(PlanAction a, UUID organisation) {
        return with(a, copy -> copy.accountable = organisation);
    }

    static PlanAction state(
            PlanAction a,
            PlanAction.State state,
            @Nullable UUID closingBy,
            @Nullable ActionStatus status,
            @Nullable Rag rag) {
        return with(a, copy -> {
            copy.state = state;
            copy.closingBy = closingBy;
            copy.status = status;
            copy.rag = rag;
        });
    }

    private static PlanAction with(PlanAction a, Consumer<Copy> change) {
        Copy copy = new Copy(a);
        change.accept(copy);
        return copy.made();
    }

    /** What of a line is changed by work on it; everything else stays as it was read. */
    private static final class Copy {
        private final PlanAction a;
        private int ordinal;
        private @Nullable UUID accountable;
        private @Nullable ActionStatus status;
        private @Nullable Rag rag;
        private boolean disputed;
        private @Nullable LocalDate heardOn;
        private PlanAction.State state;
        private @Nullable UUID closingBy;
        private @Nullable List<LocalDate> milestonesDone;
        private SuggestedStatus suggested;

        Copy(PlanAction a) {
            this.a = a;
            this.ordinal = a.ordinal();
            this.accountable = a.accountable();
            this.status = a.status();
            this.rag = a.rag();
            this.disputed = a.disputed();
            this.heardOn = a.heardOn();
            this.state = a.state();
            this.closingBy = a.closingBy();
            this.milestonesDone = a.milestonesDone();
            this.suggested = a.suggested();
        }

        PlanAction made() {
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
}
