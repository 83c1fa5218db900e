package org.onedoor.directory.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.onedoor.directory.Door;
import org.onedoor.directory.Service;
import org.onedoor.directory.ServiceStatus;
import org.onedoor.directory.entry.Entry;

/** How each service joins up with the others. */
public record IntegrationPage(List<Line> lines) {

    /** One service: four answers, each also "not said". */
    public record Line(Service service, String shares, String trusts, String selfReferral, String access) {}

    static IntegrationPage of(List<Service> services, Map<UUID, Entry> entries) {
        return new IntegrationPage(services.stream()
                .filter(service -> !(service.status() instanceof ServiceStatus.Ceased) && !service.isLine())
                .map(service -> line(service, entries.get(service.id())))
                .toList());
    }

    private static Line line(Service service, @org.jspecify.annotations.Nullable Entry entry) {
        var doors = service.eligibility().doors();
        return new Line(
                service,
                Entry.said(entry == null ? null : entry.sharesRecord()),
                Entry.said(entry == null ? null : entry.trusts()),
                doors.isEmpty() || doors.contains(Door.SELF) ? "yes" : "no",
                entry == null || entry.access().isEmpty() ? "not said" : String.join(", ", entry.access()));
    }
}
