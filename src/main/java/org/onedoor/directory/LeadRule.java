package org.onedoor.directory;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which organisation leads, and when. All its conditions must hold; an empty one always does.
 *
 * @param code the same for every edition of a rule
 * @param rank the lower is asked first
 * @param until the first day it no longer counts
 * @param needs all must be there; one written {@code a or b} is met by either
 * @param state proposed, agreed or refused
 * @param ends whether the rule counts no longer from its first day
 * @param proposedBy the account; none for a rule that came with OneDoor
 */
public record LeadRule(
        UUID orgId,
        UUID ruleId,
        String code,
        Kind kind,
        String name,
        int rank,
        LocalDate from,
        @Nullable LocalDate until,
        @Nullable Integer ageFrom,
        @Nullable Integer ageTo,
        List<String> needs,
        List<String> resident,
        List<String> registered,
        List<String> found,
        UUID leadId,
        List<UUID> supporting,
        String words,
        String source,
        boolean ends,
        String state,
        @Nullable UUID proposedBy) {
    public LeadRule {
        needs = List.copyOf(needs);
        resident = List.copyOf(resident);
        registered = List.copyOf(registered);
        found = List.copyOf(found);
        supporting = List.copyOf(supporting);
    }

    /** What a rule decides by. The first that says something of a case counts before the others. */
    public enum Kind {
        BORDER("Cross-border rule", "Resident, registered or place found: who leads where they differ"),
        COMBINATION("Responsibility matrix", "Who leads for a combination of needs, such as a dual diagnosis"),
        REMIT("Remit of the providers", "Who leads by age on the day of the referral");

        private final String label;
        private final String meaning;

        Kind(String label, String meaning) {
            this.label = label;
            this.meaning = meaning;
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public String label() {
            return label;
        }

        public String meaning() {
            return meaning;
        }

        /** @throws IllegalArgumentException when there is none */
        public static Kind of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /** The alternatives of one condition on needs. */
    public static List<String> either(String need) {
        return Arrays.stream(need.split(" or ", -1)).map(String::strip).toList();
    }

    public boolean isAgreed() {
        return state.equals("agreed");
    }

    public boolean isOpen() {
        return state.equals("proposed");
    }

    /** Whether a day is one of its days. */
    boolean isOn(LocalDate day) {
        return !from.isAfter(day) && (until == null || until.isAfter(day));
    }

    /** Whether it says something of a case. A rule with ages says nothing of somebody whose age nobody knows. */
    public boolean fits(LeadFacts facts) {
        return ageFits(facts.age())
                && needs.stream().allMatch(need -> either(need).stream().anyMatch(facts.needs()::contains))
                && any(resident, facts.resident())
                && any(registered, facts.registered())
                && any(found, facts.found());
    }

    private boolean ageFits(@Nullable Integer age) {
        return (ageFrom == null && ageTo == null)
                || (age != null && (ageFrom == null || age >= ageFrom) && (ageTo == null || age <= ageTo));
    }

    private static boolean any(List<String> wanted, Set<String> there) {
        return wanted.isEmpty() || wanted.stream().anyMatch(there::contains);
    }

    /** {@code 18 and over}. */
    public String ages() {
        return new Eligibility(ageFrom, ageTo, List.of(), Set.of(), Set.of()).ages();
    }
}
