package org.onedoor.access;

import org.onedoor.platform.PersonEvent;

/** What happens to who may see a person. */
public final class AccessEvents {
    private AccessEvents() {}

    /** Somebody without a relationship opened the emergency extract. @param ground its code */
    public record GlassBroken(String ground) implements PersonEvent {}
}
