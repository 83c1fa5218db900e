package org.onedoor.people.linkage;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Links a whole file of records: learns, compares, and puts together what is one person. */
public final class Linkage {
    private Linkage() {}

    /**
     * Two records that may be one person.
     *
     * @param weight in bits, all agreements and differences together
     */
    public record Link(int one, int other, float weight) {
        public double probability() {
            return Model.probability(weight);
        }
    }

    /**
     * What came of it.
     *
     * @param links every pair at least as sure as asked for
     * @param cluster for each record, the number of the first record of its person
     * @param compared how many pairs were compared
     * @param passedOver how many were not, because too many shared their key
     * @param falseMatches how many of the links the model itself expects to be wrong
     */
    public record Result(
            Model model, List<Link> links, int[] cluster, long compared, long passedOver, double falseMatches) {}

    /** @param least the probability from which two records are put together */
    public static Result link(Records records, double least, int threadCount) {
        records.complete();
        try (Threads threads = new Threads(threadCount)) {
            Meetings meetings = new Meetings(records);
            Model model = new Learner(records, meetings, threads).learn();
            Weighing weighing = new Weighing(model, records);
            double from = Math.log(least / (1 - least)) / Math.log(2);
            ConcurrentLinkedQueue<List<Link>> found = new ConcurrentLinkedQueue<>();
            java.util.concurrent.atomic.LongAdder compared = new java.util.concurrent.atomic.LongAdder();
            List<Runnable> pieces = new ArrayList<>();
            for (int key = 0; key < meetings.keys(); key++) {
                pieces.addAll(meetings.work(key, false, (one, other) -> {
                    compared.increment();
                    double weight = weighing.weight(one, other);
                    if (weight >= from) {
                        found.add(List.of(new Link(one, other, (float) weight)));
                    }
                }));
            }
            threads.all(pieces);
            List<Link> links = found.stream().flatMap(List::stream).toList();
            double wrong =
                    links.stream().mapToDouble(link -> 1 - link.probability()).sum();
            return new Result(
                    model, links, Clusters.of(records.size(), links), compared.sum(), meetings.passedOver(), wrong);
        }
    }
}
