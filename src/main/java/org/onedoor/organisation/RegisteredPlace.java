package org.onedoor.organisation;

import org.jspecify.annotations.Nullable;

/**
 * Where a practice stood in the registered tree on a day: what a person's registration says. Never mixed with where
 * they live.
 */
public record RegisteredPlace(
        Organisation practice,
        @Nullable Organisation pcn,
        @Nullable Organisation subIcb,
        @Nullable Organisation alliance,
        @Nullable Organisation icb) {}
