package org.onedoor.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a person may permit a carer to be told, one by one. */
public enum Topic {
    APPOINTMENTS("Appointments", "When and where I am seen", "own-appointments"),
    REFERRALS("Where referrals stand", "Which services were asked, and what they said", "own-referrals"),
    DIAGNOSIS(
            "Diagnosis and what care is for",
            "What I was referred for, and what my crisis plan says of it",
            "own-diagnosis"),
    CRISIS_PLAN("Crisis plan", "All of it but what is about keeping me and others safe", "crisis-plan"),
    I_AM("I Am", "What I wrote about myself", "i-am");

    private final String label;
    private final String hint;
    private final String data;

    Topic(String label, String hint, String data) {
        this.label = label;
        this.hint = hint;
        this.data = data;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String label() {
        return label;
    }

    /** In the words of the person. */
    public String hint() {
        return hint;
    }

    /** The class of data it opens. */
    public String data() {
        return data;
    }

    /** In the middle of a sentence. */
    public String spoken() {
        return this == I_AM ? label : label.substring(0, 1).toLowerCase(Locale.UK) + label.substring(1);
    }

    public static Optional<Topic> ofCode(String code) {
        return Arrays.stream(values())
                .filter(topic -> topic.code().equals(code))
                .findFirst();
    }

    static Optional<Topic> ofData(String dataClass) {
        return Arrays.stream(values())
                .filter(topic -> topic.data.equals(dataClass))
                .findFirst();
    }
}
