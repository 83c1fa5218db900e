package org.onedoor.access;

import java.util.Arrays;

/** The five rules that pick out looks a Privacy Officer should ask about. None of them says that anything was wrong. */
public enum LookRule {
    SURNAME("surname", "Same surname", "Whoever looked has the surname of the person."),
    OWN_RECORD("own-record", "Own record", "Whoever looked has the name of the person: it may be their own record."),
    COLLEAGUE("colleague", "Colleague", "The person has the name of somebody who works for the same organisation."),
    WATCHED("watched", "Watched record", "A Privacy Officer asked that looks at this record be picked out."),
    VOLUME("volume", "Unusually many", "The account saw far more people in a day than it usually does.");

    private final String code;
    private final String label;
    private final String words;

    LookRule(String code, String label, String words) {
        this.code = code;
        this.label = label;
        this.words = words;
    }

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    public String words() {
        return words;
    }

    static LookRule ofCode(String code) {
        return Arrays.stream(values())
                .filter(rule -> rule.code.equals(code))
                .findFirst()
                .orElseThrow();
    }
}
