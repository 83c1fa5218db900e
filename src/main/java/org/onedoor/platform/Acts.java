package org.onedoor.platform;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Gate.Decision;
import org.onedoor.platform.time.DomainTime;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whatever OneDoor does is an act: one transaction that decides whether it is allowed, changes state, appends its
 * events, writes its audit row, moves the clocks and queues what must follow. All of it happens or none.
 */
@Service
public class Acts {
    private static final ScopedValue<Act> RUNNING = ScopedValue.newInstance();
    private static final int TRIES = 4;

    private final TransactionTemplate transactions;
    private final TransactionTemplate separate;
    private final Gate gate;
    private final SecondGate second;
    private final EventLog log;
    private final Audit audit;
    private final Idempotency idempotency;
    private final DomainTime time;

    Acts(
            PlatformTransactionManager manager,
            Gate gate,
            SecondGate second,
            EventLog log,
            Audit audit,
            Idempotency idempotency,
            DomainTime time) {
        this.transactions = new TransactionTemplate(manager);
        this.separate = new TransactionTemplate(manager);
        this.separate.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
        this.gate = gate;
        this.second = second;
        this.log = log;
        this.audit = audit;
        this.idempotency = idempotency;
        this.time = time;
    }

    /**
     * What is to be done.
     *
     * @param what the act in words, for the audit: a verb and a noun, no personal data
     * @param newSubject the subject is made by this act, so that nobody else can hold it
     */
    public record Begin(
            String what, Ask ask, Subject subject, @Nullable IdempotencyKey key, boolean newSubject) {
        public static Begin on(String what, Ask ask, Subject subject) {
            return new Begin(what, ask, subject, null, false);
        }

        public Begin once(@Nullable IdempotencyKey idempotencyKey) {
            return new Begin(what, ask, subject, idempotencyKey, newSubject);
        }

        public Begin making() {
            return new Begin(what, ask, subject, key, true);
        }
    }

    /** The act running on this thread; only code called from inside an act may ask. */
    public static Act running() {
        return RUNNING.orElseThrow(() -> new IllegalStateException("No act is running"));
    }

    public static boolean isRunning() {
        return RUNNING.isBound();
    }

    /**
     * Performs an act, or joins the one already running on the same subject. A deadlock or serialisation failure retries
     * the whole of it; a denial commits its own audit row and throws.
     *
     * @param answer the type of the answer, kept with the idempotency key so that a repetition gets the same one
     */
    public <T> T act(Begin begin, Class<T> answer, Function<Act, T> body) {
        if (RUNNING.isBound() && RUNNING.get().subject().equals(begin.subject())) {
            return body.apply(RUNNING.get());
        }
        Actor actor = CurrentActor.get();
        boolean outer = TransactionSynchronizationManager.isActualTransactionActive(); // only its owner can try again
        for (int attempt = 1; ; attempt++) {
            try {
                return transactions.execute(_ -> inTransaction(actor, begin, answer, body));
            } catch (ConcurrencyFailureException busy) {
                if (attempt == TRIES || outer) {
                    throw busy;
                }
            }
        }
    }

    /** An act whose answer nobody waits for. */
    public void act(Begin begin, java.util.function.Consumer<Act> body) {
        act(begin, String.class, act -> {
            body.accept(act);
            return "";
        });
    }

    private <T> T inTransaction(Actor actor, Begin begin, Class<T> answer, Function<Act, T> body) {
        Instant now = time.instant();
        Correlation.Ids ids = Correlation.current();
        if (begin.key() != null) {
            T earlier = idempotency.claim(begin.key(), answer, now);
            if (earlier != null) {
                // It was allowed when it was done, and its own answer is all that is given back.
                Decision _ = gate.decide(actor, begin.ask());
                return earlier;
            }
        }
        boolean there = log.lock(begin.subject(), begin.newSubject());
        switch (gate.decide(actor, begin.ask())) {
            case Decision.Allowed _
            when !there -> { // as for somebody out of reach, so that nobody learns who exists
                deny(actor, begin, "out-of-reach", "no such " + begin.subject().kind(), now);
                throw new NotFound(begin.ask().dataClass());
            }
            case Decision.Allowed(String basis) -> {
                openFor(begin);
                Act act = new Act(actor, begin.subject(), now, ids.correlationId());
                T result = ScopedValue.where(RUNNING, act).call(() -> body.apply(act));
                log.append(act, begin, basis);
                if (begin.key() != null) {
                    idempotency.answer(begin.key(), result);
                }
                return result;
            }
            case Decision.OutOfReach(String why) -> {
                deny(actor, begin, "out-of-reach", why, now);
                throw new NotFound(begin.ask().dataClass());
            }
            case Decision.Denied(String why, String whoCan) -> {
                deny(actor, begin, "denied", why, now);
                throw new Forbidden(why, whoCan);
            }
        }
    }

    /**
     * An act on somebody whom the gate was not asked about: one who is made by it, or whom anybody of the role may refer. What
     * it keeps is of them.
     */
    private void openFor(Begin begin) {
        boolean asked = begin.subject().equals(begin.ask().subject());
        if (!asked && !(begin.subject() instanceof Subject.Organisation)) {
            second.open(begin.subject().id(), List::of);
        }
    }

    private void deny(Actor actor, Begin begin, String outcome, String why, Instant now) {
        separate.executeWithoutResult(_ -> audit.write(List.of(Audit.Row.of(
                actor,
                begin.what(),
                begin.ask(),
                outcome,
                why,
                now,
                List.of(begin.subject().id())))));
    }

    static UUID correlation() {
        return Correlation.current().correlationId();
    }
}
