package org.onedoor.platform;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A postcode of the United Kingdom, however it was typed. Source: NHS Data Dictionary, POSTCODE. */
public final class Postcode {
    /** One in a text, with or without its space. */
    public static final Pattern WRITTEN =
            Pattern.compile("\\b[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern KEY = Pattern.compile("[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}");

    private static final Pattern HALF = Pattern.compile("[A-Z]{1,2}[0-9][A-Z0-9]?");

    /** The areas there are: the letters that a postcode begins with. */
    private static final Set<String> AREAS = Set.of("""
            AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G
            GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW
            OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD
            WF WN WR WS WV YO ZE""".split("\\s+"));

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

    /** Whether a whole postcode can be a place: it begins with an area there is. {@code ZZ99 3VZ} stands for no abode. */
    public static boolean isPlace(String typed) {
        return isWhole(typed) && AREAS.contains(key(typed).replaceFirst("[0-9].*$", ""));
    }

    /** Whether it is the first half of one, {@code CM23}, of an area there is. */
    public static boolean isHalf(String typed) {
        String half = typed.strip().toUpperCase(Locale.ROOT);
        return HALF.matcher(half).matches() && AREAS.contains(half.replaceFirst("[0-9].*$", ""));
    }

    /** What comes before the last three: {@code CM23}. */
    public static String outward(String typed) {
        String key = key(typed);
        return key.substring(0, Math.max(0, key.length() - 3));
    }

    /** The first one in a text, as it stands there. */
    public static Optional<String> in(String text) {
        Matcher found = WRITTEN.matcher(text);
        return found.find() ? Optional.of(found.group()) : Optional.empty();
    }
}
