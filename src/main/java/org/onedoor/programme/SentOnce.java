package org.onedoor.programme;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Acts;
import org.onedoor.platform.IdempotencyKey;
import org.springframework.stereotype.Service;

/**
 * A form about a plan that is sent twice is one act: the second sending is given the answer of the first and stores
 * nothing. What the form does is an act on the plan's owner and joins this one.
 */
@Service
public class SentOnce {
    private final Acts acts;
    private final Plans plans;

    SentOnce(Acts acts, Plans plans) {
        this.acts = acts;
        this.plans = plans;
    }

    /**
     * @param what the act in words, for the audit
     * @param key of the form; none where it came without one, and then each sending counts
     * @return what the work answered when it was done
     */
    public String act(String what, String code, @Nullable IdempotencyKey key, Supplier<String> work) {
        return acts.act(
                PlanImports.begin(what, plans.get(code).organisationId()).once(key), String.class, _ -> work.get());
    }
}
