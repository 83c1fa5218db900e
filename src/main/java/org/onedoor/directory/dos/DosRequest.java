package org.onedoor.directory.dos;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is asked. Where something is not known, the rule that needs it says what it does without.
 *
 * @param gender F, M or I; none is I
 * @param timeframe minutes within which the disposition is to happen
 * @param kilometres how far to look, 1 to 99
 * @param forced whether that distance beats what is stored
 * @param role the one role in which the caller refers
 * @param at London time
 */
public record DosRequest(
        String postcode,
        @Nullable GridPoint point,
        Areas areas,
        @Nullable DosAge age,
        @Nullable String gender,
        @Nullable Integer symptomGroup,
        List<Integer> discriminators,
        @Nullable Integer disposition,
        @Nullable Integer timeframe,
        @Nullable String surgery,
        @Nullable Integer kilometres,
        boolean forced,
        String role,
        LocalDateTime at) {
    private static final int FARTHEST = 99;

    /** The person's areas: commissioner, local authority, others. */
    public record Areas(@Nullable String ccg, @Nullable String lad, Set<String> lda) {
        Stream<String> all() {
            return Stream.concat(Stream.concat(Stream.ofNullable(ccg), Stream.ofNullable(lad)), lda.stream());
        }

        boolean any(Set<String> of) {
            return all().anyMatch(of::contains);
        }
    }

    /** @throws IllegalArgumentException when something is not what a search may ask */
    public DosRequest {
        if (Objects.isNull(discriminators)) {
            throw new IllegalArgumentException("A search needs a list of discriminators, which may be empty (R08).");
        }
        if (kilometres != null && (kilometres < 1 || kilometres > FARTHEST)) {
            throw new IllegalArgumentException(
                    "%d km is not a distance to search in: 1 to %d (R01).".formatted(kilometres, FARTHEST));
        }
        discriminators = List.copyOf(discriminators);
    }

    /** R05: missing means I. */
    String genderAsked() {
        return gender == null ? "I" : gender;
    }

    /** R12: the end of the session. */
    LocalDateTime sessionEnd() {
        int minutes = timeframe == null ? 0 : timeframe;
        if (minutes == 0) {
            return at.plusMinutes(60);
        }
        return at.plusMinutes(minutes <= 30 ? 30 : minutes <= 60 ? minutes : minutes - 60L);
    }
}
