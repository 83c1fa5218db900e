package org.onedoor.people.linkage;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.commons.codec.language.DoubleMetaphone;
import org.onedoor.people.NhsNumber;

/** What sort of thing is compared: how it is tidied first, and in which degrees two of them can agree. */
public enum Kind {
    /** A person's name: typing slips, and names that sound alike. */
    NAME {
        @Override
        public String tidy(String text) {
            return LETTERS_ONLY.matcher(plain(text)).replaceAll("");
        }

        @Override
        Level compare(String a, String b) {
            double alike = Distance.jaroWinkler(a, b);
            if (alike >= 0.92) {
                return Level.NEAR;
            }
            return alike >= 0.8 || startsOther(a, b) || soundsAlike(a, b) ? Level.FAIR : Level.OTHER;
        }
    },
    /** A date as eight digits, year first. */
    DATE {
        @Override
        public String tidy(String text) {
            return DIGITS_ONLY.matcher(text).replaceAll("");
        }

        @Override
        Level compare(String a, String b) {
            if (Distance.edits(a, b, 1) == 1) {
                return Level.NEAR;
            }
            if (a.length() == 8 && b.length() == 8) {
                boolean year = a.regionMatches(0, b, 0, 4);
                boolean month = a.regionMatches(4, b, 4, 2);
                boolean day = a.regionMatches(6, b, 6, 2);
                boolean turned = a.regionMatches(4, b, 6, 2) && a.regionMatches(6, b, 4, 2);
                if (year && turned) {
                    return Level.NEAR;
                }
                if ((year && month) || (year && day) || (month && day)) {
                    return Level.FAIR;
                }
            }
            return Distance.edits(a, b, 2) <= 2 ? Level.FAIR : Level.OTHER;
        }
    },
    /** A number that belongs to one person, such as the NHS number. */
    NUMBER {
        @Override
        public String tidy(String text) {
            return DIGITS_ONLY.matcher(text).replaceAll("");
        }

        @Override
        Level compare(String a, String b) {
            return switch (Distance.edits(a, b, 2)) {
                case 1 -> Level.NEAR;
                case 2 -> Level.FAIR;
                default -> Level.OTHER;
            };
        }
    },
    /** A number that a household may share, such as a telephone's. */
    NUMBER_SHARED {
        @Override
        public String tidy(String text) {
            String digits = NUMBER.tidy(text);
            return digits.startsWith("44") && digits.length() == 12 ? "0" + digits.substring(2) : digits;
        }

        @Override
        Level compare(String a, String b) {
            return NUMBER.compare(a, b);
        }
    },
    /** An NHS number: two that are both valid and not the same are two people's, however alike they look. */
    NHS_NUMBER {
        /** One that stands for no number says nothing of who somebody is. */
        @Override
        public String tidy(String text) {
            String digits = NUMBER.tidy(text);
            return NhsNumber.isPlaceholder(digits) ? "" : digits;
        }

        @Override
        Level compare(String a, String b) {
            boolean both = NhsNumber.problem(a) == null && NhsNumber.problem(b) == null;
            return both ? Level.OTHER : NUMBER.compare(a, b);
        }
    },
    /** A short code of a place: a postcode, a house number. */
    CODE {
        @Override
        public String tidy(String text) {
            return CODE_ONLY.matcher(plain(text)).replaceAll("");
        }

        @Override
        Level compare(String a, String b) {
            if (Distance.edits(a, b, 1) == 1) {
                return Level.NEAR;
            }
            boolean district = a.length() > 4 && b.length() > 4 && outward(a).equals(outward(b));
            return district || Distance.sameLetters(a, b) ? Level.FAIR : Level.OTHER;
        }
    },
    /** Words, such as a line of an address. */
    WORDS {
        @Override
        public String tidy(String text) {
            return SPACES.matcher(plain(text)).replaceAll(" ").strip();
        }

        @Override
        Level compare(String a, String b) {
            double alike = Distance.jaroWinkler(a, b);
            return alike >= 0.92 ? Level.NEAR : alike >= 0.8 ? Level.FAIR : Level.OTHER;
        }
    };

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern LETTERS_ONLY = Pattern.compile("[^\\p{L}]+");
    private static final Pattern DIGITS_ONLY = Pattern.compile("[^0-9]+");
    private static final Pattern CODE_ONLY = Pattern.compile("[^\\p{L}0-9]+");
    private static final Pattern SPACES = Pattern.compile("[\\s,.;:]+");
    private static final DoubleMetaphone SOUND = new DoubleMetaphone();

    /** Whether no two people share a value. */
    boolean isOnes() {
        return this == NUMBER || this == NHS_NUMBER;
    }

    /** The text as it is compared: without case, accents and what nobody types the same way twice. */
    public abstract String tidy(String text);

    /** How far two tidied texts agree that are not the same. */
    abstract Level compare(String a, String b);

    /** Whether two are the same, or but for one letter put in, left out or changed or two neighbours swapped. */
    public boolean isSlip(String one, String other) {
        String a = tidy(one);
        String b = tidy(other);
        return !a.isEmpty() && !b.isEmpty() && Distance.edits(a, b, 1) <= 1;
    }

    /** How far two tidied texts agree; an empty one is not known. */
    Level level(String a, String b) {
        if (a.isEmpty() || b.isEmpty()) {
            return Level.MISSING;
        }
        return a.equals(b) ? Level.SAME : compare(a, b);
    }

    /** The sound of a name, for finding it under another spelling. */
    static String sound(String name) {
        return SOUND.doubleMetaphone(name);
    }

    private static String plain(String text) {
        boolean ascii = text.chars().allMatch(c -> c < 128);
        String letters = ascii
                ? text
                : MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
        return letters.toLowerCase(Locale.ROOT);
    }

    private static boolean startsOther(String a, String b) {
        return a.length() >= 3 && b.length() >= 3 && (a.startsWith(b) || b.startsWith(a));
    }

    private static boolean soundsAlike(String a, String b) {
        String sound = sound(a);
        return !sound.isEmpty() && sound.equals(sound(b));
    }

    private static String outward(String postcode) {
        return postcode.substring(0, postcode.length() - 3);
    }
}
