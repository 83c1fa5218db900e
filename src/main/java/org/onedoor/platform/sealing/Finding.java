package org.onedoor.platform.sealing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Something that was done to the audit after it was sealed.
 *
 * @param sentence what it is, in words
 * @param seals the batches it is in
 * @param rows the audit rows it is about; the first thousand where there are more
 * @param count how many rows
 * @param from the time of the first of them, as well as it is known
 * @param until the time of the last
 */
public record Finding(
        Kind kind, String sentence, List<Long> seals, List<UUID> rows, long count, Instant from, Instant until) {

    /** What can be done to a log, and to what guards it. */
    public enum Kind {
        CHANGED("changed"),
        SWAPPED("swapped"),
        REMOVED("removed"),
        CUT_OFF("cut-off"),
        INSERTED("inserted"),
        SEAL_CHANGED("seal-changed"),
        SEAL_MISSING("seal-missing"),
        HEAD_DIFFERS("head-differs"),
        HEAD_LOST("head-lost"),
        KEY_UNKNOWN("key-unknown");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }
}
