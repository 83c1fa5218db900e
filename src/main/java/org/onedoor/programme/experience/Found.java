package org.onedoor.programme.experience;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one audience said of a service, of a partner, or of many services, in one place or in all that are shown.
 *
 * @param organisationId whose service, or which partner; none for many
 * @param serviceId none for a partner or many
 * @param place where those who answered live or work; empty where it is not said, or of all
 * @param answers how many answered, always five or more
 * @param shares the share of good answers in whole per cent, by question; a question fewer than five answered is not in it
 */
public record Found(
        Audience audience,
        @Nullable UUID organisationId,
        @Nullable UUID serviceId,
        String name,
        String place,
        int answers,
        Map<String, Integer> shares) {

    public String share(Question question) {
        Integer share = shares.get(question.key());
        return share == null ? "*" : share + "%";
    }

    /** One service or partner: all its shown answers together, then by place. */
    public record About(Found all, List<Found> places, List<String> words) {}
}
