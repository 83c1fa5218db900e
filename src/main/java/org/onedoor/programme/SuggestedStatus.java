package org.onedoor.programme;

/**
 * What the words of an update suggest. Only ever a suggestion: a person sets the status.
 *
 * @param evidence the phrase it rests on, or the fact
 */
public record SuggestedStatus(Kind kind, String evidence) {
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
