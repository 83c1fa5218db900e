package org.onedoor.directory.duplicate;

import java.util.Optional;
import java.util.UUID;

/** Two entries, always in the same order. */
public record Two(EntryKey first, EntryKey second) {
    private static final String ID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    public Two {
        if (first.compareTo(second) >= 0) {
            throw new IllegalArgumentException("%s and %s are not two entries in their order".formatted(first, second));
        }
    }

    static Two of(EntryKey a, EntryKey b) {
        return a.compareTo(b) < 0 ? new Two(a, b) : new Two(b, a);
    }

    /** Where it is decided on. */
    public String path() {
        return DuplicatesPage.ADDRESS + "/" + text();
    }

    /** The four ids with commas. */
    String text() {
        return "%s,%s,%s,%s".formatted(first.orgId(), first.id(), second.orgId(), second.id());
    }

    /** @return none where the text is not one that {@link #text} writes */
    static Optional<Two> parse(String text) {
        if (!text.matches("%s,%s,%s,%s".formatted(ID, ID, ID, ID))) {
            return Optional.empty();
        }
        String[] ids = text.split(",", -1);
        EntryKey first = new EntryKey(UUID.fromString(ids[0]), UUID.fromString(ids[1]));
        EntryKey second = new EntryKey(UUID.fromString(ids[2]), UUID.fromString(ids[3]));
        return first.compareTo(second) < 0 ? Optional.of(new Two(first, second)) : Optional.empty();
    }
}
