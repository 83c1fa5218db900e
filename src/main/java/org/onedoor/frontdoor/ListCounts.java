package org.onedoor.frontdoor;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.onedoor.frontdoor.Kept.Keeping;
import org.onedoor.frontdoor.Worklists.Filter;
import org.onedoor.platform.web.Live;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How many are on each list that a page names. Of very long lists the count is shared for some seconds; of all others it is
 * made for whoever asks.
 */
@Component
public class ListCounts {
    /** A list of some ten thousands: its page would take longer to count than to show. */
    private static final Duration DEAR = Duration.ofMillis(10);

    private static final int MOST = 1_000;

    private final Worklists worklists;
    private final Live live;
    private final Keeping keeping;
    private final Map<List<Filter>, Kept<List<Integer>>> counts = new ConcurrentHashMap<>();

    ListCounts(Worklists worklists, Live live, @Value("${onedoor.counts-kept}") Duration kept) {
        this.worklists = worklists;
        this.live = live;
        this.keeping = Keeping.of(kept, DEAR);
    }

    /** Of each list, in their order; which page of it is asked for makes no difference. Called from inside a look. */
    public List<Integer> of(List<Filter> filters) {
        if (counts.size() >= MOST) {
            counts.clear(); // they are counted anew for whoever asks next
        }
        List<Filter> wanted = filters.stream().map(ListCounts::whole).toList();
        List<Filter> each = wanted.stream().distinct().toList(); // the list that is shown is mostly one of the tabs
        List<Integer> found = counts.computeIfAbsent(each, this::kept).get();
        return wanted.stream().map(filter -> found.get(each.indexOf(filter))).toList();
    }

    private Kept<List<Integer>> kept(List<Filter> filters) {
        return new Kept<>(
                () -> worklists.counts(filters),
                keeping,
                List::equals,
                () -> filters.stream()
                        .map(Filter::organisationId)
                        .distinct()
                        .forEach(organisation -> live.changed("worklist-" + organisation)));
    }

    private static Filter whole(Filter filter) {
        return new Filter(
                filter.lane(),
                filter.organisationId(),
                filter.teamId(),
                filter.open(),
                filter.states(),
                filter.priorities(),
                filter.place(),
                1,
                1);
    }
}
