package org.onedoor.clock;

/** A standard, or an expression in one, that cannot be read: the message says where and what is wrong. */
public final class BadStandard extends RuntimeException {
    BadStandard(String message) {
        super(message);
    }
}
