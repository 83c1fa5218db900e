package org.onedoor.programme;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.Act;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Refused;
import org.onedoor.platform.StaleEdit;
import org.onedoor.platform.time.London;
import org.onedoor.programme.JudgementRepository.New;
import org.onedoor.programme.PlanAction.State;
import org.onedoor.programme.reading.Suggestions;
import org.springframework.stereotype.Service;

/**
 * Working a plan: what somebody says of an action, and what they judge of it. A judgement is a decision: it carries the
 * version it was made on and a reason. An update, evidence and a dispute are facts: they are appended whatever the version.
 */
@Service
public class PlanWork {
    /** For facts, which are taken whatever the version. */
    public static final long ANY_VERSION = -1;

    private static final int LONGEST = 20_000;
    private static final int SHORTEST_REASON = 10;
    private static final int LONGEST_AGO = 30;

    private final Acts acts;
    private final Plans plans;
    private final PlanRepository repository;
    private final ActionRepository actions;
    private final ProgressRepository progress;
    private final JudgementRepository judgements;
    private final MilestoneRepository milestones;
    private final Organisations organisations;

    PlanWork(
            Acts acts,
            Plans plans,
            PlanRepository repository,
            ActionRepository actions,
            ProgressRepository progress,
            JudgementRepository judgements,
            MilestoneRepository milestones,
            Organisations organisations) {
        this.acts = acts;
        this.plans = plans;
        this.repository = repository;
        this.actions = actions;
        this.progress = progress;
        this.judgements = judgements;
        this.milestones = milestones;
        this.organisations = organisations;
    }

    /** Which action of which plan, seen at which version. */
    public record On(String code, String key, long version) {
        public static On fact(String code, String key) {
            return new On(code, key, ANY_VERSION);
        }
    }

    private interface Change {
        PlanAction apply(Act act, Plan plan, PlanAction before);
    }

    private PlanAction perform(PlanStep step, On on, Change change) {
        Plan found = plans.get(on.code());
        acts.act(PlanImports.begin(step.label(), found.organisationId()), act -> {
            Plan plan = plans.get(on.code());
            PlanAction before = plans.action(plan, on.key());
            if (on.version() != ANY_VERSION && on.version() != before.version()) {
                throw new StaleEdit("action");
            }
            String refusal = PlanPermitted.refusal(step, plan, before, act.actor());
            if (refusal != null) {
                throw new Refused("not-permitted", refusal);
            }
            PlanAction after = change.apply(act, plan, before);
            if (!actions.update(after, null)) {
                throw new StaleEdit("action");
            }
            repository.touch(plan);
            actions.remember(
                    plan, List.of(after.actionId()), act.now(), act.actor().accountId(), step.path());
        });
        return plans.action(found, on.key());
    }

    /** @param saidOn the London day it speaks of, not later than today */
    public PlanAction log(On on, String words, LocalDate saidOn) {
        return perform(PlanStep.LOG_UPDATE, on, (act, plan, before) -> logged(act, before, words, saidOn, "person"));
    }

    /** An update by whoever holds a signed link, for the organisation it was made for. */
    PlanAction logByLink(On on, String words) {
        return perform(
                PlanStep.LOG_UPDATE,
                on,
                (act, plan, before) -> logged(act, before, words, London.date(act.now()), "signed-link"));
    }

    private PlanAction logged(Act act, PlanAction before, String words, LocalDate saidOn, String source) {
        String text = words("words", words, 1, "Write what has happened");
        if (saidOn.isAfter(London.date(act.now()))) {
            throw new Invalid("on", "The day of an update cannot be later than today");
        }
        recent("on", saidOn, act);
        progress.write(
                before,
                saidOn,
                text,
                source,
                act.actor().accountId(),
                act.actor().organisationId(),
                act.now());
        act.happened(new PlanEvents.ProgressLogged(before.planId(), before.actionId(), source));
        PlanAction heard = Changed.heard(before, saidOn);
        // an older one that is only written down now says nothing of how it stands
        return before.heardOn() != null && saidOn.isBefore(before.heardOn())
                ? heard
                : Changed.suggesting(
                        heard,
                        Suggestions.heard(
                                before.suggested(),
                                new UpdateEntry(saidOn, UpdateEntry.Precision.DAY, text),
                                "the update of " + London.day(saidOn)));
    }

    /**
     * Sets the colour beside the computed one.
     *
     * @param apart why the two differ by more than one grade; needed only then
     */
    public PlanAction rate(On on, Rag rag, String reason, @Nullable String apart) {
        return perform(PlanStep.RATE, on, (act, plan, before) -> {
            String why = words("reason", reason, SHORTEST_REASON, "Say why, in at least 10 characters");
            ComputedRag computed = computed(plan, before);
            String explained = apart == null || apart.isBlank() ? null : apart.strip();
            if (rag == Rag.BLUE) {
                throw new Invalid("rag", "Blue is set by closing the action with evidence and a second person");
            }
            if (rag.apartFrom(computed.rag()) > 1 && (explained == null || explained.length() < SHORTEST_REASON)) {
                throw new Invalid(
                        "apart",
                        "The rule says %s: %s Your colour is more than one grade away. Explain what the rule does not see"
                                .formatted(
                                        computed.rag().label().toLowerCase(java.util.Locale.ROOT), computed.because()));
            }
            judgements.insert(
                    act, before, new New("rag", rag.code(), computed.rag().code(), computed.because(), why, explained));
            act.happened(new PlanEvents.ActionRated(
                    before.planId(),
                    before.actionId(),
                    rag.code(),
                    computed.rag().code()));
            return Changed.rated(before, rag);
        });
    }

    /**
     * Sets the status; what the update's words suggest is kept beside it. That it has ceased is only proposed: nothing more
     * would be done for it and no day would be missed, so a second person confirms it as they do a closing.
     */
    public PlanAction status(On on, ActionStatus status, String reason) {
        return perform(PlanStep.SET_STATUS, on, (act, plan, before) -> {
            String why = words("reason", reason, SHORTEST_REASON, "Say why, in at least 10 characters");
            if (status == ActionStatus.CEASED && !act.actor().isSystem()) {
                return ceasing(act, plan, before, why);
            }
            judgements.insert(
                    act,
                    before,
                    new New(
                            "status",
                            status.code(),
                            before.suggested().kind().name(),
                            before.suggested().because(),
                            why,
                            null));
            act.happened(new PlanEvents.ActionStatusSet(
                    before.planId(),
                    before.actionId(),
                    status.code(),
                    before.suggested().kind().name()));
            return Changed.status(before, status);
        });
    }

    private PlanAction ceasing(Act act, Plan plan, PlanAction before, String why) {
        if (before.status() == ActionStatus.CEASED) {
            throw new Invalid("status", "It has ceased already");
        }
        String refusal = PlanPermitted.refusal(PlanStep.PROPOSE_CLOSING, plan, before, act.actor());
        if (refusal != null) {
            throw new Refused("not-permitted", refusal);
        }
        judge(act, before, "closing", ActionStatus.CEASED.code(), why);
        act.happened(new PlanEvents.ActionClosing(before.planId(), before.actionId()));
        return Changed.state(before, State.CLOSING, act.actor().accountId(), before.status(), before.rag());
    }

    public PlanAction dispute(On on, String reason) {
        return perform(PlanStep.DISPUTE, on, (act, plan, before) -> {
            judge(act, before, "dispute", "disputed", reason);
            act.happened(new PlanEvents.ActionDisputed(before.planId(), before.actionId()));
            return Changed.disputed(before, true);
        });
    }

    public PlanAction settle(On on, String reason) {
        return perform(PlanStep.SETTLE, on, (act, plan, before) -> {
            judge(act, before, "settled", "settled", reason);
            act.happened(new PlanEvents.DisputeSettled(before.planId(), before.actionId()));
            return Changed.disputed(before, false);
        });
    }

    /** @param organisationId one of those that lead it, or any where all partners lead it or none is known */
    public PlanAction accountable(On on, UUID organisationId, String reason) {
        return perform(PlanStep.NAME_ACCOUNTABLE, on, (act, plan, before) -> {
            boolean one = before.leadOrganisations().contains(organisationId);
            if (!one && !before.everyone() && !before.leadOrganisations().isEmpty()) {
                throw new Invalid("organisation", "Choose one of the organisations that lead the action");
            }
            if (organisations.find(organisationId).isEmpty()) {
                throw new Invalid("organisation", "Choose an organisation");
            }
            judge(act, before, "accountable", organisationId.toString(), reason);
            act.happened(new PlanEvents.AccountableNamed(before.planId(), before.actionId(), organisationId));
            return Changed.accountable(before, organisationId);
        });
    }

    /**
     * Says that a milestone is reached.
     *
     * @param due which of its milestones
     * @param reachedOn the London day, not later than today
     * @param evidence what shows it
     */
    public PlanAction reached(On on, LocalDate due, LocalDate reachedOn, String evidence) {
        return perform(PlanStep.REACH_MILESTONE, on, (act, plan, before) -> {
            if (!before.milestonesLeft().contains(due)) {
                throw new Invalid("milestone", "Choose one of the milestones still to be reached");
            }
            String shown = words("words", evidence, SHORTEST_REASON, "Say what shows it, in at least 10 characters");
            if (reachedOn.isAfter(London.date(act.now()))) {
                throw new Invalid("on", "The day it was reached cannot be later than today");
            }
            recent("on", reachedOn, act);
            milestones.insert(act, before, due, reachedOn, shown);
            act.happened(new PlanEvents.MilestoneReached(before.planId(), before.actionId(), due));
            return Changed.heard(Changed.reached(before, due), reachedOn);
        });
    }

    /** @param address a web address, where there is one; {@code file} a file, where there is one */
    public PlanAction attach(On on, String title, String words, @Nullable String address, @Nullable PlanFile file) {
        return perform(PlanStep.ATTACH_EVIDENCE, on, (act, plan, before) -> {
            String named = words("title", title, 3, "Name the evidence");
            String said = words("words", words, SHORTEST_REASON, "Say what it shows, in at least 10 characters");
            if (address != null && !address.matches("https?://[^\\s]{4,1000}")) {
                throw new Invalid("address", "A web address begins with https:// and has no spaces");
            }
            if (file != null) {
                EvidenceFiles.check(file);
            }
            UUID id = judgements.attach(
                    before, named, said, address, file, act.actor().accountId(), act.now());
            act.happened(new PlanEvents.EvidenceAttached(before.planId(), before.actionId(), id));
            return before;
        });
    }

    /** Proposes to close it; another person confirms. @throws Refused when no evidence is attached since it was opened */
    public PlanAction proposeClosing(On on, String reason) {
        return perform(PlanStep.PROPOSE_CLOSING, on, (act, plan, before) -> {
            if (judgements.evidenceSinceOpened(before).isEmpty()) {
                throw new Refused(
                        "no-evidence",
                        judgements.evidence(before).isEmpty()
                                ? "An action is closed on evidence. Attach what shows that it is done, then propose it."
                                : "It was opened again after the evidence it has. Attach what shows that it is done now, then propose it.");
            }
            judge(act, before, "closing", "proposed", reason);
            act.happened(new PlanEvents.ActionClosing(before.planId(), before.actionId()));
            return Changed.state(before, State.CLOSING, act.actor().accountId(), before.status(), before.rag());
        });
    }

    public PlanAction confirmClosing(On on, String reason) {
        return perform(PlanStep.CONFIRM_CLOSING, on, (act, plan, before) -> {
            if (judgements.ceasing(before)) {
                judge(act, before, "closed", ActionStatus.CEASED.code(), reason);
                act.happened(new PlanEvents.ActionStatusSet(
                        before.planId(),
                        before.actionId(),
                        ActionStatus.CEASED.code(),
                        before.suggested().kind().name()));
                return Changed.state(before, State.OPEN, null, ActionStatus.CEASED, Rag.GREY);
            }
            judge(act, before, "closed", "complete", reason);
            act.happened(new PlanEvents.ActionClosed(before.planId(), before.actionId()));
            return Changed.state(before, State.CLOSED, before.closingBy(), ActionStatus.COMPLETE, Rag.BLUE);
        });
    }

    public PlanAction refuseClosing(On on, String reason) {
        return perform(PlanStep.REFUSE_CLOSING, on, (act, plan, before) -> {
            judge(act, before, "not-closed", "open", reason);
            act.happened(new PlanEvents.ActionNotClosed(before.planId(), before.actionId()));
            return Changed.state(before, State.OPEN, null, before.status(), before.rag());
        });
    }

    /** Opens a closed action again, unrated and in progress. */
    public PlanAction reopen(On on, String reason) {
        return perform(PlanStep.REOPEN, on, (act, plan, before) -> {
            judge(act, before, "reopened", "open", reason);
            act.happened(new PlanEvents.ActionReopened(before.planId(), before.actionId()));
            return Changed.state(before, State.OPEN, null, ActionStatus.IN_PROGRESS, null);
        });
    }

    /** Names the plan's chair. @throws Refused unless the plan's owner or its chair asks */
    public void chair(String code, UUID account) {
        Plan found = plans.get(code);
        acts.act(PlanImports.begin("Name a plan's chair", found.organisationId()), act -> {
            Plan plan = plans.find(code).orElseThrow(() -> new NotFound("plan"));
            if (!PlanPermitted.mayRun(plan, act.actor())) {
                throw new Refused("not-permitted", "The plan's owner or its chair names the chair.");
            }
            repository.chair(plan, account);
            act.happened(new PlanEvents.PlanChairNamed(plan.planId(), account));
        });
    }

    private ComputedRag computed(Plan plan, PlanAction action) {
        return Objects.requireNonNull(plans.computed(plan, List.of(action)).get(action.actionId()));
    }

    private void judge(Act act, PlanAction before, String kind, String value, String reason) {
        String why = words("reason", reason, SHORTEST_REASON, "Say why, in at least 10 characters");
        String beside = before.status() == null ? "" : before.status().code();
        judgements.insert(act, before, new New(kind, value, beside, "", why, null));
    }

    private static void recent(String field, LocalDate day, Act act) {
        if (day.isBefore(London.date(act.now()).minusYears(LONGEST_AGO))) {
            throw new Invalid(field, "Give a day of the last 30 years, with all four digits of the year");
        }
    }

    private static String words(String field, String text, int least, String problem) {
        String stripped = text.strip();
        if (stripped.length() < least) {
            throw new Invalid(field, problem);
        }
        if (stripped.length() > LONGEST) {
            throw new Invalid(field, "Use at most 20,000 characters, and attach longer text as evidence");
        }
        return stripped;
    }
}
