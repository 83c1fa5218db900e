package org.onedoor.directory.session;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Writing;

/** Reads what somebody typed of a hub, a session or a day. Every problem says how to mend it. */
final class SessionForm {
    private static final int TOPICS = 20;
    private static final int LONGEST_DAYS = 366;

    private final Map<String, String> typed;
    private final Set<String> pcns;
    private final Map<String, String> problems = new LinkedHashMap<>();

    /** @param pcns the codes of the primary care networks there are */
    SessionForm(Map<String, String> typed, Set<String> pcns) {
        this.typed = typed;
        this.pcns = Set.copyOf(pcns);
    }

    private Venue venue(Venue unsaid) {
        if (get("venue").isEmpty()) {
            return unsaid;
        }
        Venue venue = Venue.of(get("venue")).orElse(null);
        if (venue == null) {
            problems.put("venue", "Choose what sort of place it is");
        }
        return venue == null ? unsaid : venue;
    }

    private @Nullable String pcn() {
        if (!get("pcn").isEmpty() && !pcns.contains(get("pcn"))) {
            problems.put("pcn", "Choose the primary care network it is in, or leave it empty");
        }
        return get("pcn").isEmpty() ? null : get("pcn");
    }

    Hub hub(UUID organisation, Set<String> districts, java.time.Instant now) {
        String name = text("name", "Write the name of the hub", Writing.NAME);
        String address = text("address", "Write where it is, with its postcode", Writing.LINE);
        String district = district(districts);
        List<String> rooms = list("rooms");
        if (rooms.isEmpty()) {
            problems.put("rooms", "Name at least one room, with commas between them");
        }
        Venue venue = venue(Venue.HUB);
        String pcn = pcn();
        done();
        UUID id = Ids.at(now);
        String code =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("(^-|-$)", "") + "-"
                        + id.toString().substring(24);
        return new Hub(organisation, id, code, name, address, district, rooms, venue, pcn);
    }

    /** @param hub none for a pop-up */
    Session session(UUID organisation, @Nullable Hub hub, Set<String> districts, java.time.Instant now) {
        String title = text("title", "Say what it is, such as: Drop-in for money worries", Writing.NAME);
        String room = null;
        String address;
        String district;
        if (hub == null) {
            address = text("address", "Write where it is, with its postcode", Writing.LINE);
            district = district(districts);
        } else {
            room = get("room");
            if (!hub.rooms().contains(room)) {
                problems.put("room", "Choose one of the rooms of the hub");
            }
            address = hub.address();
            district = hub.district();
        }
        LocalDate first = day("firstOn", "Write the first day as 2026-03-02");
        LocalDate last = hub == null ? first : day("lastOn", "Write the last day as 2026-08-31");
        if (first != null
                && last != null
                && (last.isBefore(first) || first.plusDays(LONGEST_DAYS).isBefore(last))) {
            problems.put("lastOn", "The last day must be within a year after the first");
        }
        LocalTime opens = time("opens");
        LocalTime closes = time("closes");
        if (opens != null && closes != null && !closes.isAfter(opens)) {
            problems.put("closes", "It must close after it opens");
        }
        Venue venue = hub == null ? venue(Venue.OTHER) : hub.venue();
        String pcn = hub == null ? pcn() : hub.pcn();
        done();
        return new Session(
                organisation,
                Ids.at(now),
                hub == null ? "pop-up" : "hub",
                title,
                hub == null ? null : hub.hubId(),
                room,
                address,
                district,
                java.util.Objects.requireNonNull(first),
                java.util.Objects.requireNonNull(last),
                hub != null,
                java.util.Objects.requireNonNull(opens),
                java.util.Objects.requireNonNull(closes),
                list("partners"),
                "planned",
                venue,
                pcn,
                0);
    }

    Held held(Session session, LocalDate today) {
        LocalDate on = day("heldOn", "Write the day as 2026-03-02");
        if (on != null && !session.isOn(on)) {
            problems.put("heldOn", "The session is not on that day");
        } else if (on != null && on.isAfter(today)) {
            problems.put("heldOn", "That day is still to come");
        }
        int attended = number("attended", "Write how many came, as a number");
        int followed = number("followed", "Write how many were referred on, as a number");
        if (followed > attended) {
            problems.putIfAbsent("followed", "No more can be referred on than came");
        }
        Map<String, Integer> advice = advice();
        done();
        return new Held(session.sessionId(), java.util.Objects.requireNonNull(on), attended, followed, advice);
    }

    /** {@code housing 3, debt 2}: topics with numbers, and no room for anybody's name. */
    private Map<String, Integer> advice() {
        Map<String, Integer> advice = new TreeMap<>();
        for (String part : list("advice")) {
            if (!part.matches("[a-zA-Z][a-zA-Z -]{1,30} [0-9]{1,4}") || advice.size() >= TOPICS) {
                problems.put("advice", "Write topics with their number: housing 3, debt 2. No names");
                return advice;
            }
            int space = part.lastIndexOf(' ');
            advice.merge(
                    part.substring(0, space).strip().toLowerCase(Locale.UK),
                    Integer.parseInt(part.substring(space + 1)),
                    Integer::sum);
        }
        return advice;
    }

    private void done() {
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
    }

    private String get(String field) {
        return typed.getOrDefault(field, "").strip();
    }

    private String text(String field, String problem, int longest) {
        String text = get(field);
        if (text.isEmpty() || text.length() > longest) {
            problems.put(field, text.isEmpty() ? problem : "Use at most %d letters".formatted(longest));
        }
        return text;
    }

    private String district(Set<String> districts) {
        String code = get("district");
        if (!districts.contains(code)) {
            problems.put("district", "Choose the district it is in");
        }
        return code;
    }

    private List<String> list(String field) {
        return Arrays.stream(get(field).split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty() && part.length() <= Writing.NAME)
                .distinct()
                .limit(TOPICS)
                .toList();
    }

    private @Nullable LocalDate day(String field, String problem) {
        try {
            if (get(field).matches("20[0-9]{2}-.*")) {
                return LocalDate.parse(get(field));
            }
        } catch (DateTimeException notADay) {
            // told below
        }
        problems.put(field, problem);
        return null;
    }

    private @Nullable LocalTime time(String field) {
        try {
            if (get(field).matches("[0-9]{2}:[0-9]{2}")) {
                return LocalTime.parse(get(field));
            }
        } catch (DateTimeException notATime) {
            // told below
        }
        problems.put(field, "Write the time as 09:30");
        return null;
    }

    private int number(String field, String problem) {
        if (get(field).matches("[0-9]{1,4}")) {
            return Integer.parseInt(get(field));
        }
        problems.put(field, problem);
        return 0;
    }
}
