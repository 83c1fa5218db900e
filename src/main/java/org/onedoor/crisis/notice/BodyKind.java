package org.onedoor.crisis.notice;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A kind of referral to a body outside health, as the files {@code crisis/bodies.csv} and {@code crisis/datasets.csv} say.
 *
 * @param to whom it can be sent to: an organisation's word, or {@code service:} and the code of a service
 * @param workingDays within how many a decision is due; none where no standard says
 * @param marker the alert it sets on the person; none where it sets none
 * @param decisions what can be decided, by code
 */
public record BodyKind(
        String code,
        String label,
        String lead,
        List<String> to,
        @Nullable Integer workingDays,
        @Nullable String clockSource,
        @Nullable String marker,
        Map<String, String> decisions,
        List<Field> fields) {
    public BodyKind {
        to = List.copyOf(to);
        decisions = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(decisions));
        fields = List.copyOf(fields);
    }

    /**
     * One question of the dataset.
     *
     * @param options by code where it is a choice
     * @param source who asks for it
     */
    public record Field(
            String code,
            String label,
            Type type,
            boolean required,
            Map<String, String> options,
            int least,
            int most,
            @Nullable String hint,
            String source) {
        public Field {
            options = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(options));
        }

        /** The answer as it is read. */
        public String said(String answer) {
            return options.getOrDefault(answer, answer);
        }
    }

    /** How a question is answered. */
    public enum Type {
        TEXT,
        LONG,
        CHOICE,
        NUMBER
    }

    Optional<Field> field(String code) {
        return fields.stream().filter(each -> each.code().equals(code)).findFirst();
    }

    /** Whether few may know of it. */
    public boolean isRestricted() {
        return "domestic-abuse".equals(marker);
    }

    /** Whether the police send it and hear what came of it. */
    public boolean isDiversion() {
        return code.equals("diversion");
    }
}
