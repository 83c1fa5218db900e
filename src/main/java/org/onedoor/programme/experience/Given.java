package org.onedoor.programme.experience;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One answer, as it is kept: nothing of who gave it.
 *
 * @param organisationId whose service it is about, or the partner it is about
 * @param serviceId none for a partner
 * @param voluntary whether a voluntary organisation runs the service
 * @param place where whoever answered lives or works; empty where they did not say
 * @param month the first day of the month in which it was given
 * @param ratings each question's key to what was answered
 */
record Given(
        UUID organisationId,
        Audience audience,
        @Nullable UUID serviceId,
        boolean voluntary,
        String place,
        LocalDate month,
        Map<String, String> ratings,
        String words) {}
