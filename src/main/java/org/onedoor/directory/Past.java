package org.onedoor.directory;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of services' own past with a person and with referrals. It decides between services that are otherwise
 * alike, and never who may be asked. The public is never told any of it.
 *
 * @param seen by team or service: when it last saw the person
 * @param answers by service: what it said when it was asked
 */
public record Past(Map<UUID, Instant> seen, Map<UUID, Answers> answers) {
    public static final Past NONE = new Past(Map.of(), Map.of());

    /** One of which nothing is said counts as this, so that a new service is neither favoured nor held back. */
    private static final double NOT_SAID = 0.5;

    public Past {
        seen = Map.copyOf(seen);
        answers = Map.copyOf(answers);
    }

    /**
     * What a service said in a year, each referral's first answer. Below {@value #FEWEST} answers there are none.
     *
     * @param alike whether only referrals like this one are counted: as urgent, or with a need in common
     */
    public record Answers(int accepted, int answered, boolean alike) {
        /** So few that a share of them would say nothing. */
        public static final int FEWEST = 10;

        public Answers {
            if (answered < FEWEST || accepted < 0 || accepted > answered) {
                throw new IllegalArgumentException("accepted %d of %d".formatted(accepted, answered));
            }
        }

        String words() {
            return alike
                    ? "accepted %d of %d offers like this in the last year".formatted(accepted, answered)
                    : "accepted %d of %d offers in the last year".formatted(accepted, answered);
        }
    }

    /** When the service, or another of its team, last saw the person. */
    @Nullable
    Instant lastSeen(Service service) {
        return Stream.of(service.id(), service.teamId())
                .filter(seen::containsKey)
                .map(seen::get)
                .max(Instant::compareTo)
                .orElse(null);
    }

    @Nullable
    Answers answers(Service service) {
        return answers.get(service.id());
    }

    /** From 0 to 1. */
    double share(Service service) {
        Answers said = answers(service);
        return said == null ? NOT_SAID : (double) said.accepted() / said.answered();
    }
}
