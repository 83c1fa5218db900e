package org.onedoor.frontdoor.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Service;
import org.onedoor.frontdoor.SmallNumbers;
import org.onedoor.frontdoor.Trying.Trial;
import org.onedoor.platform.web.components.Select.Option;

/**
 * Another way of listing services, tried on referrals that came.
 *
 * @param what what is tried, in words, each in one sentence
 * @param trial none before something is asked for, or where it cannot be read
 * @param rows the differences of the referrals they may see; none where they may see none
 * @param whole whether the reader may see rows
 * @param others how a large change would have been for everybody else; none for one that has small steps
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
        boolean whole,
        @Nullable Others others) {

    /** So many referrals are tried at most. */
    public static final int MOST = 200;

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

    /** Service, now and then, of the referrals in reach. */
    public List<List<String>> heads() {
        return trial == null ? List.of() : cells(trial, String::valueOf);
    }

    private static List<List<String>> cells(Trial trial, IntFunction<String> count) {
        return trial.heads().stream()
                .map(head -> List.of(head.name(), count.apply(head.before()), count.apply(head.after())))
                .toList();
    }

    /**
     * Counts of referrals of which the reader may see no line: {@code *} below five, others to the nearest five.
     *
     * @param few whether so few were looked at that nothing more is said
     * @param heads service, now and then; those whose two numbers are said alike are left out
     */
    public record Others(
            LocalDate from,
            LocalDate to,
            boolean few,
            String looked,
            String first,
            String onlyCentre,
            String onlyCentreAfter,
            List<List<String>> heads) {
        static Others of(Trial trial, LocalDate from) {
            String looked = SmallNumbers.count(trial.looked());
            boolean few = looked.equals("*") || looked.equals("0");
            return new Others(
                    from,
                    from.plusMonths(3).minusDays(1),
                    few,
                    looked,
                    few ? "" : SmallNumbers.count(trial.others()),
                    few ? "" : SmallNumbers.count(trial.onlyCentre()),
                    few ? "" : SmallNumbers.count(trial.onlyCentreAfter()),
                    few
                            ? List.of()
                            : cells(trial, SmallNumbers::count).stream()
                                    .filter(row -> !row.get(1).equals(row.get(2)))
                                    .toList());
        }
    }
}
