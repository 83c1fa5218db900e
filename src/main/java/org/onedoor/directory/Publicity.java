package org.onedoor.directory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.onedoor.directory.Eligibility.Served;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * How well a need is publicised: where its entries stand on the page the public reads, how often they were asked for, shown
 * and opened, whether they are confirmed, and in which districts there is none. Nothing is known of who searched.
 */
@Repository
public class Publicity {
    private final JdbcClient jdbc;
    private final Services services;
    private final Matches matches;
    private final PublicList list;
    private final Organisations organisations;
    private final DomainTime time;

    Publicity(
            JdbcClient jdbc,
            Services services,
            Matches matches,
            PublicList list,
            Organisations organisations,
            DomainTime time) {
        this.jdbc = jdbc;
        this.services = services;
        this.matches = matches;
        this.list = list;
        this.organisations = organisations;
        this.time = time;
    }

    /**
     * One entry.
     *
     * @param place where it stands in the list that whoever chooses the need is shown, from 1; 0 where it is not offered
     * @param why where it is read of instead; empty where it is offered, or where only others come before it
     * @param verified in words
     * @param relied whether the provider has confirmed it and not too long ago
     */
    public record Entry(
            Service service,
            String organisation,
            int place,
            String why,
            String verified,
            boolean relied,
            int shown,
            int opened) {}

    /** A district with the entries that take people who live there; a gap where there are none. */
    public record District(String code, String name, List<String> entries) {
        public boolean isGap() {
            return entries.isEmpty();
        }
    }

    /**
     * A need as the public meets it.
     *
     * @param topic whether it stands among the topics of the page where help is looked for
     * @param asked how often the public looked for it
     * @param inVain how often with nothing found
     */
    public record Shown(
            CodedNeed need,
            LocalDate from,
            LocalDate to,
            boolean topic,
            int asked,
            int inVain,
            List<Entry> entries,
            List<District> districts) {
        public List<District> gaps() {
            return districts.stream().filter(District::isGap).toList();
        }
    }

    private record Asked(int asked, int inVain) {}

    /** Called from inside a look. @return none where there is no such need */
    public Optional<Shown> of(String code, LocalDate from, LocalDate to) {
        return services.needs().stream()
                .filter(need -> need.code().equals(code))
                .findFirst()
                .map(need -> shown(need, from, to));
    }

    private Shown shown(CodedNeed need, LocalDate from, LocalDate to) {
        List<Service> entries = services.forNeeds(Set.of(need.code())).stream()
                .filter(service -> !service.isCentre() && !(service.status() instanceof ServiceStatus.Ceased))
                .toList();
        Asked asked = asked(need.code(), from, to);
        return new Shown(
                need,
                from,
                to,
                !need.group().equals("help"),
                asked.asked(),
                asked.inVain(),
                entries(need, entries, from, to),
                districts(entries));
    }

    private List<Entry> entries(CodedNeed need, List<Service> entries, LocalDate from, LocalDate to) {
        LocalDate today = London.date(time.instant());
        MatchResult found = matches.find(Need.of(Set.of(need.code()), Tier.ROUTINE, time.instant(), Door.SELF));
        Map<UUID, Integer> place = new HashMap<>();
        list.forNeed(need.code()).forEach(id -> place.put(id, place.size() + 1));
        Map<UUID, String> why = new HashMap<>();
        found.exclusions(entries).forEach(out -> why.put(out.service().id(), below(out)));
        Map<UUID, Integer> shown = counts("""
                select s.id as service_id, count(*) as times
                  from directory.search, unnest(shown) as s (id)
                 where day between :from and :to and s.id = any(:ids) group by s.id
                """, entries, from, to);
        Map<UUID, Integer> opened = counts("""
                select service_id, count(*) as times from directory.opened
                 where day between :from and :to and service_id = any(:ids) group by service_id
                """, entries, from, to);
        Map<UUID, String> names = organisations.names(
                entries.stream().map(Service::organisationId).distinct().toList());
        return entries.stream()
                .map(service -> new Entry(
                        service,
                        names.getOrDefault(service.organisationId(), ""),
                        place.getOrDefault(service.id(), 0),
                        why.getOrDefault(service.id(), ""),
                        service.verification().words(today),
                        service.verification().on() != null
                                && !service.verification().stale(today),
                        shown.getOrDefault(service.id(), 0),
                        opened.getOrDefault(service.id(), 0)))
                .sorted(Comparator.comparing((Entry entry) -> entry.place() == 0)
                        .thenComparingInt(Entry::place)
                        .thenComparing(entry -> entry.service().name())
                        .thenComparing(entry -> entry.service().id()))
                .toList();
    }

    /** Where the public reads of one that is not offered to whoever asks. */
    private static String below(MatchResult.Exclusion out) {
        boolean others = out.failures().stream()
                .allMatch(
                        failure -> failure.rule() == MatchResult.Rule.DOOR || failure.rule() == MatchResult.Rule.TIER);
        return others
                ? "Below the list, among those that somebody else asks for"
                : "Below the list, among those that are not for whoever asks: %s"
                        .formatted(out.failures().getFirst().words());
    }

    /**
     * By where people live: one that takes only the people of some practices, or some people, closes no gap, and neither does
     * one that neither the person nor their GP may ask.
     */
    private List<District> districts(List<Service> entries) {
        List<Service> open = entries.stream()
                .filter(service -> service.status() instanceof ServiceStatus.Active
                        && !service.isLine()
                        && service.eligibility().isForAnybodyThere()
                        && isOpenTo(service.eligibility().doors()))
                .toList();
        List<District> districts = new ArrayList<>();
        organisations
                .districts()
                .forEach((code, name) -> districts.add(new District(
                        code,
                        name,
                        open.stream()
                                .filter(service -> service.eligibility().places().stream()
                                        .anyMatch(place -> place.kind() == Served.Kind.ALL
                                                || (place.kind() == Served.Kind.DISTRICT
                                                        && place.code().equals(code))))
                                .map(Service::name)
                                .sorted()
                                .toList())));
        districts.sort(Comparator.comparing(District::name));
        return districts;
    }

    private static boolean isOpenTo(Set<Door> doors) {
        return doors.isEmpty() || doors.contains(Door.SELF) || doors.contains(Door.GP);
    }

    private Asked asked(String need, LocalDate from, LocalDate to) {
        return jdbc.sql("""
                select count(*) as asked, count(*) filter (where found = 0) as in_vain
                  from directory.search
                 where role = 'public' and day between :from and :to and :need = any(needs)
                """)
                .param("from", from)
                .param("to", to)
                .param("need", need)
                .query(Asked.class)
                .single();
    }

    private Map<UUID, Integer> counts(String sql, List<Service> entries, LocalDate from, LocalDate to) {
        Map<UUID, Integer> counts = new HashMap<>();
        jdbc.sql(sql)
                .param("from", from)
                .param("to", to)
                .param("ids", entries.stream().map(Service::id).toArray(UUID[]::new))
                .query(rs -> {
                    counts.put(rs.getObject("service_id", UUID.class), rs.getInt("times"));
                });
        return counts;
    }
}
