package org.onedoor.crisis.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.CaseReads.Seen;
import org.onedoor.platform.web.TypedForm;
import org.onedoor.workforce.Finder;
import org.onedoor.workforce.Profession;

/** Everybody of a profession, first those who can come. */
public record FindPage(
        Seen seen,
        Profession profession,
        List<Finder.Found> found,
        TypedForm typed,
        String key,
        @Nullable String conflict) {}
