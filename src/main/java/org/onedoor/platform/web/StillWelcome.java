package org.onedoor.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.BooleanSupplier;
import org.onedoor.platform.Actor;

/** Whether whoever has something open that goes on may have it still: who is signed in is not known here. */
@FunctionalInterface
public interface StillWelcome {
    /**
     * For as long as it goes on.
     *
     * @param actor as they were when it was opened: where their role or organisation is another now, they are not they
     * @param request that opened it, and the session it came with
     * @return asked from time to time, on another thread than the request's
     */
    BooleanSupplier of(Actor actor, HttpServletRequest request);
}
