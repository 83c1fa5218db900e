package org.onedoor.directory.dos;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A service with its profile.
 *
 * @param point where it is; none where it is in no one place
 * @param ods its own code
 * @param surgeries the surgeries linked to it
 * @param surgeriesOnly whether it is for those surgeries alone
 * @param openWithin 15 or 30 where it returns only if it is open by then
 * @param limitedTo the areas it is limited to; none where it is not
 * @param promotedTo the areas it is promoted to; none where to all
 * @param road what the road service says of it; none where it was not asked
 */
public record DosService(
        String id,
        String name,
        int type,
        @Nullable GridPoint point,
        boolean active,
        @Nullable String ods,
        Set<Integer> symptomGroups,
        Set<Integer> discriminators,
        Set<Integer> dispositions,
        Set<String> genders,
        List<DosAge.Range> ages,
        boolean surgeriesOnly,
        Set<String> surgeries,
        Set<String> roles,
        DosHours hours,
        Room room,
        @Nullable Integer openWithin,
        Set<String> limitedTo,
        Set<String> promotedTo,
        @Nullable Road road) {

    public enum Colour {
        GREEN,
        AMBER,
        RED
    }

    /**
     * Its capacity.
     *
     * @param greenFrom when it turns green by itself; none where that is not due yet
     */
    public record Room(Colour said, @Nullable LocalDateTime greenFrom) {
        boolean isReset(LocalDateTime at) {
            return said != Colour.GREEN && greenFrom != null && !greenFrom.isAfter(at);
        }

        /** R07: judged at the time of the search. */
        Colour at(LocalDateTime at) {
            return isReset(at) ? Colour.GREEN : said;
        }
    }

    /** The way by road. */
    public record Road(boolean onTheMap, double km, double minutes) {}
}
