package org.onedoor.directory.dos;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.onedoor.directory.dos.DosAnswer.Returned;

/** R27: where nothing is left, the nearest emergency departments, whatever was asked and whatever their capacity. */
final class CatchAll {
    private static final Set<Integer> EMERGENCY_DEPARTMENTS = Set.of(105, 40);
    private static final double REACH_KM = 60;
    private static final int MOST = 2;

    private CatchAll() {}

    static List<Returned> of(DosRequest request, Collection<DosService> services) {
        return services.stream()
                .filter(DosService::active)
                .filter(service -> EMERGENCY_DEPARTMENTS.contains(service.type()))
                .filter(service -> NhsDos.kilometres(request, service) <= REACH_KM)
                .sorted(Comparator.comparingDouble((DosService service) -> NhsDos.kilometres(request, service))
                        .thenComparing(DosService::id))
                .limit(MOST)
                .map(service -> new Returned(
                        service,
                        NhsDos.kilometres(request, service),
                        "(Catch-all)",
                        List.of(),
                        List.of("R27: nothing else is left; capacity is not asked")))
                .toList();
    }
}
