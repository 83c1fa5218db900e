package org.onedoor.access;

/** The identity provider does not answer, or not as one does. */
final class ProviderAway extends RuntimeException {
    ProviderAway(String what) {
        super(what);
    }

    ProviderAway(String what, Throwable cause) {
        super(what, cause);
    }
}
