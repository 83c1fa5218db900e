package org.onedoor.directory.web;

import java.time.LocalDate;
import java.util.List;
import org.onedoor.directory.CodedNeed;
import org.onedoor.directory.Service;
import org.onedoor.directory.help.Searches;

/** How the directory is used in a period, and which of its entries nobody has confirmed. */
public record UsePage(
        LocalDate from,
        LocalDate to,
        List<Searches.Use> use,
        List<Searches.InVain> inVain,
        List<Searches.Wanted> wanted,
        List<CodedNeed> needs,
        List<Stale> stale) {

    /** An entry that is not to be relied on. */
    public record Stale(Service service, String words) {}

    public String label(String need) {
        return needs.stream()
                .filter(each -> each.code().equals(need))
                .map(CodedNeed::label)
                .findFirst()
                .orElse(need);
    }
}
