package org.onedoor.platform;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** The one acting now: set once for each request, job and command. */
public final class CurrentActor {
    private static final ScopedValue<Actor> SET = ScopedValue.newInstance();

    private CurrentActor() {}

    public static Optional<Actor> find() {
        return SET.isBound() ? Optional.of(SET.get()) : Optional.empty();
    }

    /** @throws Forbidden when nobody is signed in */
    public static Actor get() {
        return find().orElseThrow(() -> new Forbidden("Nobody is signed in.", "Sign in and try again."));
    }

    public static <T> T as(Actor actor, Supplier<T> work) {
        return ScopedValue.where(SET, actor).call(work::get);
    }

    /** For work that throws checked exceptions, such as the rest of a filter chain. */
    public static <T> T calling(Actor actor, Callable<T> work) throws Exception {
        return ScopedValue.where(SET, actor).call(work::call);
    }

    public static void run(Actor actor, Runnable work) {
        ScopedValue.where(SET, actor).run(work);
    }
}
