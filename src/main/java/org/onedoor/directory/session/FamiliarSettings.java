package org.onedoor.directory.session;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.onedoor.organisation.Organisations;
import org.springframework.stereotype.Component;

/** How much of what sessions do happens where people go anyway, by venue and by primary care network. */
@Component
public class FamiliarSettings {
    private final SessionRepository repository;
    private final Sessions sessions;
    private final Organisations organisations;

    FamiliarSettings(SessionRepository repository, Sessions sessions, Organisations organisations) {
        this.repository = repository;
        this.sessions = sessions;
        this.organisations = organisations;
    }

    /** Sessions by venue. @param contacts people who came, as counted */
    public record OfVenue(Venue venue, int sessions, int contacts) {}

    /** One network. @param code empty where nobody said which */
    public record OfPcn(String code, String name, int sessions, int contacts, int familiar) {
        /** Of the contacts, how many of a hundred were in a familiar setting; none where there was no contact. */
        public String share() {
            return contacts == 0 ? "No contacts" : Math.round(familiar * 100.0 / contacts) + "%";
        }
    }

    public List<OfVenue> byVenue() {
        Map<Venue, List<Session>> by = published().stream()
                .collect(Collectors.groupingBy(Session::venue, () -> new EnumMap<>(Venue.class), Collectors.toList()));
        Map<UUID, Integer> contacts = contacts();
        List<OfVenue> lines = new ArrayList<>();
        for (Venue venue : Venue.values()) {
            List<Session> there = by.getOrDefault(venue, List.of());
            lines.add(new OfVenue(venue, there.size(), sum(there, contacts)));
        }
        return lines;
    }

    /** Every network that has a session, by name; sessions without one last. */
    public List<OfPcn> byPcn() {
        Map<String, String> names = organisations.pcns(sessions.today()).stream()
                .collect(Collectors.toMap(Organisations.Pcn::code, Organisations.Pcn::name));
        Map<UUID, Integer> contacts = contacts();
        Map<String, List<Session>> by = published().stream()
                .collect(Collectors.groupingBy(
                        session -> session.pcn() == null ? "" : session.pcn(), TreeMap::new, Collectors.toList()));
        return by.entrySet().stream()
                .map(each -> new OfPcn(
                        each.getKey(),
                        each.getKey().isEmpty() ? "Network not said" : names.getOrDefault(each.getKey(), each.getKey()),
                        each.getValue().size(),
                        sum(each.getValue(), contacts),
                        sum(
                                each.getValue().stream()
                                        .filter(session -> session.venue().isFamiliar())
                                        .toList(),
                                contacts)))
                .sorted(Comparator.comparing((OfPcn each) -> each.code().isEmpty())
                        .thenComparing(OfPcn::name))
                .toList();
    }

    private List<Session> published() {
        return sessions.all().stream().filter(Session::isPublished).toList();
    }

    private Map<UUID, Integer> contacts() {
        return repository.held().stream()
                .collect(Collectors.groupingBy(Held::sessionId, Collectors.summingInt(Held::attended)));
    }

    private static int sum(List<Session> some, Map<UUID, Integer> contacts) {
        return some.stream()
                .mapToInt(session -> contacts.getOrDefault(session.sessionId(), 0))
                .sum();
    }
}
