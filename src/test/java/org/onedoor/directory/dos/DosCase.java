package org.onedoor.directory.dos;

import java.io.IOException;
import java.io.InputStream;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.dos.DosHours.Session;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One worked case of {@code dos/cases.json}, read into records. */
record DosCase(
        String id, String title, DosRequest request, List<DosService> services, DosTables tables, JsonNode expected) {
    static List<DosCase> all() throws IOException {
        try (InputStream in = Objects.requireNonNull(DosCase.class.getResourceAsStream("/dos/cases.json"))) {
            return list(JsonMapper.shared().readTree(in).get("cases"), DosCase::of);
        }
    }

    private static DosCase of(JsonNode one) {
        JsonNode query = one.get("query");
        return new DosCase(
                one.get("id").asString(),
                one.get("title").asString(),
                new DosRequest(
                        query.get("postcode").asString(),
                        point(query.get("point")),
                        new DosRequest.Areas(text(query, "ccg"), text(query, "lad"), texts(query.get("lda"))),
                        age(query.get("age")),
                        text(query, "gender"),
                        number(query, "symptom_group"),
                        list(query.get("symptom_discriminators"), JsonNode::asInt),
                        number(query, "disposition"),
                        number(query, "timeframe_min"),
                        text(query, "surgery_ods"),
                        number(query, "search_distance_km"),
                        query.get("force_search_distance").asBoolean(),
                        query.get("referral_role").asString(),
                        OffsetDateTime.parse(query.get("datetime").asString()).toLocalDateTime()),
                list(one.get("services"), DosCase::service),
                tables(one.get("context")),
                one.get("expected"));
    }

    private static DosService service(JsonNode s) {
        List<DosAge.Range> ages = new ArrayList<>();
        ages.add(new DosAge.Range(
                s.get("age_min_days").asInt(), s.get("age_max_days").asInt()));
        ages.addAll(list(
                s.get("more_age_ranges"),
                r -> new DosAge.Range(r.get(0).asInt(), r.get(1).asInt())));
        String reset = text(s, "capacity_reset_at");
        return new DosService(
                s.get("id").asString(),
                s.get("name").asString(),
                s.get("type_id").asInt(),
                point(s),
                s.get("active").asBoolean(),
                text(s, "ods"),
                numbers(s.get("symptom_groups")),
                numbers(s.get("symptom_discriminators")),
                numbers(s.get("dispositions")),
                texts(s.get("gender")),
                ages,
                s.get("gp_restricted").asBoolean(),
                texts(s.get("commissioned_by")),
                texts(s.get("referral_roles")),
                hours(s),
                new DosService.Room(
                        DosService.Colour.valueOf(s.get("capacity").asString().toUpperCase(java.util.Locale.ROOT)),
                        reset == null ? null : LocalDateTime.parse(reset)),
                number(s, "only_if_open_within_min"),
                texts(s.get("limited_to")),
                texts(s.get("promoted_to")),
                s.has("road_km") || s.has("has_latlon")
                        ? new DosService.Road(
                                !s.has("has_latlon") || s.get("has_latlon").asBoolean(),
                                s.path("road_km").asDouble(0),
                                s.path("road_min").asDouble(0))
                        : null);
    }

    private static DosHours hours(JsonNode s) {
        Map<DayOfWeek, List<Session>> weekly = new HashMap<>();
        for (JsonNode session : s.get("sessions")) {
            DayOfWeek day = DayOfWeek.of(List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
                            .indexOf(session.get("weekday").asString())
                    + 1);
            weekly.computeIfAbsent(day, any -> new ArrayList<>()).add(session(session));
        }
        Map<LocalDate, List<Session>> dated = new HashMap<>();
        for (JsonNode session : s.path("specified")) {
            dated.computeIfAbsent(LocalDate.parse(session.get("date").asString()), any -> new ArrayList<>())
                    .add(session(session));
        }
        return new DosHours(
                s.get("always_open").asBoolean(), weekly, list(s.get("holiday_sessions"), DosCase::session), dated);
    }

    private static Session session(JsonNode s) {
        return new Session(
                LocalTime.parse(s.get("open").asString()),
                LocalTime.parse(s.get("close").asString()));
    }

    private static DosTables tables(JsonNode c) {
        Map<Integer, Set<Integer>> pairs = new HashMap<>();
        c.get("valid_sd").properties().forEach(e -> pairs.put(Integer.valueOf(e.getKey()), numbers(e.getValue())));
        JsonNode stored = c.get("stored_search_distance_km");
        JsonNode ranking = c.get("ranking");
        JsonNode road = c.get("road");
        return new DosTables(
                pairs,
                new HashSet<>(list(c.get("public_holidays"), day -> LocalDate.parse(day.asString()))),
                new DosTables.Distances(
                        byText(stored.get("postcode"), JsonNode::asInt),
                        byText(stored.get("sector"), JsonNode::asInt),
                        byText(stored.get("district"), JsonNode::asInt)),
                new DosTables.Ranking(
                        byText(ranking.get("lad"), DosCase::ranks),
                        byText(ranking.get("ccg"), DosCase::ranks),
                        ranks(ranking.get("national"))),
                new DosTables.RoadService(
                        road.get("permission").asBoolean(),
                        road.get("origin_has_latlon").asBoolean(),
                        road.get("api_available").asBoolean(),
                        road.get("top_per_type").asInt()),
                Map.of());
    }

    private static DosAge age(JsonNode age) {
        int value = age.get("value").asInt();
        return switch (age.get("format").asString()) {
            case "Years" -> DosAge.years(value);
            case "Months" -> DosAge.months(value);
            case "AgeGroup" -> DosAge.group(value);
            default -> throw new IllegalArgumentException(age.toString());
        };
    }

    private static Map<Integer, Integer> ranks(JsonNode node) {
        Map<Integer, Integer> ranks = new HashMap<>();
        byText(node, JsonNode::asInt).forEach((type, rank) -> ranks.put(Integer.valueOf(type), rank));
        return ranks;
    }

    private static GridPoint point(JsonNode node) {
        return new GridPoint(
                node.get("easting").asDouble(), node.get("northing").asDouble());
    }

    private static @Nullable String text(JsonNode node, String field) {
        return node.hasNonNull(field) ? node.get(field).asString() : null;
    }

    private static @Nullable Integer number(JsonNode node, String field) {
        return node.hasNonNull(field) ? node.get(field).asInt() : null;
    }

    private static <T> Map<String, T> byText(JsonNode node, Function<JsonNode, T> value) {
        Map<String, T> all = new HashMap<>();
        node.properties().forEach(e -> all.put(e.getKey(), value.apply(e.getValue())));
        return all;
    }

    static <T> List<T> list(@Nullable JsonNode node, Function<JsonNode, T> value) {
        List<T> all = new ArrayList<>();
        if (node != null) {
            node.forEach(each -> all.add(value.apply(each)));
        }
        return all;
    }

    static Set<String> texts(@Nullable JsonNode node) {
        return new HashSet<>(list(node, JsonNode::asString));
    }

    private static Set<Integer> numbers(@Nullable JsonNode node) {
        return new HashSet<>(list(node, JsonNode::asInt));
    }

    @Override
    public String toString() {
        return id + ": " + title;
    }
}
