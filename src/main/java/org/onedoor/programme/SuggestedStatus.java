package org.onedoor.programme;

import org.jspecify.annotations.Nullable;

/**
 * What the words of an update suggest. Only ever a suggestion: a person sets the status.
 *
 * @param evidence the phrase it rests on, or the fact
 * @param where the update written in OneDoor it stands in, in words; none where it stands in the plan's file
 */
public record SuggestedStatus(
        Kind kind, String evidence, @Nullable String where) {

    /** What the plan's file suggests. */
    public SuggestedStatus(Kind kind, String evidence) {
        this(kind, evidence, null);
    }

    /** The phrase in quotation marks; a fact without. */
    public String because() {
        return switch (kind) {
            case CEASED, BEHIND, COMPLETE, CHANGED, IN_PLACE -> "“" + evidence + "”";
            case IN_PROGRESS, NOT_STARTED, NO_UPDATE -> evidence;
        };
    }

    /** Where the phrase stands, in a sentence; empty for a fact. */
    public String stands() {
        return switch (kind) {
            case NOT_STARTED, NO_UPDATE -> "";
            case CEASED, BEHIND, COMPLETE, CHANGED, IN_PLACE, IN_PROGRESS ->
                where == null ? "It stands in the plan's file." : "It stands in " + where + ".";
        };
    }

    /** In the order in which one outweighs another. */
    public enum Kind {
        CEASED("Ceased"),
        BEHIND("Behind"),
        COMPLETE("Complete"),
        CHANGED("Changed"),
        IN_PLACE("In place"),
        IN_PROGRESS("In progress"),
        NOT_STARTED("Not started"),
        NO_UPDATE("No update");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
