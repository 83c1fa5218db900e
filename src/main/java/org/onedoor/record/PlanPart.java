package org.onedoor.record;

import java.util.Arrays;
import java.util.List;
import org.onedoor.platform.Writing;

/** What is written under a heading in the person's own words, part by part, so that each agency sees its own parts only. */
public enum PlanPart {
    NEEDS(
            PlanHeading.CP01,
            "CP01.needs",
            "Communication and reasonable adjustments",
            "How to talk with me, and what must be done differently for me"),
    SIGNS_MINE(
            PlanHeading.CP03,
            "CP03.mine",
            "Signs I notice",
            "What I feel or do when I am getting worse, and what sets it off"),
    SIGNS_OTHERS(PlanHeading.CP03, "CP03.others", "Signs others notice", "What people who know me see first"),
    HELPS(PlanHeading.CP04, "CP04.helps", "What helps", "What I can do myself, and what calms me"),
    HINDERS(PlanHeading.CP04, "CP04.hinders", "What does not help", "What makes it worse"),
    CRISIS_LINES(PlanHeading.CP06, "CP06", "Crisis contacts", "Each on a line. They are there day and night"),
    DIAGNOSIS(
            PlanHeading.CP07,
            "CP07.diagnosis",
            "Diagnosis and clinical history",
            "Only what I want those who treat me to read"),
    DEPENDANTS(
            PlanHeading.CP08,
            "CP08.dependants",
            "Children, dependants and pets",
            "Who must be looked after while I am away, and by whom"),
    PRACTICAL(
            PlanHeading.CP08,
            "CP08.other",
            "Home, bills and work",
            "Keys, locking up, what must be paid, whom to tell at work"),
    INTOLERANCES(
            PlanHeading.CP09,
            "CP09.alerts",
            "Allergies, and what must not be given to me",
            "And what happens if it is"),
    MEDICINES(
            PlanHeading.CP09,
            "CP09.other",
            "Medicines and treatment I prefer",
            "What has helped, and what I would rather not have again"),
    PLACE_OF_SAFETY(PlanHeading.CP10, "CP10.place", "Place of safety I prefer", "Where, and where not"),
    PREFERENCES(
            PlanHeading.CP10,
            "CP10.other",
            "Other places I prefer",
            "At home, with somebody, a crisis house, which hospital"),
    RISK_SUMMARY(
            PlanHeading.CP11,
            "CP11.summary",
            "Risk in short",
            "To myself and to whoever comes, in a sentence or two. Police read this"),
    RISK(PlanHeading.CP11, "CP11.whole", "Risk and safeguarding, whole", "To me, to others, from others"),
    GUIDANCE(
            PlanHeading.CP12,
            "CP12",
            "Guidance for police and ambulance crews",
            "120 words at most: how to calm things, why not to restrain me in some way, what not to do"),
    ADVANCE(
            PlanHeading.CP13,
            "CP13.words",
            "What I decided, and where it is kept",
            "Who holds a copy, and whom to ring"),
    LIFE_CRITICAL(
            PlanHeading.CP14, "CP14.life", "What may cost my life", "Such as insulin, epilepsy, a heart condition"),
    PHYSICAL(PlanHeading.CP14, "CP14.other", "Other physical health", "What else anybody who treats me should know"),
    AFTER(PlanHeading.CP15, "CP15", "What happens after the crisis", "Who talks it over with me, and what I want then");

    /** How many words the one screen for police and ambulance crews may have. */
    public static final int GUIDANCE_WORDS = 120;

    private final PlanHeading heading;
    private final String code;
    private final String label;
    private final String hint;

    PlanPart(PlanHeading heading, String code, String label, String hint) {
        this.heading = heading;
        this.code = code;
        this.label = label;
        this.hint = hint;
    }

    public PlanHeading heading() {
        return heading;
    }

    /** Its row in the matrix of who sees what. */
    public String code() {
        return code;
    }

    /** The name of its field on the form. */
    public String field() {
        return code.replace('.', '-');
    }

    public String label() {
        return label;
    }

    public String hint() {
        return hint;
    }

    /** How many characters it may have: a plan is read in a hurry. */
    public int longest() {
        return this == RISK || this == DIAGNOSIS ? 2 * Writing.SENTENCES : Writing.SENTENCES;
    }

    /** Whether a plan cannot be published without it. */
    public boolean isNeeded() {
        return this == SIGNS_MINE || this == HELPS || this == CRISIS_LINES || this == AFTER;
    }

    public static List<PlanPart> of(PlanHeading heading) {
        return Arrays.stream(values()).filter(part -> part.heading == heading).toList();
    }
}
