package org.onedoor.directory.openreferral;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.openreferral.ListingChange.Kind;
import org.onedoor.organisation.Team;
import org.onedoor.platform.web.components.Link;
import org.onedoor.platform.web.components.Pagination;
import org.onedoor.platform.web.components.Select.Option;

/**
 * One publisher: what waits for a decision, how reading it went, and how it is read.
 *
 * @param organisation whose managers decide
 * @param reads the newest first
 * @param counts how many changes wait of each kind
 * @param reaching how many of the kind shown are decided on one by one
 * @param kind of the changes shown
 * @param groups how many changed ones wait that are decided on together, by the parts said otherwise
 * @param about the group shown; empty where all of the kind are
 * @param decided those decided on last
 */
public record PublisherPage(
        Publisher publisher,
        String organisation,
        String team,
        int held,
        boolean mayDecide,
        List<Reading> reads,
        List<Refused> refused,
        Map<Kind, Integer> counts,
        int reaching,
        Kind kind,
        Map<String, Integer> groups,
        String about,
        List<Line> changes,
        Pagination pages,
        List<ListingChange> decided,
        List<Team> teams,
        Map<String, String> typed,
        Map<String, String> problems,
        @Nullable String refusal) {

    /**
     * One change.
     *
     * @param fields before and after; of a new service what it says, of one that is gone what is held
     * @param reached how people reach it: as it says now, or as is held where it is gone
     * @param warnings about its numbers
     */
    public record Line(ListingChange change, List<ListingField> fields, Reached reached, List<String> warnings) {}

    /** One time it was read, in words. */
    public record Reading(String at, boolean failed, String words) {}

    /** A service of the feed that is not taken. */
    public record Refused(int row, String name, String reasons) {}

    public String address() {
        return "/services/publishers/" + publisher.id();
    }

    /** Its page with the changes of one kind. */
    public String address(Kind of) {
        return address() + "?kind=" + of.code();
    }

    /** Each kind with how many wait. */
    public List<Link> kinds() {
        return Stream.of(Kind.values())
                .map(each -> new Link("%s: %d".formatted(each.label(), count(each)), address(each)))
                .toList();
    }

    public int count(Kind of) {
        return counts.getOrDefault(of, 0);
    }

    public int waiting() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The page of one group. */
    public String address(String group) {
        return address(Kind.CHANGED) + "&about=" + encoded(group);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** How many of what is shown are decided on together: of those that are gone, kept. */
    public int together() {
        return switch (kind) {
            case NEW -> count(kind) - reaching;
            case CHANGED -> groups.getOrDefault(about, 0);
            case GONE -> count(kind);
        };
    }

    /** Whether so much would go that it may be a mistake of the other side's. */
    public boolean isMuchGone() {
        return count(Kind.GONE) > 10 && count(Kind.GONE) * 4 > held;
    }

    public List<Option> teamOptions() {
        return PublishersPage.teamOptions(teams);
    }

    public String value(String field) {
        return typed.getOrDefault(
                field,
                switch (field) {
                    case "name" -> publisher.name();
                    case "every" -> String.valueOf(publisher.everyHours());
                    case "team" -> publisher.teamId().toString();
                    default -> "";
                });
    }

    public @Nullable String problem(String field) {
        return problems.get(field);
    }

    /** Of so many services: {@code 1 service}, {@code 3 services}. */
    public static String services(int n) {
        return n == 1 ? "1 service" : n + " services";
    }
}
