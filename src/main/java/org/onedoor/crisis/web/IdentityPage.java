package org.onedoor.crisis.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.CaseReads.Seen;
import org.onedoor.people.Identification;
import org.onedoor.platform.web.TypedForm;

/**
 * Saying who it is.
 *
 * @param candidates who it may be, where somebody has to choose
 * @param likely whom the one that is recorded may be as well
 */
public record IdentityPage(
        Seen seen,
        List<Identification.Candidate> candidates,
        List<Identification.Candidate> likely,
        TypedForm typed,
        String key,
        @Nullable String conflict) {}
