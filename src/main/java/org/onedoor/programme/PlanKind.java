package org.onedoor.programme;

import java.util.Locale;

/** What kind of plan it is, which decides what one of its lines is called. */
public enum PlanKind {
    STRATEGY("Strategy", "aim"),
    ACTION_PLAN("Action plan", "action"),
    HIGHLIGHT_REPORT("Highlight report", "key action"),
    CARE_UNIT_PLAN("Care unit plan", "priority"),
    COMMITMENTS("Commitments", "commitment"),
    CONTRACT_OBLIGATIONS("Contract obligations", "obligation"),
    RECOMMENDATIONS("Recommendations", "recommendation"),
    STATEMENTS("Statements", "statement"),
    FUNCTIONS("Functions of a group", "function"),
    FIGURES("Figures", "figure");

    private final String label;
    private final String item;

    PlanKind(String label, String item) {
        this.label = label;
        this.item = item;
    }

    public String label() {
        return label;
    }

    /** What one line of it is called, such as "action". */
    public String item() {
        return item;
    }

    /** The head of a column of them, such as "Action". */
    public String heading() {
        return Character.toUpperCase(item.charAt(0)) + item.substring(1);
    }

    /** What its lines are called, such as "actions" and "priorities". */
    public String items() {
        return item.endsWith("y") ? item.substring(0, item.length() - 1) + "ies" : item + "s";
    }

    /** So many of its lines, such as "1 action" and "20 commitments". */
    public String counted(long many) {
        return many + " " + (many == 1 ? item : items());
    }

    /** Whether its lines are things to be done, of which somebody should say how they go. */
    public boolean isWorked() {
        return switch (this) {
            case STRATEGY,
                    ACTION_PLAN,
                    HIGHLIGHT_REPORT,
                    CARE_UNIT_PLAN,
                    COMMITMENTS,
                    CONTRACT_OBLIGATIONS,
                    RECOMMENDATIONS -> true;
            case STATEMENTS, FUNCTIONS, FIGURES -> false;
        };
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static PlanKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
