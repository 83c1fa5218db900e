package org.onedoor.directory.pathway;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One version of a pathway.
 *
 * @param types the sorts of service that deliver it
 * @param criteria who may enter it
 * @param countsFrom the day on which the last of its partners agreed; none while one has not
 * @param countsUntil the day on which one of them took that back; none while none has
 * @param said all that they said of it, in its order
 */
public record Pathway(
        UUID orgId,
        UUID pathwayId,
        String code,
        int edition,
        String title,
        List<String> needs,
        List<String> types,
        List<String> criteria,
        String source,
        String madeBy,
        LocalDate madeOn,
        @Nullable LocalDate countsFrom,
        @Nullable LocalDate countsUntil,
        List<Stage> stages,
        List<Agreement> partners,
        List<Agreement> said) {
    public Pathway {
        needs = List.copyOf(needs);
        types = List.copyOf(types);
        criteria = List.copyOf(criteria);
        stages = List.copyOf(stages);
        partners = List.copyOf(partners);
        said = List.copyOf(said);
    }

    /** @param who does it @param evidence none where nobody gave any @param reviewBy until when that counts */
    public record Stage(
            int step,
            String title,
            String who,
            @Nullable String evidence,
            @Nullable LocalDate reviewBy) {}

    /** @param answer agreed, not-agreed or taken-back; none while they have not said */
    public record Agreement(
            UUID partnerId,
            @Nullable String answer,
            @Nullable String words,
            @Nullable LocalDate answeredOn,
            @Nullable String answeredBy) {
        public boolean isAgreed() {
            return "agreed".equals(answer);
        }

        public String label() {
            return switch (answer) {
                case "agreed" -> "agreed";
                case "taken-back" -> "took its agreement back";
                case null -> "has not said";
                default -> "does not agree";
            };
        }
    }

    /** Whether every partner has agreed, and none has taken that back. */
    public boolean isAgreed() {
        return countsFrom != null && countsUntil == null;
    }

    /** Whether it counted once: nobody agrees to it again, and a further version may count. */
    public boolean isOver() {
        return countsUntil != null;
    }

    Agreement of(UUID partner) {
        return partners.stream()
                .filter(each -> each.partnerId().equals(partner))
                .findFirst()
                .orElse(new Agreement(partner, null, null, null, null));
    }
}
