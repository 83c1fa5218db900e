package org.onedoor.platform.importing;

/** One row of a file cannot be taken: why, in a sentence that says how to mend it. The rest of the file goes in. */
public final class RowRefused extends RuntimeException {
    public RowRefused(String reason) {
        super(reason, null, false, false);
    }
}
