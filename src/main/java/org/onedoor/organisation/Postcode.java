package org.onedoor.organisation;

import java.util.Locale;

/** A postcode however it was typed. */
final class Postcode {
    private Postcode() {}

    /** Upper case, letters and digits only: {@code RM188EB}. */
    static String key(String typed) {
        return typed.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    }

    /** With its space: {@code RM18 8EB}. */
    static String shown(String key) {
        return key.length() < 4 ? key : key.substring(0, key.length() - 3) + " " + key.substring(key.length() - 3);
    }
}
