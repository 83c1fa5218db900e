package org.onedoor.programme;

/**
 * What the words of an update suggest. Only ever a suggestion: a person sets the status.
 *
 * @param evidence the phrase it rests on, or the fact
 */
public record SuggestedStatus(Kind kind, String evidence) {

    /** The phrase in quotation marks; a fact without. */
    public String because() {
        return switch (kind) {
            case CEASED, BEHIND, COMPLETE, CHANGED, IN_PLACE -> "“" + evidence + "”";
            case IN_PROGRESS, NOT_STARTED, NO_UPDATE -> evidence;
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
