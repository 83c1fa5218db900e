package org.onedoor.directory.session;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.Act;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.EventData;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Refused;
import org.onedoor.platform.Subject;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.stereotype.Component;

/** Plans hubs' sessions and pop-ups, publishes them, and counts who came without asking who they are. */
@Component
public class Sessions {
    static final String DATA = "service-entry";
    private static final int REACH_DAYS = 90;
    private static final int TIMETABLE_DAYS = 14;

    private final SessionRepository repository;
    private final Organisations organisations;
    private final Acts acts;
    private final DomainTime time;

    Sessions(SessionRepository repository, Organisations organisations, Acts acts, DomainTime time) {
        this.repository = repository;
        this.organisations = organisations;
        this.acts = acts;
        this.time = time;
    }

    record HubAdded(UUID scopeId) implements EventData {}

    record SessionPlanned(UUID scopeId, String kind, String district) implements EventData {}

    record SessionPublished(UUID scopeId) implements EventData {}

    record SessionCancelled(UUID scopeId) implements EventData {}

    /** A day of a session was counted: numbers only. */
    record SessionHeld(UUID scopeId, String on, int attended, int followed) implements EventData {}

    /** One time somebody can drop in. */
    public record Occurrence(LocalDate day, Session session) {}

    /** How a room is used: sessions a week, and hours of them. */
    public record Use(String room, int sessions, double hours, int attended, int days) {}

    /** How many were reached in an area in the last 90 days, and what is planned there. */
    public record Reach(String district, String name, int attended, int planned) {}

    /** Pop-ups held or published in one month and area. */
    public record Month(YearMonth month, String area, int popUps) {}

    public LocalDate today() {
        return London.date(time.instant());
    }

    public List<Hub> hubs() {
        return repository.hubs();
    }

    public Hub hub(String code) {
        return hubs().stream()
                .filter(hub -> hub.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new NotFound("hub"));
    }

    public List<Session> all() {
        return repository.sessions();
    }

    public Session get(UUID id) {
        return all().stream()
                .filter(session -> session.sessionId().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("session"));
    }

    public List<Session> of(Hub hub) {
        return all().stream()
                .filter(session -> hub.hubId().equals(session.hubId()))
                .toList();
    }

    public List<Held> held(UUID session) {
        return repository.held().stream()
                .filter(held -> held.sessionId().equals(session))
                .toList();
    }

    /** What is published for the next fortnight, in order. */
    public List<Occurrence> timetable() {
        LocalDate today = today();
        List<Occurrence> all = new ArrayList<>();
        for (Session session : all()) {
            if (session.isPublished()) {
                session.days(today, today.plusDays(TIMETABLE_DAYS))
                        .forEach(day -> all.add(new Occurrence(day, session)));
            }
        }
        all.sort(Comparator.comparing(Occurrence::day)
                .thenComparing(each -> each.session().opens()));
        return all;
    }

    /** How each room of a hub is used now, a week. */
    public List<Use> use(Hub hub) {
        LocalDate today = today();
        List<Session> sessions = of(hub).stream()
                .filter(session -> session.isPublished() && !session.lastOn().isBefore(today))
                .toList();
        Map<UUID, List<Held>> held = repository.held().stream().collect(Collectors.groupingBy(Held::sessionId));
        return hub.rooms().stream()
                .map(room -> {
                    List<Session> in = sessions.stream()
                            .filter(session -> room.equals(session.room()))
                            .toList();
                    List<Held> days = of(hub).stream()
                            .filter(session -> room.equals(session.room()))
                            .flatMap(session -> held.getOrDefault(session.sessionId(), List.of()).stream())
                            .toList();
                    return new Use(
                            room,
                            in.size(),
                            in.stream().mapToDouble(Session::hours).sum(),
                            days.stream().mapToInt(Held::attended).sum(),
                            days.size());
                })
                .toList();
    }

    /** Every district, those least reached first: where the next pop-up should be. */
    public List<Reach> reach() {
        LocalDate today = today();
        Map<UUID, Session> sessions = all().stream().collect(Collectors.toMap(Session::sessionId, each -> each));
        Map<String, Integer> attended = new TreeMap<>();
        repository.held().stream()
                .filter(held -> held.heldOn().isAfter(today.minusDays(REACH_DAYS)))
                .forEach(held -> {
                    Session session = sessions.get(held.sessionId());
                    if (session != null) {
                        attended.merge(session.district(), held.attended(), Integer::sum);
                    }
                });
        return organisations.districts().entrySet().stream()
                .map(district -> new Reach(
                        district.getKey(), district.getValue(), attended.getOrDefault(district.getKey(), 0), (int)
                                sessions.values().stream()
                                        .filter(session -> session.isPopUp()
                                                && session.district().equals(district.getKey())
                                                && !session.state().equals("cancelled")
                                                && !session.firstOn().isBefore(today))
                                        .count()))
                .sorted(Comparator.comparingInt(Reach::attended)
                        .thenComparingInt(Reach::planned)
                        .thenComparing(Reach::name))
                .toList();
    }

    /** Published pop-ups by month and area, the newest month first. */
    public List<Month> months() {
        Map<String, String> names = organisations.districts();
        Map<YearMonth, Map<String, Integer>> counted = new TreeMap<>(Comparator.reverseOrder());
        all().stream()
                .filter(session -> session.isPopUp() && session.isPublished())
                .forEach(session -> counted.computeIfAbsent(YearMonth.from(session.firstOn()), _ -> new TreeMap<>())
                        .merge(names.getOrDefault(session.district(), session.district()), 1, Integer::sum));
        return counted.entrySet().stream()
                .flatMap(month -> month.getValue().entrySet().stream()
                        .map(area -> new Month(month.getKey(), area.getKey(), area.getValue())))
                .toList();
    }

    public String addHub(Map<String, String> typed) {
        Hub hub = new SessionForm(typed, pcns()).hub(organisation(), districts(), time.instant());
        acts.act(begin("Add a hub", hub.orgId()), act -> {
            repository.add(hub);
            act.happened(new HubAdded(hub.hubId()));
        });
        return hub.code();
    }

    /** @return the session's id */
    public UUID planAt(String hubCode, Map<String, String> typed) {
        Hub hub = hub(hubCode);
        Session session = new SessionForm(typed, pcns()).session(hub.orgId(), hub, districts(), time.instant());
        return plan(session, () -> clash(hub, session));
    }

    /** A room holds one session at a time. */
    private void clash(Hub hub, Session session) {
        of(hub).stream()
                .filter(other -> !other.state().equals("cancelled")
                        && other.room() != null
                        && other.room().equals(session.room())
                        && other.opens().isBefore(session.closes())
                        && session.opens().isBefore(other.closes())
                        && session.days(other.firstOn(), other.lastOn()).stream()
                                .anyMatch(other::isOn))
                .findFirst()
                .ifPresent(other -> {
                    throw new org.onedoor.platform.Invalid(
                            "room",
                            "%s has %s at %s then. Choose another room or time"
                                    .formatted(session.room(), other.title(), other.times()));
                });
    }

    public UUID planPopUp(Map<String, String> typed) {
        return plan(
                new SessionForm(typed, pcns()).session(organisation(), null, districts(), time.instant()), () -> {});
    }

    /** @param check asked inside the act, whose lock on the organisation lets one plan at a time */
    private UUID plan(Session session, Runnable check) {
        acts.act(begin("Plan a session", session.orgId()), act -> {
            mustRun(act.actor(), session.orgId());
            check.run();
            repository.add(session);
            act.happened(new SessionPlanned(session.sessionId(), session.kind(), session.district()));
        });
        return session.sessionId();
    }

    public void publish(UUID id) {
        put(id, "Publish a session", "published", new SessionPublished(id), (_, _) -> {});
    }

    /** @param withdrawing takes back what can be booked in it, inside the act */
    void cancel(UUID id, BiConsumer<Act, Session> withdrawing) {
        put(id, "Cancel a session", "cancelled", new SessionCancelled(id), withdrawing);
    }

    private void put(UUID id, String what, String state, EventData event, BiConsumer<Act, Session> before) {
        Session session = get(id);
        acts.act(begin(what, session.orgId()), act -> {
            mustRun(act.actor(), session.orgId());
            if (session.state().equals(state)) {
                throw new Refused("conflict", "This session is %s already.".formatted(state));
            }
            before.accept(act, session);
            repository.put(session, state);
            act.happened(event);
        });
    }

    /** How a day was: numbers only. */
    public void count(UUID id, Map<String, String> typed) {
        Session session = get(id);
        Held held = new SessionForm(typed, pcns()).held(session, today());
        acts.act(begin("Count a day of a session", session.orgId()), act -> {
            mustRun(act.actor(), session.orgId());
            if (!session.isPublished()) {
                throw new Refused("not-permitted", "Only a published session is counted. Publish it first.");
            }
            repository.held(session, held, act.now(), act.actor().role());
            act.happened(new SessionHeld(id, held.heldOn().toString(), held.attended(), held.followed()));
        });
    }

    static void mustRun(Actor actor, UUID organisation) {
        boolean centre = Set.of("navigator", "manager", "admin", "system").contains(actor.role());
        if (!centre && !actor.organisationId().equals(organisation)) {
            throw new Refused(
                    "not-permitted", "Only the organisation that runs it, a navigator or a manager may do this.");
        }
    }

    private static UUID organisation() {
        return CurrentActor.get().organisationId();
    }

    private Set<String> districts() {
        return organisations.districts().keySet();
    }

    private Set<String> pcns() {
        return organisations.pcns(today()).stream().map(Organisations.Pcn::code).collect(Collectors.toSet());
    }

    static Begin begin(String what, UUID organisation) {
        return Begin.on(what, Ask.function(Action.WRITE, DATA), new Subject.Organisation(organisation))
                .making();
    }
}
