package org.onedoor.directory.entry;

import java.util.LinkedHashMap;
import java.util.Map;
import org.onedoor.directory.Capacities;
import org.onedoor.directory.Service;
import org.onedoor.directory.ServiceChange;
import org.onedoor.directory.ServiceChangeRights;
import org.onedoor.directory.ServiceChanges;
import org.onedoor.directory.ServiceStatus;
import org.onedoor.directory.Services;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Refused;
import org.springframework.stereotype.Component;

/** What room a service says it has, and whether it takes anybody: said by the service itself or whoever runs the directory. */
@Component
public class Room {
    static final int MOST = 9999;

    private final Capacities capacities;
    private final Services services;
    private final ServiceChanges changes;
    private final ServiceChangeRights rights;
    private final Acts acts;

    Room(Capacities capacities, Services services, ServiceChanges changes, ServiceChangeRights rights, Acts acts) {
        this.capacities = capacities;
        this.services = services;
        this.changes = changes;
        this.rights = rights;
        this.acts = acts;
    }

    /** @param surge whether it is extra room for a while @throws Invalid when it is no number */
    public void say(String code, String places, String waiting, boolean surge) {
        Service service = get(code);
        Said said = read(places, waiting);
        acts.act(ServiceEntries.begin("Say what room a service has", service), act -> {
            if (!ServiceEntries.answersFor(act.actor(), service)) {
                throw new Refused(
                        "not-permitted", "Only the service itself, a navigator or a manager says what room it has.");
            }
            capacities.declare(service.id(), said.places(), said.waiting(), surge ? "surge" : "said by the service");
        });
    }

    /** Inside a running act. */
    void byLink(Service service, String places, String waiting) {
        Said said = read(places, waiting);
        capacities.declare(service.id(), said.places(), said.waiting(), "signed link");
    }

    private record Said(
            int places, @org.jspecify.annotations.Nullable Integer waiting) {}

    private static Said read(String places, String waiting) {
        Map<String, String> problems = new LinkedHashMap<>();
        if (!places.strip().matches("[0-9]{1,4}")) {
            problems.put("places", "Write how many new people you can take now, from 0 to %d".formatted(MOST));
        }
        if (!waiting.isBlank() && !waiting.strip().matches("[0-9]{1,4}")) {
            problems.put("waiting", "Write how many people wait, from 0 to %d, or leave it empty".formatted(MOST));
        }
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
        return new Said(Integer.parseInt(places.strip()), waiting.isBlank() ? null : Integer.valueOf(waiting.strip()));
    }

    /** Closes it to referrals, or opens it again. */
    public void open(String code, long version, boolean open) {
        Service service = get(code);
        acts.act(
                ServiceEntries.begin(open ? "Open a service to referrals" : "Close a service to referrals", service),
                act -> {
                    if (!ServiceEntries.answersFor(act.actor(), service)) {
                        throw new Refused(
                                "not-permitted",
                                "Only the service itself, a navigator or a manager closes or opens it.");
                    }
                    if (service.status() instanceof ServiceStatus.Ceased) {
                        throw new Refused("not-permitted", "This service has ended. It is not opened again here.");
                    }
                    services.changeStatus(
                            service.id(),
                            version,
                            open ? new ServiceStatus.Active() : new ServiceStatus.ClosedToReferrals());
                });
        services.refresh();
    }

    /** It has ended: never offered again; whoever looks for it is led to its successor. @param successor a code, or empty */
    public void end(String code, long version, String successor) {
        Service service = get(code);
        Service next = successor.isBlank() ? null : services.byCode(successor).orElse(null);
        if (!successor.isBlank() && next == null) {
            throw new Invalid("successor", "Choose the service that does its work from now on, or nobody");
        }
        acts.act(ServiceEntries.begin("End a service", service), act -> {
            if (!rights.mayPlan(act.actor(), service)) {
                throw new Refused(
                        "not-permitted",
                        "Only a manager of its provider, of the Care Co-ordination Centre or of an integrated care board ends a service.");
            }
            if (changes.of(service.id()).stream().anyMatch(ServiceChange::isOpen)) {
                throw new Invalid(
                        "successor",
                        "It is planned who takes over from this service, or from which one it takes over. Withdraw that first");
            }
            services.changeStatus(service.id(), version, new ServiceStatus.Ceased(next == null ? null : next.id()));
        });
        services.refresh();
    }

    private Service get(String code) {
        return services.byCode(code).orElseThrow(() -> new NotFound("service"));
    }
}
