package org.onedoor.workforce.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.web.TypedForm;
import org.onedoor.workforce.Duty;
import org.onedoor.workforce.Professional;

/** One entry of a register. @param keeps whether the reader's organisation keeps it */
public record EntryPage(
        Professional professional,
        List<Duty> duties,
        boolean keeps,
        TypedForm typed,
        @Nullable String conflict,
        LocalDate today,
        Instant now) {}
