package org.onedoor.platform;

import org.onedoor.platform.time.DomainTime;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs work once for each key, whatever restarts in between: the key and the effect are committed together. */
@Service
public class OnceOnly {
    private final TransactionTemplate transactions;
    private final Idempotency idempotency;
    private final DomainTime time;

    OnceOnly(PlatformTransactionManager manager, Idempotency idempotency, DomainTime time) {
        this.transactions = new TransactionTemplate(manager);
        this.idempotency = idempotency;
        this.time = time;
    }

    /** @return whether the work was done now; false when it had been done before */
    public boolean run(String client, String key, Runnable work) {
        return transactions.execute(_ -> {
            IdempotencyKey claimed = new IdempotencyKey(client, key, "");
            if (idempotency.claim(claimed, Boolean.class, time.instant()) == null) {
                work.run();
                idempotency.answer(claimed, true);
                return true;
            }
            return false;
        });
    }
}
