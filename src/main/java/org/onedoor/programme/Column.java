package org.onedoor.programme;

/** The columns of an action plan, in the order they are usually printed. */
public enum Column {
    NUMBER("No."),
    ACTION("Action"),
    TIMESCALE("Timescale"),
    LEADS("Led By"),
    OUTCOMES("Outcomes"),
    UPDATE("UPDATE"),
    LINKS("Links"),
    /** A column this model has no place for: kept as it came. */
    OTHER("");

    private final String heading;

    Column(String heading) {
        this.heading = heading;
    }

    /** As the plan of 2015 heads it. */
    public String heading() {
        return heading;
    }
}
