package org.onedoor.programme.report;

import java.util.Locale;

/** The shapes one report is given in. */
public enum ReportFormat {
    HTML("Web page", "text/html; charset=utf-8"),
    PDF("Document to print", "application/pdf"),
    DOCX("Word document", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    XLSX("Spreadsheet", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final String label;
    private final String media;

    ReportFormat(String label, String media) {
        this.label = label;
        this.media = media;
    }

    public String label() {
        return label;
    }

    public String media() {
        return media;
    }

    /** Its code, and the end of its file's name. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static ReportFormat of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
