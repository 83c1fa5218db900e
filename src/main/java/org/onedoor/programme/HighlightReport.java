package org.onedoor.programme;

import java.util.List;
import java.util.Map;

/**
 * A highlight report found at the end of a plan. Risks and mitigations are kept apart unless the file pairs them.
 *
 * @param title what it reports on
 * @param line the line it begins on
 * @param parts each heading as printed, with its values in order
 * @param ratings each rated thing with its colour word as printed
 * @param raw the text as it came
 */
public record HighlightReport(
        String title,
        int line,
        Map<String, List<String>> parts,
        Map<String, String> ratings,
        List<String> risks,
        List<String> mitigations,
        String raw) {
    public HighlightReport {
        risks = List.copyOf(risks);
        mitigations = List.copyOf(mitigations);
    }
}
