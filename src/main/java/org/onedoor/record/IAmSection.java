package org.onedoor.record;

import java.util.Locale;

/** What somebody may write about themselves: "I Am", heading CP02 of the crisis plan. */
public enum IAmSection {
    NAME("The name I like", "What to call me, and my pronouns"),
    HOME("Where I live", "And who lives with me"),
    KNOWS_ME("Who knows me best", "And how to reach them"),
    ROUTINES("My routines", "What a day is like when things are well"),
    WORRIES("What worries or upsets me", ""),
    CALMS("What calms me", ""),
    COMMUNICATION("How I communicate", "How I say yes, no, or that something hurts"),
    SENSES("My sight and hearing", "Glasses, hearing aids, light and noise"),
    MOBILITY("How I get about", ""),
    SLEEP("My sleep", ""),
    FOOD("What I eat and drink", ""),
    FAITH("My faith and culture", ""),
    JOYS("What I like to do", "");

    private final String label;
    private final String hint;

    IAmSection(String label, String hint) {
        this.label = label;
        this.hint = hint;
    }

    public String label() {
        return label;
    }

    public String hint() {
        return hint;
    }

    /** The name of its field on the form. */
    public String field() {
        return "i-am-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
