package org.onedoor.programme.governance;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of a register a list shows. Whatever is null or false leaves nothing out.
 *
 * @param status one of the register's, or {@code open} for all it has not ended
 * @param due those to be looked at again today or earlier
 * @param wanting those without what the register says they need
 * @param words in the title or any field
 */
public record EntryFilter(
        @Nullable String status,
        @Nullable UUID owner,
        boolean due,
        boolean wanting,
        @Nullable String words) {
    public static final EntryFilter ALL = new EntryFilter(null, null, false, false, null);
    public static final EntryFilter OPEN = new EntryFilter("open", null, false, false, null);
    public static final EntryFilter DUE = new EntryFilter("open", null, true, false, null);
    public static final EntryFilter WANTING = new EntryFilter("open", null, false, true, null);
}
