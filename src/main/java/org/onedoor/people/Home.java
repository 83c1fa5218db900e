package org.onedoor.people;

import org.jspecify.annotations.Nullable;

/**
 * By what places somebody is counted.
 *
 * @param district the code of the district somebody lives in, or was found in; none where it is not known
 * @param practice the code of the practice they are registered with; none where it is not known
 */
public record Home(@Nullable String district, @Nullable String practice) {
    public static final Home UNKNOWN = new Home(null, null);
}
