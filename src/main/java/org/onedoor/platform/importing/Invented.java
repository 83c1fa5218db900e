package org.onedoor.platform.importing;

import java.util.Set;

/** Organisations, teams and services that do not exist: files of their own, read only where nobody real is cared for. */
public final class Invented {
    private static final Set<String> MODES = Set.of("demo", "test", "bench");

    private Invented() {}

    /** @param mode what OneDoor was started as */
    public static boolean mayBeShown(String mode) {
        return MODES.contains(mode);
    }
}
