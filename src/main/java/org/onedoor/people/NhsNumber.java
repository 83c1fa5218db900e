package org.onedoor.people;

import java.util.Optional;

/** An NHS number: ten digits whose last is a Modulus 11 check digit. */
public record NhsNumber(String value) {

    /** @throws IllegalArgumentException when it is not one; the message says why, never the number */
    public NhsNumber {
        value = value.replaceAll("[\\s-]", "");
        String problem = problem(value);
        if (problem != null) {
            throw new IllegalArgumentException(problem);
        }
    }

    /** What is wrong with this text as an NHS number, in words for the user; null when nothing is. */
    public static @org.jspecify.annotations.Nullable String problem(String text) {
        String digits = text.replaceAll("[\\s-]", "");
        if (!digits.matches("[0-9]{10}")) {
            return "NHS number must have 10 digits, like 999 123 4567";
        }
        if (isPlaceholder(digits)) {
            return "This is not a real NHS number: ten times the same digit is never issued. Leave it empty if it is not known";
        }
        if (checkDigit(digits) != digits.charAt(9) - '0') {
            return "This NHS number is not valid. Its check digit does not match: check each digit";
        }
        return null;
    }

    /** Whether it is what systems and people write where no number is known: the check digit of all of these agrees. */
    public static boolean isPlaceholder(String digits) {
        return digits.length() == 10 && digits.chars().allMatch(c -> c == digits.charAt(0));
    }

    public static Optional<NhsNumber> of(String text) {
        return problem(text) == null ? Optional.of(new NhsNumber(text)) : Optional.empty();
    }

    /** The Modulus 11 check digit of the first nine digits; 10 when there is none and the number cannot exist. */
    static int checkDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < 9; i++) {
            sum += (digits.charAt(i) - '0') * (10 - i);
        }
        int check = 11 - sum % 11;
        return check == 11 ? 0 : check;
    }

    /** {@code 999 123 4567}. */
    public String spaced() {
        return value.substring(0, 3) + " " + value.substring(3, 6) + " " + value.substring(6);
    }

    @Override
    public String toString() {
        return "NHS number ending " + value.substring(8);
    }
}
