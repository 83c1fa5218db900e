package org.onedoor.directory;

import org.jspecify.annotations.Nullable;

/**
 * What somebody says of places that no record tells: where a person was found, and in which county they live or are
 * registered where that is outside. Each is empty where nobody says.
 *
 * @param found a district's code, {@code hertfordshire} or {@code outside}
 * @param lives {@code hertfordshire} or {@code outside}
 * @param registered {@code hertfordshire} or {@code outside}
 */
public record SaidPlaces(String found, String lives, String registered) {
    public static final SaidPlaces NONE = new SaidPlaces("", "", "");

    private static final String COUNTY = "hertfordshire|outside";

    /** As typed; what is no place counts as not said. */
    public static SaidPlaces of(@Nullable String found, @Nullable String lives, @Nullable String registered) {
        return new SaidPlaces(place(found, "[A-Z][0-9]{8}|" + COUNTY), place(lives, COUNTY), place(registered, COUNTY));
    }

    private static String place(@Nullable String typed, String words) {
        return typed != null && typed.matches(words) ? typed : "";
    }

    public boolean isEmpty() {
        return equals(NONE);
    }
}
