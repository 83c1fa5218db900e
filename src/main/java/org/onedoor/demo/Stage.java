package org.onedoor.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.job.Jobs;
import org.onedoor.platform.time.DomainTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Performs an act at a time of the past, and tells whoever is told of it in the same moment: by the same listeners, and
 * in the same transaction, so that nobody is told twice or at another time than the story's.
 */
@Component
@Staged
public class Stage {
    private static final Duration TOLD_AFTER = Duration.ofSeconds(2);

    private final TransactionTemplate transaction;

    Stage(PlatformTransactionManager manager) {
        this.transaction = new TransactionTemplate(manager);
    }

    /** Does something as somebody at a time, all of it or nothing. */
    public <T> T play(Instant when, Actor actor, Supplier<T> deed) {
        return transaction.execute(_ -> {
            Queue<Jobs.Due> due = new ArrayDeque<>();
            T answer = Jobs.held(due, () -> DomainTime.at(when, () -> CurrentActor.as(actor, deed)));
            return DomainTime.at(
                    when.plus(TOLD_AFTER),
                    () -> CurrentActor.as(
                            Actor.SYSTEM,
                            () -> Jobs.held(due, () -> {
                                for (Jobs.Due next = due.poll(); next != null; next = due.poll()) {
                                    next.hear();
                                }
                                return answer;
                            })));
        });
    }
}
