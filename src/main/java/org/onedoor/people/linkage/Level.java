package org.onedoor.people.linkage;

/** How far one thing agrees in two records. */
public enum Level {
    /** One of the two does not say: it counts for nothing. */
    MISSING("is not known of both"),
    SAME("is the same"),
    NEAR("is the same but for a slip"),
    FAIR("is alike"),
    /** First and family name each stand where the other is expected. */
    SWAPPED("stands where the other name is expected"),
    OTHER("differs");

    static final int COUNT = values().length;

    private final String words;

    Level(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
