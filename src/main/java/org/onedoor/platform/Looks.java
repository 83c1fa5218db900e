package org.onedoor.platform;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Gate.Decision;
import org.onedoor.platform.time.DomainTime;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A look is a read of personal data: gate, query, one audit row naming everyone shown, and nothing given back to whoever
 * asked before that row is committed. While a page is made its rows are being stored, and {@link AnswerHold} waits.
 */
@Service
public class Looks {
    private final TransactionTemplate reading;
    private final TransactionTemplate keeping;
    private final Gate gate;
    private final SharedCommit commit;
    private final DomainTime time;

    Looks(PlatformTransactionManager manager, Gate gate, SharedCommit commit, DomainTime time) {
        this.reading = new TransactionTemplate(manager);
        this.reading.setReadOnly(true);
        this.keeping = new TransactionTemplate(manager);
        this.gate = gate;
        this.commit = commit;
        this.time = time;
    }

    /** Those whose data the look shows. */
    public static final class Shown {
        private final Set<UUID> subjects = new LinkedHashSet<>();

        public void add(UUID subjectId) {
            subjects.add(subjectId);
        }

        public void addAll(Collection<UUID> subjectIds) {
            subjects.addAll(subjectIds);
        }
    }

    /**
     * Shows something. An ask to write is for what the actor keeps of their own (a draft, a mark on a task) and is
     * committed with its row; anything else only reads.
     *
     * @param what what is looked at, in words for the audit and for the person's own log
     * @throws NotFound when the subject is out of reach, exactly as if it did not exist
     * @throws Forbidden when the actor's role may not see this
     */
    public <T> T look(String what, Ask ask, Function<Shown, T> query) {
        Actor actor = CurrentActor.get();
        Instant now = time.instant();
        Shown shown = new Shown();
        if (ask.subject() != null) {
            shown.add(ask.subject().id());
        }
        Result<T> result = ask.action() == Action.WRITE
                ? keeping.execute(_ -> {
                    Result<T> kept = result(actor, ask, query, shown);
                    commit.store(kept.row(actor, what, ask, now, shown));
                    return kept;
                })
                : reading.execute(_ -> result(actor, ask, query, shown));
        if (ask.action() == Action.READ) {
            commit.store(result.row(actor, what, ask, now, shown));
        }
        if (result.refusal() != null) {
            throw result.refusal();
        }
        AnswerHold.looked(Looked.of(what, ask, shown.subjects));
        return Objects.requireNonNull(result.seen());
    }

    /**
     * Looks again at what was shown before: the gate is asked anew, and the audit has a row of its own.
     *
     * @throws NotFound and {@link Forbidden} as {@link #look}
     */
    public void again(Looked before) {
        look(before.what(), before.ask(), shown -> {
            shown.addAll(before.shown());
            return true;
        });
    }

    /**
     * Answers for what is not there exactly as for what is out of reach: the gate is asked, one audit row is kept, and the
     * answer is the same, so that nobody learns by trying what exists.
     *
     * @throws NotFound always, unless the actor may not see such things at all
     */
    public <T> T absent(String what, Action action, String dataClass) {
        return look(what, Ask.item(action, dataClass, Subject.NOBODY, Set.of()), _ -> {
            throw new NotFound(dataClass);
        });
    }

    private <T> Result<T> result(Actor actor, Ask ask, Function<Shown, T> query, Shown shown) {
        return switch (gate.decide(actor, ask)) {
            case Decision.Allowed(String basis) -> new Result<>("allowed", basis, query.apply(shown), null);
            case Decision.OutOfReach(String why) ->
                new Result<>("out-of-reach", why, null, new NotFound(ask.dataClass()));
            case Decision.Denied(String why, String whoCan) ->
                new Result<>("denied", why, null, new Forbidden(why, whoCan));
        };
    }

    /** What came of it: what was seen, or why not. */
    private record Result<T>(
            String outcome,
            String basis,
            @Nullable T seen,
            @Nullable RuntimeException refusal) {
        Audit.Row row(Actor actor, String what, Ask ask, Instant now, Shown shown) {
            return Audit.Row.of(actor, what, ask, outcome, basis, now, shown.subjects);
        }
    }
}
