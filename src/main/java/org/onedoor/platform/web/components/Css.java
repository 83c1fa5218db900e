package org.onedoor.platform.web.components;

import org.jspecify.annotations.Nullable;

/** Joins class names. */
final class Css {
    private Css() {}

    static String join(String base, @Nullable String... more) {
        StringBuilder classes = new StringBuilder(base);
        for (String name : more) {
            if (name != null && !name.isEmpty()) {
                classes.append(' ').append(name);
            }
        }
        return classes.toString();
    }

    static @Nullable String when(boolean condition, String name) {
        return condition ? name : null;
    }
}
