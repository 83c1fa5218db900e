package org.onedoor.frontdoor.web.doors;

import java.util.List;
import java.util.UUID;
import org.onedoor.directory.CodedNeed;
import org.onedoor.frontdoor.web.Typed;

/** A partner's own form. */
public record DoorFormPage(UUID formId, DoorForm form, Typed typed, List<CodedNeed> needs) {
    public DoorFormPage {
        needs = List.copyOf(needs);
    }

    /** Whether how soon is the one thing that is asked again, because of what was written. */
    public boolean asksHowSoon() {
        return typed.get("askedHowSoon").equals("yes")
                || typed.problems().keySet().equals(java.util.Set.of("priority"))
                        && !typed.get("priority").isEmpty();
    }
}
