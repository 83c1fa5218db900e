package org.onedoor.directory.dos;

import java.util.Locale;

/** R01: how far to look, and who said so. */
record SearchDistance(int kilometres, String source) {
    private static final int NATIONAL = 60;

    static SearchDistance of(DosRequest request, DosTables.Distances stored) {
        if (request.forced() && request.kilometres() != null) {
            return new SearchDistance(request.kilometres(), "Override");
        }
        String postcode = request.postcode().toUpperCase(Locale.ROOT).strip();
        Integer exact = stored.postcode().get(postcode);
        if (exact != null) {
            return new SearchDistance(exact, "Postcode");
        }
        int space = postcode.indexOf(' ');
        Integer sector = space < 0 || space + 2 > postcode.length()
                ? null
                : stored.sector().get(postcode.substring(0, space + 2));
        if (sector != null) {
            return new SearchDistance(sector, "Sector");
        }
        Integer district = stored.district().get(space < 0 ? postcode : postcode.substring(0, space));
        if (district != null) {
            return new SearchDistance(district, "District");
        }
        return request.kilometres() == null
                ? new SearchDistance(NATIONAL, "National")
                : new SearchDistance(request.kilometres(), "Web Service");
    }
}
