package org.onedoor.crisis;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The doors of a crisis beside section 135 and 136: each with the form that fits it, all in one register. */
public enum ContactKind {
    STREET_TRIAGE("street-triage", "Street triage", "Street triage contact", "StreetTriageRecorded"),
    CRISIS_LINE("crisis-line", "Crisis line and 111", "Call to the crisis line", "CrisisCallRecorded"),
    LIAISON("liaison", "A&E liaison", "Referral to A&E liaison", "LiaisonReferred"),
    HOME_TREATMENT("home-treatment", "Home treatment", "Home treatment considered", "HomeTreatmentConsidered"),
    CONCERN("concern", "Concerns", "Concern about somebody", "ConcernRecorded");

    private final String code;
    private final String label;
    private final String one;
    private final String event;

    ContactKind(String code, String label, String one, String event) {
        this.code = code;
        this.label = label;
        this.one = one;
        this.event = event;
    }

    public String code() {
        return code;
    }

    /** What several of them are called. */
    public String label() {
        return label;
    }

    /** What one of them is called. */
    public String one() {
        return one;
    }

    /** The type of the event that it begins with, by which the standards know it. */
    String event() {
        return event;
    }

    public List<Question> questions() {
        return ContactQuestions.of(this);
    }

    /** What can come of it. */
    public List<Question.Option> outcomes() {
        return ContactQuestions.outcomes(this);
    }

    /** What is asked when somebody was seen after the contact was recorded. */
    public static List<Question> seen() {
        return ContactQuestions.seen();
    }

    /** What is asked when somebody left A&E. */
    public static Question breach() {
        return ContactQuestions.breach();
    }

    /** What is asked when it is over. */
    public List<Question> ending() {
        return ContactQuestions.ending(this);
    }

    /** Whether somebody is seen after it was recorded, so that it stays open until then. */
    public boolean isSeenLater() {
        return this == LIAISON || this == HOME_TREATMENT;
    }

    public static Optional<ContactKind> ofCode(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }
}
