package org.onedoor.demo.web;

import org.jspecify.annotations.Nullable;

/** Story E14 as it stands. @param result what became of the file, in a sentence */
public record WeekStoryPage(
        PlayedPage played,
        @Nullable String result,
        @Nullable String notice,
        @Nullable String referral) {}
