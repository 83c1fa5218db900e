package org.onedoor.frontdoor.advice;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.clock.Clocks;
import org.onedoor.platform.Act;
import org.onedoor.platform.Action;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.Refused;
import org.onedoor.platform.StaleEdit;
import org.onedoor.platform.Writing;
import org.onedoor.work.Notifications;
import org.onedoor.work.Tasks;
import org.springframework.stereotype.Component;

/** How every change to a question is made: gate, version, change, store, whose turn it is now. */
@Component
class AdviceActs {
    private final Acts acts;
    private final Looks looks;
    private final AdviceRepository repository;
    private final AdviceLists lists;
    private final Clocks clocks;
    private final Tasks tasks;
    private final Notifications notifications;

    AdviceActs(
            Acts acts,
            Looks looks,
            AdviceRepository repository,
            AdviceLists lists,
            Clocks clocks,
            Tasks tasks,
            Notifications notifications) {
        this.acts = acts;
        this.looks = looks;
        this.repository = repository;
        this.lists = lists;
        this.clocks = clocks;
        this.tasks = tasks;
        this.notifications = notifications;
    }

    /** Records what happened in the act, and answers the question as it then is. */
    interface Change {
        Advice apply(Act act, Advice before);
    }

    /** One wish to change a question. */
    record Wish(
            String what,
            String reference,
            long version,
            @Nullable IdempotencyKey key) {}

    /** @throws StaleEdit when it was decided on a version that is no longer the latest */
    Advice perform(Wish wish, Change change) {
        Advice found = repository.byReference(wish.reference()).orElse(null);
        if (found == null) {
            return looks.absent(wish.what(), Action.WRITE, "advice");
        }
        Ask ask = Ask.item(Action.WRITE, "advice", found.subject(), found.parties());
        acts.act(
                Begin.on(wish.what() + " " + found.reference(), ask, found.subject())
                        .once(wish.key()),
                String.class,
                act -> {
                    Advice before =
                            repository.find(found.personId(), found.adviceId()).orElseThrow();
                    if (wish.version() != before.version()) {
                        throw new StaleEdit("question");
                    }
                    Advice after = change.apply(act, before);
                    repository.update(after);
                    tasks.doneFor(
                            before.personId(), before.adviceId(), act.actor().accountId());
                    show(act, after);
                    return after.reference();
                });
        return repository.find(found.personId(), found.adviceId()).orElseThrow();
    }

    /** Puts the question on both sides' lists, once its clocks have moved. */
    void show(Act act, Advice advice) {
        act.last(() -> lists.put(
                advice, clocks.earliestDue(advice.personId(), advice.adviceId()).orElse(null)));
    }

    void tellAsker(Advice advice, String kind, @Nullable String detail) {
        tell(advice, advice.asker().organisationId(), advice.asker().teamId(), kind, detail);
    }

    void tellAsked(Advice advice, String kind, @Nullable String detail) {
        tell(advice, advice.asked().organisationId(), advice.asked().teamId(), kind, detail);
    }

    private void tell(Advice advice, UUID organisation, @Nullable UUID team, String kind, @Nullable String detail) {
        notifications.tell(organisation, team, kind, advice.reference(), advice.personId(), advice.adviceId(), detail);
    }

    static void requireAsker(Act act, Advice advice) {
        if (!act.actor().isSystem() && !advice.isAskers(act.actor())) {
            throw new Refused("not-permitted", "This is for whoever asked.");
        }
    }

    static void requireAsked(Act act, Advice advice) {
        if (!act.actor().isSystem() && !advice.isAsked(act.actor())) {
            throw new Refused("not-permitted", "This is for the service that was asked.");
        }
    }

    static void requireState(Advice advice, AdviceState... allowed) {
        for (AdviceState state : allowed) {
            if (advice.state() == state) {
                return;
            }
        }
        throw new Refused(
                "not-now",
                advice.referral() == null
                        ? "This cannot be done now. It stands: %s."
                                .formatted(advice.state().label())
                        : "It became referral %s. Go on there."
                                .formatted(Objects.requireNonNull(advice.referral())
                                        .reference()));
    }

    static void requireWords(@Nullable String words, String field, String problem) {
        if (words == null || words.isBlank()) {
            throw new Invalid(field, problem);
        }
        Writing.limit(field, "What you write", words, Writing.STORY);
    }
}
