package org.onedoor.directory.entry;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How to reach a service and how it works with others.
 *
 * @param online where it can be used or asked for online
 * @param sharesRecord whether it writes in the shared record; none where nobody said
 * @param trusts whether it takes an assessment another partner made; none where nobody said
 * @param access what it does for people who need it, such as an interpreter
 * @param providers with whom the service is provided, by code or name, beside the organisation whose entry it is
 * @param therapies the psychological therapies it offers, by their codes
 * @param askedOn when the provider was last asked to confirm it
 */
public record Entry(
        UUID orgId,
        UUID serviceId,
        @Nullable String email,
        @Nullable String address,
        @Nullable String web,
        @Nullable String online,
        @Nullable Boolean sharesRecord,
        @Nullable Boolean trusts,
        List<String> access,
        List<String> providers,
        List<String> therapies,
        @Nullable LocalDate askedOn) {
    public Entry {
        access = List.copyOf(access);
        providers = List.copyOf(providers);
        therapies = List.copyOf(therapies);
    }

    public static Entry empty(UUID orgId, UUID serviceId) {
        return new Entry(orgId, serviceId, null, null, null, null, null, null, List.of(), List.of(), List.of(), null);
    }

    /** {@code yes}, {@code no} or {@code not said}. */
    public static String said(@Nullable Boolean answer) {
        return answer == null ? "not said" : answer ? "yes" : "no";
    }
}
