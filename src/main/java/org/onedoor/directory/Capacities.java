package org.onedoor.directory;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Acts;
import org.onedoor.platform.EventData;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.time.DomainTime;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What room each service says it has. The newest statement counts, and ages to unknown. */
@org.springframework.stereotype.Service
public class Capacities {
    private final JdbcClient jdbc;
    private final Services services;
    private final Acts acts;
    private final DomainTime time;

    /** A service said what room it has. */
    record CapacityDeclared(
            UUID scopeId, int places, @Nullable Integer waiting, String source) implements EventData {}

    private record Row(
            UUID serviceId,
            OffsetDateTime at,
            int places,
            @Nullable Integer waiting,
            String statedBy,
            String source) {}

    Capacities(JdbcClient jdbc, Services services, Acts acts, DomainTime time) {
        this.jdbc = jdbc;
        this.services = services;
        this.acts = acts;
        this.time = time;
    }

    /**
     * Says what room a service has now.
     *
     * @param source where the figure comes from, such as {@code board} or {@code partner feed}
     */
    public void declare(UUID serviceId, int places, @Nullable Integer waiting, String source) {
        if (places < 0 || (waiting != null && waiting < 0)) {
            throw new Invalid("places", "Places and people waiting cannot be below 0.");
        }
        Service service = services.get(serviceId);
        acts.act(Services.begin("declare capacity", service), act -> {
            jdbc.sql("""
                    insert into directory.capacity (org_id, service_id, at, capacity_id, places, waiting, stated_by, source)
                    values (:organisationId, :serviceId, :at, :capacityId, :places, :waiting, :statedBy, :source)
                    """)
                    .param("organisationId", service.organisationId())
                    .param("serviceId", serviceId)
                    .param("at", act.now().atOffset(ZoneOffset.UTC))
                    .param("capacityId", Ids.at(act.now()))
                    .param("places", places)
                    .param("waiting", waiting)
                    .param("statedBy", act.actor().role())
                    .param("source", source)
                    .update();
            act.happened(new CapacityDeclared(serviceId, places, waiting, source));
        });
    }

    /** What each service's room is worth knowing now; every service asked for has an answer. */
    public Map<UUID, Capacity> of(Collection<Service> asked) {
        return of(asked, time.instant());
    }

    /** What one service said, the newest first. */
    public List<Capacity.Known> history(Service service) {
        return jdbc
                .sql("""
                select service_id, at, places, waiting, stated_by, source from directory.capacity
                 where org_id = :organisationId and service_id = :serviceId order by at desc, capacity_id desc limit 30
                """)
                .param("organisationId", service.organisationId())
                .param("serviceId", service.id())
                .query(Row.class)
                .list()
                .stream()
                .map(row -> new Capacity.Known(
                        row.places(), row.waiting(), row.at().toInstant(), row.statedBy(), row.source()))
                .toList();
    }

    /** What was known at an instant. */
    public Map<UUID, Capacity> of(Collection<Service> asked, Instant at) {
        Map<UUID, Capacity> answer = new HashMap<>();
        Map<UUID, Service> byId = new HashMap<>();
        for (Service service : asked) {
            byId.put(service.id(), service);
            answer.put(service.id(), new Capacity.Unknown(null));
        }
        List<Service> each = List.copyOf(byId.values());
        jdbc.sql("""
                select newest.*
                  from unnest(:organisationIds::uuid[], :serviceIds::uuid[]) wanted (org_id, service_id)
                 cross join lateral (
                       select c.service_id, c.at, c.places, c.waiting, c.stated_by, c.source from directory.capacity c
                        where c.org_id = wanted.org_id and c.service_id = wanted.service_id and c.at <= :at
                        order by c.at desc, c.capacity_id desc
                        limit 1) newest
                """)
                .param(
                        "organisationIds",
                        each.stream().map(Service::organisationId).toArray(UUID[]::new))
                .param("serviceIds", each.stream().map(Service::id).toArray(UUID[]::new))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(
                        rs -> { // of a large directory many, so without a row of ours between
                            Service service = byId.get(rs.getObject("service_id", UUID.class));
                            if (service != null) {
                                Capacity.Known stated = new Capacity.Known(
                                        rs.getInt("places"),
                                        rs.getObject("waiting", Integer.class),
                                        rs.getObject("at", OffsetDateTime.class).toInstant(),
                                        rs.getString("stated_by"),
                                        rs.getString("source"));
                                answer.put(service.id(), Capacity.of(stated, service.isCrisis(), at));
                            }
                        });
        return answer;
    }
}
