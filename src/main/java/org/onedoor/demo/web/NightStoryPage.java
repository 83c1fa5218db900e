package org.onedoor.demo.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Story E2 as it stands. @param incident the case; none before the first step */
public record NightStoryPage(
        PlayedPage played,
        @Nullable UUID incident,
        @Nullable UUID personId) {}
