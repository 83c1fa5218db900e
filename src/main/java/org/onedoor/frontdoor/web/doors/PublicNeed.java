package org.onedoor.frontdoor.web.doors;

/** What the public form asks about, in everyday words, each with its code of the directory's needs list. */
public enum PublicNeed {
    LOW("low-mood-anxiety", "Feeling low, worried or stressed"),
    HARM("suicidal-thoughts", "Thoughts of self-harm or of ending life"),
    VOICES("psychosis-first-episode", "Hearing or seeing things that others do not"),
    TRAUMA("trauma", "Something bad that happened, now or long ago"),
    EATING("eating", "Eating too little or too much"),
    DRINK("substance-misuse", "Alcohol or drugs"),
    BABY("perinatal", "How you feel when pregnant or with a new baby"),
    CHILD("child-mental-health", "How a child or young person feels"),
    MEMORY("memory", "Memory"),
    LONELY("loneliness", "Feeling alone"),
    LOSS("bereavement", "The death of someone close"),
    ABUSE("domestic-abuse", "Being hurt or scared at home"),
    MONEY("debt", "Money or debt"),
    HOME("housing", "A place to live"),
    WORK("employment", "Work"),
    CARING("carer-strain", "Looking after someone"),
    FALLS("frailty-falls", "A fall, or getting weaker"),
    UNSURE("unsure", "Something else, or not sure");

    private final String code;
    private final String words;

    PublicNeed(String code, String words) {
        this.code = code;
        this.words = words;
    }

    public String code() {
        return code;
    }

    public String words() {
        return words;
    }

    /** The words for a code; the code itself when the form does not ask about it. */
    static String words(String code) {
        for (PublicNeed need : values()) {
            if (need.code.equals(code)) {
                return need.words;
            }
        }
        return code;
    }
}
