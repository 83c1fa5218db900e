package org.onedoor.frontdoor;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Of all that a line of a file says, by column, whatever the order of the columns. A column left empty says nothing, as if it
 * were not there: a file may gain one, or lose one, without its lines saying other things.
 */
final class LineDigest {
    private final Map<String, String> said;
    private final List<String> required;
    private final List<String> optional;

    /**
     * @param said what is said in each column that is not empty
     * @param always the columns each file has had
     * @param maybe those a file may have had
     */
    LineDigest(Map<String, String> said, Collection<String> always, Collection<String> maybe) {
        this.said = new TreeMap<>(said);
        this.required =
                always.stream().filter(column -> !said.containsKey(column)).toList();
        this.optional = maybe.stream()
                .filter(column -> !said.containsKey(column))
                .distinct()
                .toList();
    }

    String value() {
        return digest(said);
    }

    /** Whether a line that was read in before said the same. Of the oldest, empty columns of their files are in the digest. */
    boolean is(String stored) {
        return stored.equals(value()) || wasWithEmptyColumns(stored);
    }

    private boolean wasWithEmptyColumns(String stored) {
        Map<String, String> then = new TreeMap<>(said);
        required.forEach(column -> then.put(column, ""));
        for (int file = 0; file < (1 << optional.size()); file++) { // each choice of columns that a file may have had
            for (int i = 0; i < optional.size(); i++) {
                if (((file >> i) & 1) == 1) {
                    then.put(optional.get(i), "");
                } else {
                    then.remove(optional.get(i));
                }
            }
            if (stored.equals(digest(then))) {
                return true;
            }
        }
        return false;
    }

    private static String digest(Map<String, String> said) {
        return DigestUtils.sha256Hex(said.toString().getBytes(StandardCharsets.UTF_8));
    }
}
