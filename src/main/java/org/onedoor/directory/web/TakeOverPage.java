package org.onedoor.directory.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Service;
import org.onedoor.directory.ServiceChange;
import org.onedoor.platform.web.components.Select.Option;

/** @param preview what would happen; none before it was asked for */
public record TakeOverPage(
        Service service,
        List<Line> changes,
        List<Service> successors,
        @Nullable Preview preview,
        boolean mayPlan,
        UUID account,
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

    /** One change with its services' names. */
    public record Line(ServiceChange change, String old, String next) {}

    /** @param referrals open with the old service @param people who sign in for its team */
    public record Preview(ServiceChange change, String next, int referrals, int people) {}
}
