package org.onedoor.frontdoor.doors;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import org.onedoor.platform.SealingKey;

/**
 * The code by which somebody comes back to a form they have not sent: 16 letters and digits, 78 random bits, without those
 * that look alike. Only its digest is stored, and what was typed is sealed with it.
 */
record FormCode(String text) {
    private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    static FormCode made() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            text.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return new FormCode(text.toString());
    }

    /** However it is typed: with spaces or dashes, in small letters. */
    static Optional<FormCode> of(String typed) {
        String text = typed.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "");
        boolean whole = text.length() == LENGTH && text.chars().allMatch(letter -> LETTERS.indexOf(letter) >= 0);
        return whole ? Optional.of(new FormCode(text)) : Optional.empty();
    }

    /** {@code 7K3M-92QF-XW4P-HT6D}: how it is written down. */
    String spaced() {
        return String.join("-", text.substring(0, 4), text.substring(4, 8), text.substring(8, 12), text.substring(12));
    }

    /** What is stored in its place. */
    String hash() {
        return new SealingKey(text).hash();
    }

    byte[] seal(byte[] plain) {
        return new SealingKey(text).seal(plain);
    }

    byte[] open(byte[] sealed) {
        return new SealingKey(text).open(sealed);
    }

    /** Never the code itself, which opens the form. */
    @Override
    public String toString() {
        return "FormCode";
    }
}
