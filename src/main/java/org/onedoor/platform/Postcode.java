package org.onedoor.platform;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A postcode of the United Kingdom, however it was typed. Source: NHS Data Dictionary, POSTCODE. */
public final class Postcode {
    /** One in a text, with or without its space. */
    public static final Pattern WRITTEN =
            Pattern.compile("\\b[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern KEY = Pattern.compile("[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}");

    private Postcode() {}

    /** Upper case, letters and digits only: {@code RM188EB}. */
    public static String key(String typed) {
        return typed.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    }

    /** With its space: {@code RM18 8EB}. */
    public static String shown(String key) {
        return key.length() < 4 ? key : key.substring(0, key.length() - 3) + " " + key.substring(key.length() - 3);
    }

    /** Whether it is a whole postcode, with or without its space. */
    public static boolean isWhole(String typed) {
        return KEY.matcher(typed.toUpperCase(Locale.ROOT).replace(" ", "")).matches();
    }

    /** The first one in a text, as it stands there. */
    public static Optional<String> in(String text) {
        Matcher found = WRITTEN.matcher(text);
        return found.find() ? Optional.of(found.group()) : Optional.empty();
    }
}
