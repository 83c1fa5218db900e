package org.onedoor.organisation;

import org.jspecify.annotations.Nullable;

/**
 * One district with all that answers for it. Each district of Southend, Essex and Thurrock lies within one sub-ICB.
 *
 * @param countyCouncil none for a unitary authority
 * @param policeAsAt the month of the newest source that names the policing district, such as 2015-11
 * @param smallAreas how many small areas of 2021 it has
 */
public record DistrictPlace(
        String code,
        String name,
        @Nullable String council,
        @Nullable String countyCouncil,
        @Nullable String policeDistrict,
        @Nullable String policeAsAt,
        @Nullable Organisation subIcb,
        @Nullable Organisation alliance,
        @Nullable Organisation icb,
        int smallAreas) {

    /** The councils, the nearest first. */
    public String councils() {
        String near = council == null ? "Not known" : council;
        return countyCouncil == null ? near : near + "; " + countyCouncil;
    }
}
