package org.onedoor.people;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How it was found out that two records are of one person. */
public enum LinkBasis {
    NHS_NUMBER("They have the same NHS number"),
    DOCUMENT("It was seen on a document that shows who they are"),
    PERSON_SAID("The person said so, and gave details that only they would know"),
    SERVICES("Both services have looked at their records and agree");

    private final String label;

    LinkBasis(String label) {
        this.label = label;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String label() {
        return label;
    }

    public static Optional<LinkBasis> ofCode(String code) {
        return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
    }
}
