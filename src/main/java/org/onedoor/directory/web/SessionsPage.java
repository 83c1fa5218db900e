package org.onedoor.directory.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Service;
import org.onedoor.directory.session.FamiliarSettings;
import org.onedoor.directory.session.Held;
import org.onedoor.directory.session.Hub;
import org.onedoor.directory.session.Session;
import org.onedoor.directory.session.SessionTimes;
import org.onedoor.directory.session.Sessions;
import org.onedoor.directory.session.Venue;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.web.components.Select.Option;

/** Hubs and pop-ups. @param districts codes with names */
public record SessionsPage(
        List<Hub> hubs,
        List<Session> sessions,
        List<Sessions.Occurrence> timetable,
        List<Sessions.Reach> reach,
        List<Sessions.Month> months,
        Map<String, String> districts,
        List<Organisations.Pcn> pcns,
        Map<String, String> typed,
        Map<String, String> problems) {

    public static List<Option> venueOptions() {
        return Stream.concat(
                        Stream.of(Option.of("", "Choose")),
                        java.util.Arrays.stream(Venue.values()).map(each -> Option.of(each.code(), each.label())))
                .toList();
    }

    public List<Option> pcnOptions() {
        return Stream.concat(
                        Stream.of(Option.of("", "Not known")),
                        pcns.stream().map(each -> Option.of(each.code(), each.name())))
                .toList();
    }

    /** How much happens where people go anyway. */
    public record Familiar(List<FamiliarSettings.OfVenue> venues, List<FamiliarSettings.OfPcn> pcns) {}

    public List<Session> planned() {
        return sessions.stream()
                .filter(session -> session.state().equals("planned"))
                .toList();
    }

    public List<Option> districtOptions() {
        Map<String, String> byName = new TreeMap<>();
        districts.forEach((code, name) -> byName.put(name, code));
        return Stream.concat(
                        Stream.of(Option.of("", "Choose")),
                        byName.entrySet().stream().map(each -> Option.of(each.getValue(), each.getKey())))
                .toList();
    }

    public String value(String field) {
        return typed.getOrDefault(field, "");
    }

    public @Nullable String problem(String field) {
        return problems.get(field);
    }

    /** One hub: its rooms and how they are used, its sessions, its partners. */
    public record One(
            Hub hub,
            List<Session> sessions,
            List<Sessions.Use> use,
            String district,
            Map<String, String> typed,
            Map<String, String> problems,
            @Nullable String refused) {
        public String partners() {
            return sessions.stream()
                    .filter(session -> !session.state().equals("cancelled"))
                    .flatMap(session -> session.partners().stream())
                    .collect(Collectors.toCollection(TreeSet::new))
                    .stream()
                    .collect(Collectors.joining(", "));
        }

        public List<Option> rooms() {
            return hub.rooms().stream().map(room -> Option.of(room, room)).toList();
        }

        public String value(String field) {
            return typed.getOrDefault(field, "");
        }

        public @Nullable String problem(String field) {
            return problems.get(field);
        }
    }

    /** One session with the days that were counted. @param services whose conversations may be booked in it @param times that can be booked or are */
    public record Day(
            Session session,
            List<Held> held,
            LocalDate today,
            List<Service> services,
            List<SessionTimes.Times> times,
            Map<String, String> typed,
            Map<String, String> problems,
            @Nullable String refused) {
        public String address() {
            return "/sessions/" + session.sessionId();
        }

        public List<Option> serviceOptions() {
            return Stream.concat(
                            Stream.of(Option.of("", "Choose")),
                            services.stream().map(service -> Option.of(service.code(), service.name())))
                    .toList();
        }

        public String value(String field) {
            return typed.getOrDefault(field, "");
        }

        public @Nullable String problem(String field) {
            return problems.get(field);
        }

        public static String advice(Held held) {
            return held.advice().isEmpty()
                    ? "none noted"
                    : new TreeMap<>(held.advice())
                            .entrySet().stream()
                                    .map(each -> each.getKey() + " " + each.getValue())
                                    .collect(Collectors.joining(", "));
        }
    }
}
