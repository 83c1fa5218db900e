package org.onedoor.crisis.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.ContactReads;
import org.onedoor.people.Identification;
import org.onedoor.platform.web.TypedForm;

/**
 * The form that says who somebody is.
 *
 * @param candidates those it may be, where somebody has to choose
 * @param reasons why somebody is assessed again, where that is asked
 */
public record ContactIdentityPage(
        ContactReads.Seen seen,
        List<Identification.Candidate> candidates,
        TypedForm typed,
        String key,
        Map<String, String> reasons,
        @Nullable String conflict) {}
