package org.onedoor.crisis.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.CaseReads.Seen;
import org.onedoor.crisis.Destinations;

/** Every place with the reasons for and against it. */
public record DestinationPage(
        Seen seen,
        List<Destinations.Offer> offers,
        boolean physical,
        String key,
        @Nullable String conflict) {}
