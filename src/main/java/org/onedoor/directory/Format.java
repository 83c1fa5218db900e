package org.onedoor.directory;

import java.util.Locale;

/** How a person is met. */
public enum Format {
    FACE_TO_FACE,
    VIDEO,
    TELEPHONE,
    TEXT;

    /** As stored and as files write it: {@code face-to-face}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException when there is no such format */
    public static Format of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
