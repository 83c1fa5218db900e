package org.onedoor.frontdoor.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Service;
import org.onedoor.frontdoor.SmallNumbers;
import org.onedoor.frontdoor.Trying.Head;
import org.onedoor.frontdoor.Trying.Trial;
import org.onedoor.platform.web.components.Select.Option;

/**
 * Another way of listing services, tried on referrals that came.
 *
 * @param what what is tried, in words, each in one sentence
 * @param trial none before something is asked for, or where it cannot be read
 * @param rows the differences of the referrals their organisation may see; none where they may see counts only
 * @param whole whether the reader may see rows and whole numbers
 */
public record TryPage(
        Map<String, String> typed,
        Map<String, String> problems,
        List<Service> services,
        LocalDate from,
        LocalDate to,
        int most,
        List<String> what,
        @Nullable Trial trial,
        List<Row> rows,
        boolean whole) {

    /**
     * One referral for which something else is listed. It names nobody.
     *
     * @param reference none where only another team of the reader's organisation may open it
     */
    public record Row(
            Instant received,
            @Nullable String reference,
            String needs,
            String tier,
            boolean first,
            String before,
            String after,
            List<String> differences) {}

    public String value(String field) {
        return typed.getOrDefault(field, "");
    }

    public @Nullable String problem(String field) {
        return problems.get(field);
    }

    public List<Option> serviceOptions() {
        List<Option> options = new ArrayList<>(List.of(Option.of("", "None: the other way of listing")));
        services.forEach(service -> options.add(Option.of(service.code(), service.name())));
        return options;
    }

    /** Whether one service is changed, and not the way of listing. */
    public boolean ofService() {
        return !value("service").isEmpty() || !value("change").isEmpty();
    }

    /** How many differences are of referrals of other organisations only. */
    public int elsewhere() {
        return trial == null || !whole ? 0 : trial.differences().size() - rows.size();
    }

    /** As the reader may see it. */
    public String count(int number) {
        return whole ? String.valueOf(number) : SmallNumbers.count(number);
    }

    public List<List<String>> heads() {
        return trial == null
                ? List.of()
                : trial.heads().stream().map(this::cells).toList();
    }

    private List<String> cells(Head head) {
        return List.of(head.name(), count(head.before()), count(head.after()));
    }
}
