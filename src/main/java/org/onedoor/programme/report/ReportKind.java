package org.onedoor.programme.report;

import java.util.Locale;

/** What a report is for. */
public enum ReportKind {
    PARTNER("Six-monthly report", "For one partner: what concerns it, what changed, what is asked of it"),
    BOARD("Board report", "For the board: the whole plan, what is off track, what to decide"),
    HIGHLIGHT("Highlight report", "One page in the shape the group's highlight reports have");

    private final String label;
    private final String meaning;

    ReportKind(String label, String meaning) {
        this.label = label;
        this.meaning = meaning;
    }

    public String label() {
        return label;
    }

    public String meaning() {
        return meaning;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static ReportKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
