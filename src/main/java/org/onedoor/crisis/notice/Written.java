package org.onedoor.crisis.notice;

import java.util.Locale;
import org.onedoor.people.Details;

/** How somebody is headed whom the police wrote about. */
final class Written {
    private Written() {}

    static String headed(Details details) {
        String family = details.familyName();
        String given = details.givenName();
        return family == null && given == null
                ? "Name not known"
                : (family == null ? "?" : family.toUpperCase(Locale.UK)) + ", " + (given == null ? "?" : given);
    }
}
