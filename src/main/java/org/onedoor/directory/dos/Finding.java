package org.onedoor.directory.dos;

import java.util.function.Supplier;

/**
 * What one check came to for one service.
 *
 * @param says the value it passed or failed on; made only when somebody reads it
 */
public record Finding(DosCheck check, boolean passed, Supplier<String> says) {
    /** With the rule's id: {@code R11: is for 6574 to 9495 days; 16 years is 5844 days}. */
    public String words() {
        return check.rule() + ": " + says.get();
    }
}
