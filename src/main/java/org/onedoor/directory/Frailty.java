package org.onedoor.directory;

import org.jspecify.annotations.Nullable;

/** What is recorded of somebody's frailty and dementia. @param score on the Clinical Frailty Scale; none where not scored */
public record Frailty(@Nullable FrailtyScore score, Dementia dementia) {
    public static final Frailty NOT_KNOWN = new Frailty(null, Dementia.NOT_KNOWN);
}
