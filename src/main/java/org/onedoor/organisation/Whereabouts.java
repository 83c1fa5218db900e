package org.onedoor.organisation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer to "where is this, and who answers for it?": for a postcode, a small area, a practice or a district. */
public sealed interface Whereabouts {

    /**
     * It is known.
     *
     * @param what in words, such as {@code Postcode RM18 8EB}
     * @param small the small area and ward; none for a district
     * @param registered where a practice stands in the registered tree; none for what is no practice
     * @param near the nearest practices with where they stand, for a postcode or a small area
     */
    record Found(
            String what,
            @Nullable SmallArea small,
            @Nullable DistrictPlace district,
            @Nullable RegisteredPlace registered,
            List<RegisteredPlace> near)
            implements Whereabouts {
        public Found {
            near = List.copyOf(near);
        }
    }

    /** A small area of 2021. @param imdDecile 1 is the most deprived tenth of England, by the index of 2025 */
    record SmallArea(
            String code,
            String name,
            String ward,
            String districtCode,
            int imdDecile,
            double latitude,
            double longitude) {}

    /** Several practices are called so. */
    record Several(List<Organisation> practices) implements Whereabouts {
        public Several {
            practices = List.copyOf(practices);
        }
    }

    /** Nothing here is called so. @param why what was looked for, and what to type instead */
    record Unknown(String why) implements Whereabouts {}
}
