package org.onedoor.directory.session;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Format;
import org.onedoor.directory.Service;
import org.onedoor.directory.ServiceStatus;
import org.onedoor.directory.Services;
import org.onedoor.directory.Slots;
import org.onedoor.directory.Slots.NewSlot;
import org.onedoor.platform.Act;
import org.onedoor.platform.Acts;
import org.onedoor.platform.EventData;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Refused;
import org.onedoor.platform.time.London;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Conversations of a service that are booked within a session, such as Community Led Support in a hub: whoever refers to the
 * service sees the next of them, and the service books one when it accepts. Who drops in needs none.
 */
@Component
public class SessionTimes {
    private static final int SHORTEST = 10;
    private static final int LONGEST = 180;
    private static final int DAYS_AHEAD = 92;

    private final JdbcClient jdbc;
    private final Sessions sessions;
    private final Services services;
    private final Slots slots;
    private final Acts acts;

    SessionTimes(JdbcClient jdbc, Sessions sessions, Services services, Slots slots, Acts acts) {
        this.jdbc = jdbc;
        this.sessions = sessions;
        this.services = services;
        this.slots = slots;
        this.acts = acts;
    }

    /** Times of a session can be booked. */
    record SessionTimesOffered(UUID scopeId, UUID service, int times) implements EventData {}

    /** The times of one service in a session that are still to come. @param next the first free one; none where all are taken */
    public record Times(
            Service service, int free, int taken, @Nullable Instant next) {}

    private record Row(UUID slotId, UUID serviceId, OffsetDateTime startsAt, OffsetDateTime endsAt, String state) {
        boolean overlaps(Instant from, Instant until) {
            return startsAt.toInstant().isBefore(until) && endsAt.toInstant().isAfter(from);
        }
    }

    /** The services of whoever runs the session that take referrals. */
    public List<Service> services(Session session) {
        return services.all().stream()
                .filter(service -> service.organisationId().equals(session.orgId())
                        && service.status() instanceof ServiceStatus.Active
                        && !service.isLine()
                        && !service.isCentre())
                .toList();
    }

    public List<Times> of(Session session, Instant now) {
        Map<UUID, List<Row>> by = new LinkedHashMap<>();
        rows(session).stream()
                .filter(row -> row.startsAt().toInstant().isAfter(now))
                .forEach(row -> by.computeIfAbsent(row.serviceId(), _ -> new ArrayList<>())
                        .add(row));
        return by.entrySet().stream()
                .map(each -> {
                    List<Row> free = each.getValue().stream()
                            .filter(row -> row.state().equals("free"))
                            .toList();
                    return new Times(
                            services.get(each.getKey()),
                            free.size(),
                            each.getValue().size() - free.size(),
                            free.isEmpty() ? null : free.getFirst().startsAt().toInstant());
                })
                .toList();
    }

    private List<Row> rows(Session session) {
        return jdbc.sql("""
                select slot.slot_id, slot.service_id, slot.starts_at, slot.ends_at, slot.state
                  from directory.session_slot of_session
                       join directory.slot slot on slot.org_id = of_session.org_id and slot.slot_id = of_session.slot_id
                 where of_session.org_id = :org and of_session.session_id = :session
                 order by slot.starts_at, slot.slot_id
                """)
                .param("org", session.orgId())
                .param("session", session.sessionId())
                .query(Row.class)
                .list();
    }

    /**
     * Puts up the times of a session that can be booked until a day. Said again, only what is missing is added.
     *
     * @param typed {@code service} a code, {@code minutes} of one conversation, {@code until} a day as 2026-03-02
     * @return how many were added
     */
    public int offer(UUID sessionId, Map<String, String> typed) {
        Session session = sessions.get(sessionId);
        Map<String, String> problems = new LinkedHashMap<>();
        Service service = services(session).stream()
                .filter(each -> each.code().equals(typed.getOrDefault("service", "")))
                .findFirst()
                .orElse(null);
        if (service == null) {
            problems.put("service", "Choose the service whose conversations they are");
        }
        String length = typed.getOrDefault("minutes", "").strip();
        int minutes = length.matches("[0-9]{1,3}") ? Integer.parseInt(length) : 0;
        if (minutes < SHORTEST || minutes > LONGEST) {
            problems.put(
                    "minutes",
                    "Write how long one conversation is, from %d to %d minutes".formatted(SHORTEST, LONGEST));
        }
        LocalDate until = until(typed.getOrDefault("until", ""), problems);
        if (service == null || until == null || !problems.isEmpty()) {
            throw new Invalid(problems);
        }
        return acts.act(Sessions.begin("Put up times of a session", session.orgId()), Integer.class, act -> {
            Sessions.mustRun(act.actor(), session.orgId());
            if (!session.isPublished()) {
                throw new Refused("not-permitted", "Publish the session first: nobody books what nobody sees.");
            }
            List<NewSlot> fresh = fresh(session, service, minutes, until, act.now());
            List<UUID> made = slots.putUp(service, fresh);
            made.forEach(slot -> jdbc.sql("""
                    insert into directory.session_slot (org_id, session_id, slot_id) values (:org, :session, :slot)
                    """)
                    .param("org", session.orgId())
                    .param("session", session.sessionId())
                    .param("slot", slot)
                    .update());
            if (!made.isEmpty()) {
                act.happened(new SessionTimesOffered(sessionId, service.id(), made.size()));
            }
            return made.size();
        });
    }

    /** One after the other from when it opens, on each of its days that are still to come, beside none of the service's own. */
    private List<NewSlot> fresh(Session session, Service service, int minutes, LocalDate until, Instant now) {
        List<Row> there = rows(session).stream()
                .filter(row -> row.serviceId().equals(service.id()))
                .toList();
        List<NewSlot> fresh = new ArrayList<>();
        for (LocalDate day : session.days(London.date(now), until)) {
            Instant closes = at(day, session.closes());
            for (Instant starts = at(day, session.opens());
                    !starts.plus(Duration.ofMinutes(minutes)).isAfter(closes);
                    starts = starts.plus(Duration.ofMinutes(minutes))) {
                Instant from = starts;
                Instant ends = starts.plus(Duration.ofMinutes(minutes));
                if (from.isAfter(now) && there.stream().noneMatch(row -> row.overlaps(from, ends))) {
                    fresh.add(new NewSlot(from, ends, Format.FACE_TO_FACE));
                }
            }
        }
        return fresh;
    }

    private static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(London.ZONE).toInstant();
    }

    private @Nullable LocalDate until(String text, Map<String, String> problems) {
        LocalDate today = sessions.today();
        try {
            if (text.strip().matches("20[0-9]{2}-.*")) {
                LocalDate until = LocalDate.parse(text.strip());
                if (!until.isBefore(today) && !until.isAfter(today.plusDays(DAYS_AHEAD))) {
                    return until;
                }
            }
        } catch (DateTimeException notADay) {
            // told below
        }
        problems.put("until", "Write a day within the next three months, as 2026-03-02");
        return null;
    }

    /** Cancels a session with the times in it that nobody has. */
    public void cancel(UUID sessionId) {
        sessions.cancel(sessionId, this::withdraw);
    }

    /** The session is cancelled, inside the act that does so: nobody can book it, and whoever has is not forgotten. */
    private void withdraw(Act act, Session session) {
        List<Row> coming = rows(session).stream()
                .filter(row -> row.startsAt().toInstant().isAfter(act.now()))
                .toList();
        long taken = coming.stream().filter(row -> !row.state().equals("free")).count();
        if (taken > 0) {
            throw new Refused(
                    "conflict",
                    taken == 1
                            ? "1 conversation is booked in it. Tell the person and book another time first, then cancel it."
                            : "%d conversations are booked in it. Tell the people and book other times first, then cancel it."
                                    .formatted(taken));
        }
        slots.withdraw(coming.stream().map(Row::slotId).toList());
    }
}
