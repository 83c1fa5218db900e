package org.onedoor.crisis.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.ContactReads;
import org.onedoor.people.Identification;
import org.onedoor.platform.web.TypedForm;

/** The form that says who somebody is. @param candidates those it may be, where somebody has to choose */
public record ContactIdentityPage(
        ContactReads.Seen seen,
        List<Identification.Candidate> candidates,
        TypedForm typed,
        String key,
        @Nullable String conflict) {}
