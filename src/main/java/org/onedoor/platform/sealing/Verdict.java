package org.onedoor.platform.sealing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of verifying.
 *
 * @param rows how many rows were held against their seals
 * @param unsealed how many rows are too young to be sealed
 * @param head the newest head as a line to keep elsewhere, where there is a seal
 * @param notes what should be known and is nobody's doing
 */
public record Verdict(
        long rows, long seals, long unsealed, @Nullable String head, List<Finding> findings, List<String> notes) {
    public boolean isWhole() {
        return findings.isEmpty();
    }
}
