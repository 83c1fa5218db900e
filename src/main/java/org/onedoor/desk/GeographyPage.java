package org.onedoor.desk;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.organisation.DistrictPlace;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.Whereabouts;

/** The page. @param answer none where nothing was asked */
public record GeographyPage(
        String asked, @Nullable Whereabouts answer, List<DistrictPlace> districts, LocalDate today) {

    /** The districts by board, then alliance: Southend, Essex and Thurrock rolled up. */
    public Map<String, Map<String, List<DistrictPlace>>> rolledUp() {
        return districts.stream()
                .collect(Collectors.groupingBy(
                        each -> name(each.icb()),
                        TreeMap::new,
                        Collectors.groupingBy(each -> name(each.alliance()), TreeMap::new, Collectors.toList())));
    }

    public static String name(@Nullable Organisation organisation) {
        return organisation == null ? "Not known" : organisation.name();
    }
}
