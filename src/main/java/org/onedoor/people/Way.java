package org.onedoor.people;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.onedoor.platform.Invalid;

/** A way to reach somebody, which is safe only where they said so: others may read the post or pick up the phone. */
public enum Way {
    CALL("Call"),
    VOICEMAIL("Leave a voice message"),
    TEXT("Text"),
    EMAIL("Email"),
    LETTER("Send a letter");

    private final String label;

    Way(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The ways of a form that was answered.
     *
     * @param codes {@code none} alone says that no way is safe
     * @throws Invalid when nothing was answered, or what was is not on the list or contradicts itself
     */
    public static Set<Way> ofCodes(Collection<String> codes) {
        if (codes.isEmpty()) {
            throw new Invalid("safeBy", "Choose every way that is safe, or that no way is");
        }
        Set<Way> ways = EnumSet.noneOf(Way.class);
        for (String code : codes) {
            Arrays.stream(values())
                    .filter(way -> way.code().equals(code))
                    .findFirst()
                    .ifPresentOrElse(ways::add, () -> {
                        if (!code.equals("none")) {
                            throw new Invalid("safeBy", "Choose from the list which ways are safe");
                        }
                    });
        }
        if (codes.contains("none") && !ways.isEmpty()) {
            throw new Invalid("safeBy", "Choose the ways that are safe, or that no way is, not both");
        }
        return ways;
    }
}
