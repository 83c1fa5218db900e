package org.onedoor.record;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What anyone who deals with a person must know before they do, in the words of the badge. */
public enum AlertKind {
    SAFEGUARDING("Safeguarding", Words.KEPT_BACK),
    VISIT_IN_PAIRS("Visit in pairs", Words.KEPT_BACK),
    DOMESTIC_ABUSE("Domestic abuse", Words.RESTRICTED),
    MISSING("Missing person", Words.SHOWN),
    ALLERGY("Allergy", Words.NEEDED),
    COMMUNICATION("Communication", Words.NEEDED),
    REASONABLE_ADJUSTMENT("Reasonable adjustment", Words.NEEDED),
    SECTION_117("Section 117 aftercare", Words.SHOWN),
    ACCESS_NEEDS("Needs", Words.SHOWN);

    /** What becomes of the words that go with an alert. */
    private enum Words {
        /** May be left out; on the badge when short. */
        SHOWN,
        /** The kind alone helps nobody; on the badge when short. */
        NEEDED,
        /** Never on a badge: whoever stands beside the screen may read it. */
        KEPT_BACK,
        /** Needed, and not even the kind is on a badge or a timeline: few may know that it is there. */
        RESTRICTED
    }

    private final String label;
    private final Words words;

    AlertKind(String label, Words words) {
        this.label = label;
        this.words = words;
    }

    public String label() {
        return label;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether somebody may come to harm where it is not known; the others say what a person needs or is owed. */
    public boolean isDanger() {
        return switch (this) {
            case SAFEGUARDING, VISIT_IN_PAIRS, DOMESTIC_ABUSE, MISSING, ALLERGY -> true;
            case COMMUNICATION, REASONABLE_ADJUSTMENT, SECTION_117, ACCESS_NEEDS -> false;
        };
    }

    /** Whether somebody raises it by hand; the others stand for as long as what they say is so. */
    public boolean isByHand() {
        return this != MISSING && this != ACCESS_NEEDS;
    }

    boolean needsWords() {
        return words == Words.NEEDED || words == Words.RESTRICTED;
    }

    boolean showsWords() {
        return words != Words.KEPT_BACK && words != Words.RESTRICTED;
    }

    /** Whether few roles may know that it is there. */
    public boolean isRestricted() {
        return words == Words.RESTRICTED;
    }

    /** What a badge and a timeline say of it, which whoever stands beside the screen may read. */
    public String spoken() {
        return isRestricted() ? "Sensitive record" : label;
    }

    public static Optional<AlertKind> ofCode(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
}
