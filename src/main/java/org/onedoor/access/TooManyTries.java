package org.onedoor.access;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Tried too often: whoever it is waits, whether what they typed is right or not. */
final class TooManyTries extends AuthenticationException {
    private final Duration wait;

    TooManyTries(Duration wait) {
        super("Too many tries");
        this.wait = wait;
    }

    Duration toWait() {
        return wait;
    }
}
