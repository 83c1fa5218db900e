package org.onedoor.directory.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Service;
import org.onedoor.directory.ServiceChange;
import org.onedoor.platform.web.components.Select.Option;

/**
 * @param preview what would happen; none before it was asked for
 * @param whoPlans said to those who may not
 * @param others what else the team of the service runs
 */
public record TakeOverPage(
        Service service,
        List<Line> changes,
        List<Service> successors,
        @Nullable Preview preview,
        boolean mayPlan,
        String whoPlans,
        List<String> others,
        Map<String, String> typed,
        Map<String, String> problems,
        @Nullable String refused) {
    public String address() {
        return "/services/" + service.code() + "/take-over";
    }

    public List<Option> options() {
        return java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(Option.of("", "Choose")),
                        successors.stream().map(each -> Option.of(each.code(), each.name())))
                .toList();
    }

    public String value(String field) {
        return typed.getOrDefault(field, "");
    }

    public @Nullable String problem(String field) {
        return problems.get(field);
    }

    /** Whether the staff move: they stay by default where their team runs other services. */
    public String staff() {
        return typed.getOrDefault("staff", others.isEmpty() ? "yes" : "no");
    }

    /** {@code A; B}. */
    public String otherNames() {
        return String.join("; ", others);
    }

    /** One change with its services' names. @param gives the provider of the old one @param takes that of the new one */
    public record Line(
            ServiceChange change,
            String old,
            String next,
            String gives,
            String takes,
            boolean mayAgree,
            boolean mayWithdraw,
            boolean isOwn) {
        public String state() {
            return change.state().substring(0, 1).toUpperCase(Locale.UK)
                    + change.state().substring(1);
        }

        /** Who has agreed, while that is asked. */
        public String agreed() {
            return gives.equals(takes)
                    ? gives + ": another manager has not agreed yet"
                    : "%s: %s. %s: %s".formatted(gives, agreed(change.givesBy()), takes, agreed(change.takesBy()));
        }

        private static String agreed(@Nullable UUID by) {
            return by == null ? "has not agreed yet" : "has agreed";
        }
    }

    /**
     * @param referrals open with the old service
     * @param people who sign in for its team
     * @param differences whom it would leave without
     * @param oneTeam whether the same team goes on
     */
    public record Preview(
            ServiceChange change, String next, int referrals, int people, List<String> differences, boolean oneTeam) {}
}
