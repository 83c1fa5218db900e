package org.onedoor.platform.web.components;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody else saved first, beside what the user was about to save.
 *
 * @param who who was quicker, by name or by organisation
 * @param when London time in words
 * @param href the newest version
 */
public record Conflict(String who, String when, List<Line> lines, String href) {
    public Conflict {
        lines = List.copyOf(lines);
    }

    /** One field that differs. @param yours none where only the newer state is known */
    public record Line(String field, String newer, @Nullable String yours) {}
}
