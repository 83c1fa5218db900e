package org.onedoor.programme.governance.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.onedoor.programme.governance.Groups;

/** The page. */
public record GroupsPage(
        List<Groups.Branch> tree, List<Groups.Overlap> overlaps, List<Groups.Orphan> orphans, Map<UUID, String> names) {
    public String members(Groups.Overlap overlap) {
        return overlap.members().stream()
                .map(id -> names.getOrDefault(id, "Unknown"))
                .sorted()
                .collect(Collectors.joining("; "));
    }
}
