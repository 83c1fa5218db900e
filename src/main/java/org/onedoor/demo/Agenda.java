package org.onedoor.demo;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** What invented people are going to do, the earliest first. */
final class Agenda<T> {
    private final PriorityQueue<Entry<T>> entries = new PriorityQueue<>(
            Comparator.comparing((Entry<T> entry) -> entry.at).thenComparing(entry -> entry.number));
    private long number;

    private record Entry<T>(Instant at, long number, T item) {}

    void add(Instant at, T item) {
        entries.add(new Entry<>(at, number++, item));
    }

    /** When the next is due; none when there is nothing to do. */
    @Nullable
    Instant next() {
        Entry<T> first = entries.peek();
        return first == null ? null : first.at;
    }

    /** Takes the first that is due by then. */
    @Nullable
    T due(Instant by) {
        Entry<T> first = entries.peek();
        if (first == null || first.at.isAfter(by)) {
            return null;
        }
        entries.poll();
        return first.item;
    }

    int size() {
        return entries.size();
    }
}
