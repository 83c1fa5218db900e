package org.onedoor.directory.openreferral;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.organisation.Team;
import org.onedoor.platform.web.components.Link;
import org.onedoor.platform.web.components.Select.Option;

/**
 * All publishers whose feeds are read.
 *
 * @param endpoints those that the settings name and this organisation has not registered
 * @param tabs the publishers, and the entries that may be of one service
 * @param anySet whether the settings name any
 */
public record PublishersPage(
        List<Link> tabs,
        List<Line> lines,
        List<String> endpoints,
        boolean anySet,
        List<Team> teams,
        Map<String, String> typed,
        Map<String, String> problems,
        Instant now) {

    /** One of them. @param held services @param waiting changes @param organisation whose managers decide */
    public record Line(Publisher publisher, String organisation, int held, int waiting) {}

    public List<Option> endpointOptions() {
        return Stream.concat(
                        Stream.of(Option.of("", "Choose")), endpoints.stream().map(each -> Option.of(each, each)))
                .toList();
    }

    public List<Option> teamOptions() {
        return teamOptions(teams);
    }

    static List<Option> teamOptions(List<Team> teams) {
        return Stream.concat(
                        Stream.of(Option.of("", "Choose")),
                        teams.stream().map(team -> Option.of(team.id().toString(), team.name())))
                .toList();
    }

    public String value(String field) {
        return typed.getOrDefault(field, field.equals("every") ? "24" : "");
    }

    public @Nullable String problem(String field) {
        return problems.get(field);
    }

    /** In words: how it stands. */
    public static String state(Publisher publisher) {
        if (publisher.stopped()) {
            return "Not read any more";
        }
        if (publisher.problem() != null) {
            return publisher.failures() == 1 ? "Failed" : "Failed %d times in a row".formatted(publisher.failures());
        }
        return publisher.readAt() == null ? "Not read yet" : "Read";
    }

    /** {@code every day}, {@code every 6 hours}. */
    public static String every(Publisher publisher) {
        int hours = publisher.everyHours();
        return hours % 24 == 0
                ? hours == 24 ? "every day" : "every %d days".formatted(hours / 24)
                : hours == 1 ? "every hour" : "every %d hours".formatted(hours);
    }
}
