package org.onedoor.access;

import org.jspecify.annotations.Nullable;

/**
 * The page that asks for a second proof.
 *
 * @param passkey whether a passkey of theirs will do as well
 * @param provider what the identity provider is called, where there is one
 */
public record ProvePage(
        SecondProof.Kind kind, boolean passkey, @Nullable String provider) {}
