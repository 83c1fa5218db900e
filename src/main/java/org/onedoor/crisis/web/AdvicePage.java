package org.onedoor.crisis.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.Destinations;
import org.onedoor.platform.web.TypedForm;

/** Where to take somebody. @param offers none until something was asked */
public record AdvicePage(TypedForm typed, @Nullable List<Destinations.Offer> offers) {}
