package org.onedoor.platform.web;

import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Actor;

/** Says where an actor works, in words. The module that knows organisations and teams fills this port. */
public interface Workplaces {

    /** Where somebody works. */
    record Workplace(String organisation, @Nullable String team) {}

    Workplace of(Actor actor);
}
