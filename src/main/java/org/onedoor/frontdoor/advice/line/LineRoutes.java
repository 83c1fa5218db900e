package org.onedoor.frontdoor.advice.line;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.OpeningHours;
import org.onedoor.directory.Service;
import org.onedoor.directory.ServiceStatus;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.advice.line.LineEvents.LineRouteAdded;
import org.onedoor.frontdoor.advice.line.LineEvents.LineRouteRemoved;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.OrganisationKind;
import org.onedoor.organisation.Organisations;
import org.onedoor.organisation.RegisteredPlace;
import org.onedoor.platform.Action;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Subject;
import org.onedoor.platform.time.London;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Which service answers a line: by the caller's practice, then its network, then its sub-ICB, then everywhere, whichever is open
 * at that moment. A manager keeps the routes to their own organisation's services.
 */
@Repository
public class LineRoutes {
    /** Which callers a route is for, the closest first. */
    public enum Place {
        PRACTICE("practice", "One practice", OrganisationKind.PRACTICE),
        NETWORK("network", "A primary care network", OrganisationKind.PCN),
        SUB_ICB("sub-icb", "A sub-ICB", OrganisationKind.SUB_ICB),
        ALL("all", "Every practice", null);

        private final String code;
        private final String label;
        private final @Nullable OrganisationKind kind;

        Place(String code, String label, @Nullable OrganisationKind kind) {
            this.code = code;
            this.label = label;
            this.kind = kind;
        }

        public String code() {
            return code;
        }

        public String label() {
            return label;
        }

        static Place ofCode(String code) {
            for (Place place : values()) {
                if (place.code.equals(code)) {
                    return place;
                }
            }
            throw new Invalid("place", "Choose whose calls it is for");
        }
    }

    /** A route. @param code the ODS code of the place; empty for every practice */
    public record Route(
            UUID orgId, UUID routeId, Line line, Place place, String code, OpeningHours hours, UUID service) {}

    /** A route as a manager writes it. */
    public record Wanted(
            String line,
            String place,
            String code,
            String hours,
            @Nullable UUID service) {}

    private final JdbcClient jdbc;
    private final Acts acts;
    private final Services services;
    private final Organisations organisations;

    LineRoutes(JdbcClient jdbc, Acts acts, Services services, Organisations organisations) {
        this.jdbc = jdbc;
        this.acts = acts;
        this.services = services;
        this.organisations = organisations;
    }

    /**
     * Who answers now.
     *
     * @param open whether anybody does; otherwise the service answers when the line opens
     * @param why in words
     */
    public record Answering(
            Service service, boolean open, @Nullable Instant opens, String why) {}

    /** @param practice the caller's, by its ODS code; none where it is not known */
    public Answering at(Line line, @Nullable String practice, Instant now) {
        RegisteredPlace registered = practice == null
                ? null
                : organisations
                        .registeredPlace(practice.strip().toUpperCase(Locale.ROOT), London.date(now))
                        .orElse(null);
        Optional<Route> route = all().stream()
                .filter(one -> one.line() == line
                        && matches(one, registered)
                        && one.hours().openAt(now))
                .filter(one -> services.find(one.service())
                        .filter(service -> service.status() instanceof ServiceStatus.Active)
                        .isPresent())
                .min(Comparator.comparing(Route::place).thenComparing(Route::routeId));
        if (route.isPresent()) {
            Route found = route.get();
            return new Answering(
                    services.get(found.service()),
                    true,
                    null,
                    "%s: %s".formatted(name(found, registered), found.hours().text()));
        }
        Service usual = services.successor(services.byCode(line.service()).orElseThrow());
        if (line.hours().openAt(now)) {
            return new Answering(
                    usual, true, null, "the line itself: " + line.hours().text());
        }
        Instant opens = line.hours().nextOpen(now).orElse(null);
        return new Answering(
                usual,
                false,
                opens,
                "the line is closed: it is open " + line.hours().text());
    }

    private static boolean matches(Route route, @Nullable RegisteredPlace registered) {
        if (route.place() == Place.ALL) {
            return true;
        }
        if (registered == null) {
            return false;
        }
        Organisation theirs = switch (route.place()) {
            case PRACTICE -> registered.practice();
            case NETWORK -> registered.pcn();
            case SUB_ICB -> registered.subIcb();
            case ALL -> null;
        };
        return theirs != null && route.code().equals(theirs.odsCode());
    }

    private static String name(Route route, @Nullable RegisteredPlace registered) {
        Organisation theirs = registered == null
                ? null
                : switch (route.place()) {
                    case PRACTICE -> registered.practice();
                    case NETWORK -> registered.pcn();
                    case SUB_ICB -> registered.subIcb();
                    case ALL -> null;
                };
        return theirs == null ? "every practice" : theirs.name();
    }

    public List<Route> all() {
        return jdbc.sql("""
                select org_id, route_id, line, place_kind, place_code, hours, service_id from frontdoor.line_route
                 order by line, place_kind, place_code, hours
                """)
                .query((rs, _) -> new Route(
                        rs.getObject("org_id", UUID.class),
                        rs.getObject("route_id", UUID.class),
                        Line.ofCode(rs.getString("line")),
                        Place.ofCode(rs.getString("place_kind")),
                        rs.getString("place_code"),
                        OpeningHours.parse(rs.getString("hours"), false),
                        rs.getObject("service_id", UUID.class)))
                .list();
    }

    public void add(Wanted wanted, @Nullable IdempotencyKey key) {
        Line line = Line.ofCode(wanted.line());
        Place place = Place.ofCode(wanted.place());
        String code = place == Place.ALL ? "" : wanted.code().strip().toUpperCase(Locale.ROOT);
        if (place != Place.ALL
                && organisations
                        .byOds(code)
                        .filter(organisation -> organisation.kind() == place.kind)
                        .isEmpty()) {
            throw new Invalid(
                    "code",
                    "No place of this kind has this code. It is an ODS code, like F81110 for a practice or U06243 for a network");
        }
        String hours = hours(wanted.hours());
        Service service = services.all().stream()
                .filter(one -> one.id().equals(wanted.service())
                        && one.status() instanceof ServiceStatus.Active
                        && !one.isLine()
                        && one.organisationId().equals(CurrentActor.get().organisationId()))
                .findFirst()
                .orElseThrow(() -> new Invalid("service", "Choose one of your own organisation's services"));
        acts.act(begin("Route an advice line", service.organisationId()).once(key), act -> {
            UUID route = Ids.at(act.now());
            jdbc.sql("""
                    insert into frontdoor.line_route (org_id, route_id, line, place_kind, place_code, hours, service_id,
                        account_id, at)
                    values (:org, :route, :line, :place, :code, :hours, :service, :account, :now)
                    """)
                    .param("org", service.organisationId())
                    .param("route", route)
                    .param("line", line.code())
                    .param("place", place.code())
                    .param("code", code)
                    .param("hours", hours)
                    .param("service", service.id())
                    .param("account", act.actor().accountId())
                    .param("now", act.now().atOffset(ZoneOffset.UTC))
                    .update();
            act.happened(new LineRouteAdded(route, line.code(), place.code(), code, hours, service.id()));
        });
    }

    public void remove(@Nullable UUID route, @Nullable IdempotencyKey key) {
        UUID org = CurrentActor.get().organisationId();
        acts.act(begin("Take a route of an advice line away", org).once(key), act -> {
            int gone = jdbc.sql("delete from frontdoor.line_route where org_id = :org and route_id = :route")
                    .param("org", org)
                    .param("route", route)
                    .update();
            if (gone > 0 && route != null) {
                act.happened(new LineRouteRemoved(route));
            }
        });
    }

    private static Begin begin(String what, UUID organisation) {
        return Begin.on(what, Ask.function(Action.WRITE, "service"), new Subject.Organisation(organisation))
                .making();
    }

    private static String hours(String text) {
        try {
            return OpeningHours.parse(text.strip(), false).text();
        } catch (IllegalArgumentException | java.time.DateTimeException wrong) {
            throw new Invalid("hours", "Write the hours as mon-fri 09:00-17:00, or several with a semicolon between");
        }
    }
}
