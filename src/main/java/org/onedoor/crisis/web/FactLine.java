package org.onedoor.crisis.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.Fact;

/**
 * One fact on the timeline of a case.
 *
 * @param details each answer in words
 * @param corrected what stands in its place, in words; none when it stands itself
 * @param correctable whether the reader may put it right
 */
public record FactLine(
        Fact fact, List<String> details, @Nullable String corrected, boolean correctable) {}
