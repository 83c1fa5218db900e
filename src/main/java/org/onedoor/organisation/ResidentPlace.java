package org.onedoor.organisation;

/**
 * Where a postcode is in the resident tree: what an address says. Never mixed with where somebody is registered.
 *
 * @param postcode with its space
 * @param imdDecile 1 is the most deprived tenth of England, by the index of 2025
 */
public record ResidentPlace(
        String postcode,
        String lsoaCode,
        String lsoa,
        String wardCode,
        String ward,
        String districtCode,
        String district,
        int imdDecile,
        double latitude,
        double longitude) {}
