package org.onedoor.platform;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Gate.Decision;
import org.onedoor.platform.time.DomainTime;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A look is a read of personal data: gate, query, one audit row naming everyone shown, commit. */
@Service
public class Looks {
    private final TransactionTemplate transactions;
    private final Gate gate;
    private final Audit audit;
    private final DomainTime time;

    Looks(PlatformTransactionManager manager, Gate gate, Audit audit, DomainTime time) {
        this.transactions = new TransactionTemplate(manager);
        this.gate = gate;
        this.audit = audit;
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
     * @param what what is looked at, in words for the audit and for the person's own log
     * @throws NotFound when the subject is out of reach, exactly as if it did not exist
     * @throws Forbidden when the actor's role may not see this
     */
    public <T> T look(String what, Ask ask, Function<Shown, T> query) {
        Actor actor = CurrentActor.get();
        Result<T> result = transactions.execute(_ -> {
            Instant now = time.instant();
            Shown shown = new Shown();
            if (ask.subject() != null) {
                shown.add(ask.subject().id());
            }
            return switch (gate.decide(actor, ask)) {
                case Decision.Allowed(String basis) -> {
                    T seen = query.apply(shown);
                    audit.write(actor, what, ask, "allowed", basis, now, shown.subjects);
                    yield new Result.Seen<>(seen);
                }
                case Decision.OutOfReach(String why) -> {
                    audit.write(actor, what, ask, "out-of-reach", why, now, shown.subjects);
                    yield new Result.Hidden<T>(new NotFound(ask.dataClass()));
                }
                case Decision.Denied(String why, String whoCan) -> {
                    audit.write(actor, what, ask, "denied", why, now, shown.subjects);
                    yield new Result.Hidden<T>(new Forbidden(why, whoCan));
                }
            };
        });
        return switch (result) {
            case Result.Seen<T>(T seen) -> seen;
            case Result.Hidden<T>(RuntimeException error) -> throw error;
        };
    }

    private sealed interface Result<T> {
        record Seen<T>(T seen) implements Result<T> {}

        record Hidden<T>(RuntimeException error) implements Result<T> {}
    }
}
