package org.onedoor.programme.publishing;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Act;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Acts;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Refused;
import org.onedoor.platform.StaleEdit;
import org.onedoor.platform.Writing;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.platform.time.WorkingDays;
import org.onedoor.programme.Plan;
import org.onedoor.programme.PlanAction;
import org.onedoor.programme.PlanPermitted;
import org.onedoor.programme.Plans;
import org.onedoor.programme.publishing.Feedback.NotShown;
import org.onedoor.programme.publishing.Feedback.Source;
import org.onedoor.programme.publishing.Feedback.State;
import org.onedoor.programme.publishing.PublicPlan.Line;
import org.springframework.stereotype.Service;

/** Takes what the public says of a plan, holds it until somebody has read it, and carries the answer back. */
@Service
public class FeedbackBox {
    /** Within how many working days somebody reads what came. */
    public static final int READ_WITHIN = 5;

    /** The longest piece of feedback. */
    public static final int LONGEST = 2_000;

    private static final int SHORTEST = 10;
    private static final String WHICH = "More than one action has this number. Choose which one it is about";

    private final Acts acts;
    private final Plans plans;
    private final FeedbackRepository repository;
    private final PostLimit limit;
    private final DomainTime time;

    FeedbackBox(Acts acts, Plans plans, FeedbackRepository repository, PostLimit limit, DomainTime time) {
        this.acts = acts;
        this.plans = plans;
        this.repository = repository;
        this.limit = limit;
        this.time = time;
    }

    /**
     * What was typed.
     *
     * @param action the key of the action, where its number names several or it has none; else empty
     * @param safe yes, no, or rather-not
     */
    public record Post(String source, String number, String action, String words, String safe) {}

    /**
     * Takes a piece of feedback, whoever it is from.
     *
     * @param sender where it came from, for the limit only; never kept
     * @param key of the form it was sent by, so that one sent twice is kept once; none where it came by no form
     * @return whether its writer said they are not safe
     * @throws Invalid with what to mend
     * @throws Refused when too much has come from there just now
     */
    public boolean post(PublicPlan about, Post post, String sender, @Nullable String key) {
        Map<String, String> problems = new LinkedHashMap<>();
        String words = Writing.storable(post.words().strip());
        if (words.length() < SHORTEST) {
            problems.put("words", "Write what you think, in at least 10 letters");
        }
        Writing.limit(problems, "words", "What you think", words, LONGEST);
        Optional<Source> source = Arrays.stream(Source.values())
                .filter(each -> each.code().equals(post.source()))
                .findFirst();
        if (source.isEmpty()) {
            problems.put("source", "Choose who you are. You need not say your name");
        }
        if (!List.of("yes", "no", "rather-not").contains(post.safe())) {
            problems.put("safe", "Say if you are safe right now, or that you would rather not say");
        }
        String number = post.number().strip();
        List<Line> meant = about.numbered(number.isEmpty() ? post.action() : number);
        Line line = meant.size() == 1
                ? meant.getFirst()
                : meant.stream()
                        .filter(each -> each.key().equals(post.action()))
                        .findFirst()
                        .orElse(null);
        if (!number.isEmpty() && meant.isEmpty()) {
            problems.put("number", "There is no action with this number. Leave it empty if you are not sure");
        } else if (line == null && !meant.isEmpty()) {
            problems.put("action", WHICH);
        }
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
        boolean notSafe = post.safe().equals("no");
        Plan plan = plans.get(about.code());
        IdempotencyKey once = key == null || key.isBlank()
                ? null
                : new IdempotencyKey("public", "say:" + key, DigestUtils.sha256Hex(about.code() + " " + post));
        CurrentActor.run(
                Actor.SYSTEM,
                () -> acts.act(
                        Publishing.begin("Take feedback from the public", plan).once(once), act -> {
                            if (!limit.takes(
                                    sender + " " + about.code(),
                                    InstantSource.system().instant())) {
                                throw new Refused(
                                        "too-many",
                                        "A lot has come from where you are in a short time. Try again in 15 minutes.");
                            }
                            UUID id = Ids.at(act.now());
                            LocalDate today = London.date(act.now());
                            repository.insert(new Feedback(
                                    plan.organisationId(),
                                    id,
                                    plan.planId(),
                                    number.isEmpty() ? null : number,
                                    line == null ? null : action(plan, line),
                                    source.orElseThrow(),
                                    words,
                                    notSafe,
                                    act.now().atOffset(ZoneOffset.UTC),
                                    WorkingDays.england().plus(today, READ_WITHIN),
                                    State.WAITING,
                                    null,
                                    null,
                                    null,
                                    null,
                                    null,
                                    null,
                                    0));
                            act.happened(new PublishingEvents.FeedbackReceived(
                                    plan.planId(), id, source.orElseThrow().code()));
                        }));
        return notSafe;
    }

    /** Which action of the plan a published line is; versions from before this was kept name it by its key alone. */
    private @Nullable UUID action(Plan plan, Line line) {
        return line.actionId() != null
                ? line.actionId()
                : plans.numbered(plan, List.of(line.number())).stream()
                        .filter(each -> each.key().equals(line.key()))
                        .map(PlanAction::actionId)
                        .findFirst()
                        .orElse(null);
    }

    /** The day by which something sent today is read. */
    public LocalDate readBy() {
        return WorkingDays.england().plus(London.date(time.instant()), READ_WITHIN);
    }

    public List<Feedback> waiting(Plan plan) {
        return repository.of(plan, State.WAITING);
    }

    public List<Feedback> decided(Plan plan) {
        List<Feedback> all = new java.util.ArrayList<>(repository.of(plan, State.SHOWN));
        all.addAll(repository.of(plan, State.NOT_SHOWN));
        return all;
    }

    public int waitingCount(Plan plan) {
        return repository.count(plan, State.WAITING);
    }

    public Feedback get(Plan plan, UUID id) {
        return repository.find(plan, id).orElseThrow(() -> new NotFound("feedback"));
    }

    /** The words with what may find somebody hidden: the first draft of what is shown. */
    public static String suggested(String words) {
        return PersonNames.withoutAddresses(PersonNames.hidden(words, PersonNames.in(List.of(words))));
    }

    /**
     * What whoever reads it decides.
     *
     * @param show null when it is not shown, and then {@code notShown} says why
     * @param action the id of the action, where its number names several; else empty
     */
    public record Decision(
            long version,
            @Nullable String show,
            @Nullable NotShown notShown,
            String theme,
            String number,
            String action,
            String reply) {}

    public void decide(String code, UUID id, Decision decision) {
        Plan found = plans.get(code);
        acts.act(Publishing.begin("Decide on feedback", found), act -> {
            Plan plan = plans.get(code);
            if (!mayModerate(plan, act.actor())) {
                throw new Refused("not-permitted", "Feedback is read by the plan's chair or its owner.");
            }
            Feedback before = get(plan, id);
            if (before.version() != decision.version()) {
                throw new StaleEdit("feedback");
            }
            Feedback after = after(plan, before, decision);
            if (!repository.update(after, act.actor().accountId(), act.now())) {
                throw new StaleEdit("feedback");
            }
            record(act, plan, before, after);
        });
    }

    public static boolean mayModerate(Plan plan, Actor actor) {
        return PlanPermitted.mayRun(plan, actor);
    }

    private Feedback after(Plan plan, Feedback before, Decision decision) {
        String shown = decision.show() == null
                ? null
                : Writing.storable(decision.show().strip());
        Map<String, String> problems = new LinkedHashMap<>();
        if (shown == null && decision.notShown() == null) {
            problems.put("show", "Say whether it is shown, or why not");
        }
        if (shown != null && shown.length() < SHORTEST) {
            problems.put("shown", "Leave at least 10 letters, or do not show it");
        }
        Writing.limit(problems, "shown", "What is shown", shown, LONGEST);
        Writing.limit(problems, "theme", "The theme", decision.theme().strip(), Writing.NAME);
        Writing.limit(problems, "reply", "The answer", decision.reply().strip(), LONGEST);
        String number = decision.number().strip();
        UUID about = about(plan, before, number, decision.action(), problems);
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
        String reply = Writing.storable(decision.reply().strip());
        String theme = Writing.storable(decision.theme().strip());
        return new Feedback(
                before.organisationId(),
                before.feedbackId(),
                before.planId(),
                number.isEmpty() ? null : number,
                about,
                before.source(),
                before.words(),
                before.notSafe(),
                before.receivedAt(),
                before.readByDay(),
                shown == null ? State.NOT_SHOWN : State.SHOWN,
                shown,
                theme.isEmpty() ? null : theme,
                shown == null ? decision.notShown() : null,
                reply.isEmpty() ? null : reply,
                before.decidedAt(),
                before.repliedAt(),
                before.version());
    }

    /** The actions of this number that stand in the plan; those that a file took out only where no other is left. */
    public List<PlanAction> numbered(Plan plan, String number) {
        List<PlanAction> all = number.isEmpty() ? List.of() : plans.numbered(plan, List.of(number));
        List<PlanAction> standing = all.stream()
                .filter(each -> each.state() != PlanAction.State.REMOVED)
                .toList();
        return standing.isEmpty() ? all : standing;
    }

    private @Nullable UUID about(
            Plan plan, Feedback before, String number, String chosen, Map<String, String> problems) {
        if (number.isEmpty()) {
            return before.number() == null ? before.actionId() : null;
        }
        if (number.equals(before.number()) && before.actionId() != null && chosen.isEmpty()) {
            return before.actionId(); // whatever has that number by now
        }
        List<PlanAction> meant = numbered(plan, number);
        if (meant.isEmpty()) {
            problems.put("number", "There is no action with this number");
        } else if (meant.size() > 1
                && meant.stream().noneMatch(each -> each.actionId().toString().equals(chosen))) {
            problems.put("action", WHICH);
        }
        return meant.stream()
                .filter(each -> meant.size() == 1 || each.actionId().toString().equals(chosen))
                .map(PlanAction::actionId)
                .findFirst()
                .orElse(null);
    }

    private static void record(Act act, Plan plan, Feedback before, Feedback after) {
        if (before.state() != after.state()) {
            act.happened(
                    after.notShown() == null
                            ? new PublishingEvents.FeedbackShown(plan.planId(), after.feedbackId())
                            : new PublishingEvents.FeedbackNotShown(
                                    plan.planId(),
                                    after.feedbackId(),
                                    after.notShown().code()));
        }
        if (after.reply() != null && !after.reply().equals(before.reply())) {
            act.happened(new PublishingEvents.FeedbackAnswered(plan.planId(), after.feedbackId()));
        }
    }
}
