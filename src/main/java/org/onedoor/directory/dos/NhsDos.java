package org.onedoor.directory.dos;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.onedoor.directory.dos.DosAnswer.LeftOut;
import org.onedoor.directory.dos.DosAnswer.Returned;

/**
 * The strategy {@code nhs-dos-1.5}: two pipelines of hard filters, an order, a limit for each type, and a catch-all. A
 * pure function of what is asked, the services and the tables.
 */
public final class NhsDos {
    private NhsDos() {}

    public static DosAnswer search(DosRequest request, Collection<DosService> services, DosTables tables) {
        SearchDistance distance = SearchDistance.of(request, tables.distances());
        FirstPipeline first = new FirstPipeline(request, tables, distance);
        SecondPipeline second = new SecondPipeline(request, tables);
        List<LeftOut> left = new ArrayList<>();
        List<Ordering.Passed> passed = new ArrayList<>();
        for (DosService service : services) {
            List<Finding> silent = first.of(service);
            if (!silent.getLast().passed()) {
                left.add(new LeftOut(service, List.of(silent.getLast()), false));
                continue;
            }
            List<Finding> all = second.of(service);
            List<Finding> failed =
                    all.stream().filter(finding -> !finding.passed()).toList();
            if (failed.isEmpty()) {
                passed.add(new Ordering.Passed(
                        service, Stream.concat(silent.stream(), all.stream()).toList(), kilometres(request, service)));
            } else {
                left.add(new LeftOut(service, failed, failed.size() == 1)); // R15
            }
        }
        List<Returned> returned = new Ordering(request, tables).of(passed, left);
        boolean catchAll = returned.isEmpty();
        return new DosAnswer(
                catchAll ? CatchAll.of(request, services) : returned,
                List.copyOf(left),
                catchAll,
                distance.kilometres(),
                distance.source(),
                request.sessionEnd());
    }

    static double kilometres(DosRequest request, DosService service) {
        return request.point() == null || service.point() == null
                ? Double.POSITIVE_INFINITY
                : request.point().kilometresTo(service.point());
    }
}
