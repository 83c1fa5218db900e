package org.onedoor.directory.openreferral;

import org.jspecify.annotations.Nullable;

/** One field of a service that is said otherwise. @param before none where it was not there @param after none where it is gone */
public record ListingField(
        String label, @Nullable String before, @Nullable String after) {}
