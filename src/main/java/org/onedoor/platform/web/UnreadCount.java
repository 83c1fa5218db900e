package org.onedoor.platform.web;

import org.onedoor.platform.Actor;

/** How many notifications wait for somebody. The module that keeps notifications fills this port. */
public interface UnreadCount {
    int of(Actor actor);
}
