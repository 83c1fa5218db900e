package org.onedoor.platform;

import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** The one acting now: whom a job or command set, else whom the request's sign-in says. */
public final class CurrentActor {
    private static final ScopedValue<Actor> SET = ScopedValue.newInstance();

    private CurrentActor() {}

    /** A signed-in principal knows its actor. */
    public interface SignedIn {
        Actor actor();
    }

    public static Optional<Actor> find() {
        if (SET.isBound()) {
            return Optional.of(SET.get());
        }
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof SignedIn signedIn) {
            return Optional.of(signedIn.actor());
        }
        return Optional.empty();
    }

    /** @throws Forbidden when nobody is signed in */
    public static Actor get() {
        return find().orElseThrow(() -> new Forbidden("Nobody is signed in.", "Sign in and try again."));
    }

    public static <T> T as(Actor actor, Supplier<T> work) {
        return ScopedValue.where(SET, actor).call(work::get);
    }

    public static void run(Actor actor, Runnable work) {
        ScopedValue.where(SET, actor).run(work);
    }
}
