package org.onedoor.directory.session;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What sort of place a session is in, and whether people go there anyway. */
public enum Venue {
    GP_SURGERY("GP surgery", true),
    HUB("Community hub", true),
    LIBRARY("Library", true),
    COMMUNITY_CENTRE("Community centre", true),
    SCHOOL("School or college", true),
    CLINIC("Mental health clinic", false),
    HOSPITAL("Hospital", false),
    OTHER("Somewhere else", false);

    private final String label;
    private final boolean familiar;

    Venue(String label, boolean familiar) {
        this.label = label;
        this.familiar = familiar;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String label() {
        return label;
    }

    /** A place people know from everyday life. */
    public boolean isFamiliar() {
        return familiar;
    }

    static Optional<Venue> of(String code) {
        return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
    }
}
