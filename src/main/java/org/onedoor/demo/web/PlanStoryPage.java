package org.onedoor.demo.web;

import org.jspecify.annotations.Nullable;

/**
 * Story E8 as it stands.
 *
 * @param code the word in the plan's address; none before it is begun
 * @param plan whether the plan has been read in; {@code open} whether it is before the public
 */
public record PlanStoryPage(
        PlayedPage played,
        @Nullable String code,
        boolean plan,
        boolean open,
        @Nullable String report,
        @Nullable String recommendation) {}
