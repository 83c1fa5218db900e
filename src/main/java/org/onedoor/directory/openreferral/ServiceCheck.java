package org.onedoor.directory.openreferral;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether another publisher's service can be taken. Liberal: only what is needed must be there, and what is there must be
 * what it says it is. Each problem says what is wrong and how to mend it.
 */
final class ServiceCheck {
    private static final Set<String> STATUSES = Set.of("active", "inactive", "defunct", "temporarily closed");
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern DAY = Pattern.compile("[-+]?[0-9]{0,2}(MO|TU|WE|TH|FR|SA|SU)");
    private static final Pattern MARKUP = Pattern.compile("<\\s*/?\\s*[a-zA-Z!]");
    private static final Pattern POSTCODE = Pattern.compile("[A-Za-z]{1,2}[0-9][0-9A-Za-z]? ?[0-9][A-Za-z]{2}");
    private static final int OLDEST = 150;
    private static final int LONGEST = 200_000;

    private final Map<?, ?> service;
    private final Set<String> organisations;
    private final List<String> problems = new ArrayList<>();

    private ServiceCheck(Map<?, ?> service, Set<String> organisations) {
        this.service = service;
        this.organisations = organisations;
    }

    /** @param organisations the ids of those the same file describes @return what is wrong; none when it can be taken */
    static List<String> problems(Map<?, ?> service, Set<String> organisations) {
        ServiceCheck check = new ServiceCheck(service, organisations);
        check.all();
        return List.copyOf(check.problems);
    }

    private void all() {
        storable(service);
        id(service.get("id"), "id");
        text("name", true);
        Object status = service.get("status");
        if (!(status instanceof String word) || !STATUSES.contains(word)) {
            problems.add("status is missing or not known. Write active, inactive, defunct or temporarily closed.");
        }
        text("description", false);
        plain("name");
        plain("description");
        address("url");
        email("email");
        email("assurer_email");
        ages();
        day(service.get("assured_date"), "assured_date");
        organisation();
        each("schedules", this::schedule);
        each("service_at_locations", this::atLocation);
        each("service_areas", area -> id(area.get("id"), "service_areas.id"));
        each("attributes", attribute -> id(attribute.get("id"), "attributes.id"));
        each("contacts", contact -> id(contact.get("id"), "contacts.id"));
        each("languages", language -> id(language.get("id"), "languages.id"));
        each("cost_options", cost -> {
            id(cost.get("id"), "cost_options.id");
            day(cost.get("valid_from"), "cost_options.valid_from");
            day(cost.get("valid_to"), "cost_options.valid_to");
        });
    }

    /** Whether the database takes it: what it does not is told once, whatever else is wrong. */
    private void storable(Object document) {
        Deque<Object> left = new ArrayDeque<>(List.of(document));
        long letters = 0;
        boolean sound = true;
        while (!left.isEmpty()) {
            switch (left.pop()) {
                case Map<?, ?> map ->
                    map.forEach((key, value) -> {
                        left.push(String.valueOf(key));
                        if (value != null) {
                            left.push(value);
                        }
                    });
                case List<?> list -> list.stream().filter(Objects::nonNull).forEach(left::push);
                case String text -> {
                    letters += text.length();
                    sound &= text.indexOf('\0') < 0
                            && StandardCharsets.UTF_8.newEncoder().canEncode(text);
                }
                case Double number -> sound &= Double.isFinite(number);
                default -> {}
            }
        }
        if (!sound) {
            problems.add(
                    "it holds letters or numbers that cannot be kept: half a letter, a letter of value 0, or a number that is too large.");
        }
        if (letters > LONGEST) {
            problems.add("it has more than %d letters. Say less.".formatted(LONGEST));
        }
    }

    private void id(@Nullable Object value, String where) {
        if (!(value instanceof String text) || !ID.matcher(text).matches()) {
            problems.add(
                    "%s is missing or is not a UUID such as ac148810-d857-441c-9679-408f346de14b.".formatted(where));
        }
    }

    private void text(String field, boolean needed) {
        Object value = service.get(field);
        if (value == null && needed) {
            problems.add("%s is missing. Fill it in.".formatted(field));
        } else if (value != null && (!(value instanceof String text) || (needed && text.isBlank()))) {
            problems.add("%s is not a text, or is empty.".formatted(field));
        }
    }

    private void plain(String field) {
        if (service.get(field) instanceof String words && MARKUP.matcher(words).find()) {
            problems.add("%s holds HTML. Send plain text.".formatted(field));
        }
    }

    private void address(String field) {
        Object value = service.get(field);
        if (value != null && !(value instanceof String text && text.matches("https?://[^\\s/]+\\S*"))) {
            problems.add("%s is not a web address. Begin it with https:// or http://.".formatted(field));
        }
    }

    private void email(String field) {
        Object value = service.get(field);
        if (value != null && !(value instanceof String text && text.matches("[^\\s@]+@[^\\s@]+\\.[^\\s@]+"))) {
            problems.add("%s is not an email address such as team@example.com.".formatted(field));
        }
    }

    private void ages() {
        Double least = age("minimum_age");
        Double most = age("maximum_age");
        if (least != null && most != null && least > most) {
            problems.add("minimum_age is above maximum_age. Put the lower first.");
        }
    }

    private @Nullable Double age(String field) {
        Object value = service.get(field);
        if (value == null) {
            return null;
        }
        if (value instanceof Number number && number.doubleValue() >= 0 && number.doubleValue() <= OLDEST) {
            return number.doubleValue();
        }
        problems.add("%s is not a number of years from 0 to %d.".formatted(field, OLDEST));
        return null;
    }

    private void day(@Nullable Object value, String where) {
        try {
            if (value == null || (value instanceof String text && LocalDate.parse(text) != null)) {
                return;
            }
        } catch (DateTimeException notADay) {
            // told below
        }
        problems.add("%s is not a day that exists. Write it as 2026-03-01.".formatted(where));
    }

    private void organisation() {
        Object embedded = service.get("organization");
        if (embedded instanceof Map<?, ?> map) {
            id(map.get("id"), "organization.id");
            if (!(map.get("name") instanceof String name) || name.isBlank()) {
                problems.add("organization.name is missing. Fill it in.");
            }
        } else if (embedded != null) {
            problems.add("organization is not an object with id and name.");
        } else if (service.get("organization_id") instanceof String id && !organisations.contains(id)) {
            problems.add(
                    "organization_id speaks of an organisation that the file does not describe. Send it as organization.");
        }
    }

    private interface Part {
        void check(Map<?, ?> part);
    }

    private void each(String field, Part part) {
        Object value = service.get(field);
        if (value == null) {
            return;
        }
        if (!(value instanceof List<?> list)) {
            problems.add("%s is not a list.".formatted(field));
            return;
        }
        for (Object one : list) {
            if (one instanceof Map<?, ?> map) {
                part.check(map);
            } else {
                problems.add("%s holds something that is not an object.".formatted(field));
            }
        }
    }

    private void schedule(Map<?, ?> schedule) {
        id(schedule.get("id"), "schedules.id");
        Object freq = schedule.get("freq");
        if (freq != null && !Set.of("WEEKLY", "MONTHLY", "DAILY", "YEARLY").contains(freq)) {
            problems.add("schedules.freq is not known. Write WEEKLY or MONTHLY.");
        }
        if (schedule.get("interval") instanceof Number interval && interval.intValue() < 1) {
            problems.add("schedules.interval is below 1, so it never comes again. Write 1 for every time.");
        }
        if (schedule.get("byday") instanceof String days) {
            for (String day : days.split(",", -1)) {
                if (!DAY.matcher(day.strip()).matches()) {
                    problems.add("schedules.byday has a day that does not exist. Write MO,TU or 1MO.");
                    break;
                }
            }
        }
        if (schedule.get("bymonthday") instanceof String days) {
            for (String day : days.split(",", -1)) {
                String number = day.strip();
                if (!number.matches("-?[0-9]{1,2}")
                        || Math.abs(Integer.parseInt(number)) > 31
                        || Integer.parseInt(number) == 0) {
                    problems.add("schedules.bymonthday has a day no month has. Write 1 to 31.");
                    break;
                }
            }
        }
        day(schedule.get("valid_from"), "schedules.valid_from");
        day(schedule.get("valid_to"), "schedules.valid_to");
        times(schedule);
    }

    private void times(Map<?, ?> schedule) {
        LocalTime opens = time(schedule.get("opens_at"), "schedules.opens_at");
        LocalTime closes = time(schedule.get("closes_at"), "schedules.closes_at");
        if (opens != null && closes != null && !closes.isAfter(opens)) {
            problems.add("schedules.closes_at is not after opens_at. One that goes on past midnight is two schedules.");
        }
    }

    private @Nullable LocalTime time(@Nullable Object value, String where) {
        if (value == null) {
            return null;
        }
        try {
            if (value instanceof String text) {
                return LocalTime.parse(text.replaceAll("(Z|[+-][0-9]{2}:[0-9]{2})$", ""));
            }
        } catch (DateTimeException notATime) {
            // told below
        }
        problems.add("%s is not a time such as 09:00.".formatted(where));
        return null;
    }

    private void atLocation(Map<?, ?> at) {
        id(at.get("id"), "service_at_locations.id");
        if (at.get("location") instanceof Map<?, ?> location) {
            id(location.get("id"), "service_at_locations.location.id");
            if (location.get("addresses") instanceof List<?> addresses) {
                addresses.forEach(address -> {
                    if (address instanceof Map<?, ?> map
                            && Set.of("GB", "UK").contains(String.valueOf(map.get("country")))
                            && !(map.get("postal_code") instanceof String code
                                    && POSTCODE.matcher(code.strip()).matches())) {
                        problems.add(
                                "a postal_code cannot be a postcode of the United Kingdom. Write it like RM18 8EB.");
                    }
                });
            }
        }
    }

    static @Nullable UUID idOf(Map<?, ?> service) {
        return service.get("id") instanceof String id && ID.matcher(id).matches() ? UUID.fromString(id) : null;
    }
}
