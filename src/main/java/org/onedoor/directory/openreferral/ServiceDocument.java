package org.onedoor.directory.openreferral;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Capacity;
import org.onedoor.directory.CodedNeed;
import org.onedoor.directory.Eligibility;
import org.onedoor.directory.Eligibility.Served;
import org.onedoor.directory.OpeningHours.Span;
import org.onedoor.directory.Service;
import org.onedoor.directory.ServiceStatus;
import org.onedoor.directory.ServiceType;
import org.onedoor.directory.entry.Entry;
import org.onedoor.directory.help.PlainWords;

/** One of our services as Open Referral UK writes it. What the profile has no place for is an attribute. */
final class ServiceDocument {
    private static final int LAST_MINUTE = 24 * 60 - 1;

    private final Service service;
    private final Entry entry;
    private final String provider;
    private final @Nullable Instant changed;

    /** @param changed when it was last changed here; none where it is as its file brought it */
    ServiceDocument(Service service, Entry entry, String provider, @Nullable Instant changed) {
        this.changed = changed;
        this.service = service;
        this.entry = entry;
        this.provider = provider;
    }

    /** What a list shows. */
    Map<String, Object> brief() {
        Map<String, Object> d = new LinkedHashMap<>();
        d.put("id", service.id().toString());
        d.put("name", service.name());
        d.put("description", service.description());
        put(d, "url", entry.web() == null ? entry.online() : entry.web());
        put(d, "email", entry.email());
        d.put("status", status());
        put(d, "minimum_age", service.eligibility().ageFrom());
        put(d, "maximum_age", service.eligibility().ageTo());
        if (service.verification().on() != null) {
            d.put("assured_date", service.verification().on().toString());
        }
        if (changed != null) {
            d.put("last_modified", changed.truncatedTo(ChronoUnit.SECONDS).toString());
        } else if (service.verification().on() != null) {
            d.put("last_modified", service.verification().on() + "T00:00:00Z");
        }
        d.put("organization", organisation());
        return d;
    }

    /** Everything. */
    Map<String, Object> full(List<CodedNeed> needs, List<ServiceType> types, Capacity room) {
        Map<String, Object> d = brief();
        d.put("schedules", schedules());
        d.put("service_areas", areas());
        d.put("service_at_locations", locations());
        d.put("attributes", attributes(needs, types));
        if (service.phone() != null) {
            d.put("contacts", List.of(contact(service.phone())));
        }
        if (room instanceof Capacity.Known known) {
            d.put("service_capacity", List.of(capacity(known)));
        }
        return d;
    }

    /** The places where it is, each with the service in brief, to which something may be added. */
    List<Map<String, Object>> atLocations(UnaryOperator<Map<String, Object>> adding) {
        return locations().stream()
                .map(location -> {
                    Map<String, Object> d = new LinkedHashMap<>(location);
                    d.put("service", adding.apply(brief()));
                    return d;
                })
                .toList();
    }

    private Map<String, Object> organisation() {
        Map<String, Object> d = new LinkedHashMap<>();
        d.put("id", service.organisationId().toString());
        d.put("name", provider);
        d.put("description", provider);
        return d;
    }

    private String status() {
        return switch (service.status()) {
            case ServiceStatus.Active _ -> "active";
            case ServiceStatus.ClosedToReferrals _ -> "temporarily closed";
            case ServiceStatus.Ceased _ -> "defunct";
        };
    }

    private List<Map<String, Object>> schedules() {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Span span : service.hours().spans()) {
            Map<String, Object> d = new LinkedHashMap<>();
            d.put("id", id("schedule", all.size()));
            d.put("freq", "WEEKLY");
            d.put("interval", 1);
            d.put(
                    "byday",
                    span.days().stream().sorted().map(ServiceDocument::day).collect(Collectors.joining(",")));
            d.put("opens_at", clock(span.opens()));
            d.put("closes_at", clock(span.closes()));
            d.put("notes", service.hours().openOnBankHolidays() ? "Also on bank holidays" : "Not on bank holidays");
            all.add(d);
        }
        return all;
    }

    private static String day(DayOfWeek day) {
        return day.name().substring(0, 2);
    }

    private static String clock(Duration time) {
        long minutes = Math.min(time.toMinutes(), LAST_MINUTE);
        return "%02d:%02d".formatted(minutes / 60, minutes % 60);
    }

    private List<Map<String, Object>> areas() {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Served place : service.eligibility().places()) {
            Map<String, Object> d = new LinkedHashMap<>();
            d.put("id", id("area", all.size()));
            d.put("name", place.name());
            if (place.kind() != Served.Kind.ALL) {
                d.put("extent", place.code());
                d.put("extent_type", "text");
            }
            all.add(d);
        }
        return all;
    }

    private List<Map<String, Object>> locations() {
        if (service.point() == null && entry.address() == null) {
            return List.of();
        }
        Map<String, Object> location = new LinkedHashMap<>();
        location.put("id", id("location", 0));
        location.put("location_type", "physical");
        location.put("name", service.name());
        if (service.point() != null) {
            location.put("latitude", service.point().latitude());
            location.put("longitude", service.point().longitude());
        }
        Map<String, Object> at = new LinkedHashMap<>();
        at.put("id", atLocationId(service).toString());
        put(at, "description", entry.address());
        at.put("location", location);
        return List.of(at);
    }

    private List<Map<String, Object>> attributes(List<CodedNeed> needs, List<ServiceType> types) {
        List<Map<String, Object>> all = new ArrayList<>();
        needs.stream()
                .filter(need -> service.needs().contains(need.code()))
                .forEach(need -> attribute(all, Terms.need(need), null));
        Terms.Term type = Terms.type(types, service.typeCode());
        if (type != null) {
            attribute(all, type, null);
        }
        types.stream()
                .filter(each -> each.code().equals(service.typeCode()))
                .map(ServiceType::mapLabel)
                .filter(Objects::nonNull)
                .forEach(label -> attribute(all, Terms.mapped(label), null));
        plain(all, "how-people-meet", PlainWords.formats(service));
        plain(
                all,
                "who-may-refer",
                service.eligibility().doors().isEmpty()
                        ? "anyone"
                        : service.eligibility().doors().stream()
                                .sorted()
                                .map(door -> door.words())
                                .collect(Collectors.joining(", ")));
        service.eligibility().requires().stream().sorted().forEach(flag -> plain(all, "only-for", flag));
        Eligibility eligible = service.eligibility();
        if (eligible.oneSex() != null) {
            plain(all, "for-sex", eligible.oneSex().stored());
            plain(all, "for-sex-reason", eligible.oneSex().reason());
        }
        eligible.specialist().codes().forEach(code -> plain(all, "specialist-for", code));
        if (eligible.specialist().frailtyFrom() != null) {
            plain(all, "frailty-from", eligible.specialist().frailtyFrom().toString());
        }
        eligible.registered().forEach(with -> plain(all, "registered-with", with.stored()));
        service.answers().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(answer -> plain(
                        all,
                        "usually-seen-within",
                        "%s: %d days".formatted(answer.getKey().words(), answer.getValue())));
        put(all, "online-access", entry.online());
        entry.access().forEach(need -> plain(all, "access-need", need));
        return all;
    }

    private void put(List<Map<String, Object>> all, String label, @Nullable String value) {
        if (value != null) {
            plain(all, label, value);
        }
    }

    private void plain(List<Map<String, Object>> all, String label, String value) {
        Map<String, Object> d = new LinkedHashMap<>();
        d.put("id", id("attribute", all.size()));
        d.put("link_entity", "service");
        d.put("link_id", service.id().toString());
        d.put("label", label);
        d.put("value", value);
        all.add(d);
    }

    private void attribute(List<Map<String, Object>> all, Terms.Term term, @Nullable String value) {
        Map<String, Object> d = new LinkedHashMap<>();
        d.put("id", id("attribute", all.size()));
        d.put("link_entity", "service");
        d.put("link_id", service.id().toString());
        put(d, "value", value);
        d.put("taxonomy_term", term.document());
        all.add(d);
    }

    private Map<String, Object> contact(String phone) {
        return Map.of(
                "id",
                id("contact", 0),
                "name",
                service.name(),
                "phones",
                List.of(Map.of("id", id("phone", 0), "number", phone)));
    }

    /** HSDS 3.1: an extra property of which the profile says that it may be there. */
    private Map<String, Object> capacity(Capacity.Known known) {
        return Map.of(
                "id", id("capacity", 0),
                "service_id", service.id().toString(),
                "available", known.places(),
                "updated", known.at().toString(),
                "unit", Map.of("id", Terms.id("unit", "places").toString(), "name", "places"));
    }

    static UUID atLocationId(Service service) {
        return Terms.id("service-at-location", service.id() + ":0");
    }

    private String id(String kind, int number) {
        return Terms.id(kind, service.id() + ":" + number).toString();
    }

    private static void put(Map<String, Object> document, String field, @Nullable Object value) {
        if (value != null) {
            document.put(field, value);
        }
    }

    UUID id() {
        return service.id();
    }
}
