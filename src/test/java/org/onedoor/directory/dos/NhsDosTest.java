package org.onedoor.directory.dos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.onedoor.directory.dos.DosAnswer.LeftOut;
import tools.jackson.databind.JsonNode;

/** The 30 worked cases, each in full: order, labels, gaps, silent losses with their reasons, distances and times. */
class NhsDosTest {
    static List<DosCase> cases() throws IOException {
        return DosCase.all();
    }

    @Test
    void thirtyCasesAreAsked() throws IOException {
        assertThat(cases()).hasSize(30);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void everyWorkedCaseComesOutAsReasonedByHand(DosCase worked) {
        JsonNode expected = worked.expected();

        DosAnswer answer = NhsDos.search(worked.request(), worked.services(), worked.tables());

        assertThat(answer.returned())
                .extracting(one -> one.service().id())
                .containsExactlyElementsOf(DosCase.list(expected.get("returned"), JsonNode::asString));
        assertThat(labels(answer)).isEqualTo(byId(expected.get("labels")));
        assertThat(gaps(answer)).isEqualTo(expectedGaps(expected.get("gaps")));
        assertThat(silent(answer)).isEqualTo(byId(expected.get("silent_reason")));
        assertThat(silent(answer).keySet()).isEqualTo(DosCase.texts(expected.get("silent")));
        assertThat(answer.catchAll()).isEqualTo(expected.get("catch_all").asBoolean());
        derived(worked, answer, expected.get("derived"));
    }

    private static void derived(DosCase worked, DosAnswer answer, JsonNode derived) {
        assertThat(answer.kilometres())
                .isEqualTo(derived.get("search_distance_km").asInt());
        assertThat(answer.source()).isEqualTo(derived.get("distance_source").asString());
        assertThat(answer.sessionEnd())
                .isEqualTo(LocalDateTime.parse(derived.get("session_end").asString()));
        JsonNode days = derived.get("age_days");
        DosAge age = java.util.Objects.requireNonNull(worked.request().age());
        assertThat(age.from()).isEqualTo(days.isArray() ? days.get(0).asInt() : days.asInt());
        if (days.isArray()) {
            assertThat(age.to()).isEqualTo(days.get(1).asInt());
        }
        Map<String, Double> used = answer.returned().stream()
                .collect(Collectors.toMap(one -> one.service().id(), DosAnswer.Returned::kilometres));
        derived.path("distance_used_km")
                .properties()
                .forEach(e ->
                        assertThat(used.get(e.getKey())).isCloseTo(e.getValue().asDouble(), within(0.01)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void everyServiceLeftOutNamesTheRuleAndEveryServiceIsAnsweredFor(DosCase worked) {
        DosAnswer answer = NhsDos.search(worked.request(), worked.services(), worked.tables());

        assertThat(answer.left()).allSatisfy(left -> {
            assertThat(left.failed()).isNotEmpty().noneMatch(Finding::passed);
            assertThat(left.failed()).allSatisfy(f -> assertThat(f.words()).matches("R\\d\\d: .+"));
        });
        Set<String> named =
                answer.left().stream().map(left -> left.service().id()).collect(Collectors.toSet());
        answer.returned().forEach(one -> named.add(one.service().id()));
        assertThat(named)
                .isEqualTo(worked.services().stream().map(DosService::id).collect(Collectors.toSet()));
    }

    @Test
    void aSearchThatMayNotBeAskedIsRefusedWithItsRule() {
        assertThatThrownBy(() -> asking(List.of(7001), 100))
                .hasMessage("100 km is not a distance to search in: 1 to 99 (R01).");
        assertThatThrownBy(() -> asking(List.of(7001), 0)).hasMessageContaining("1 to 99");
        assertThatThrownBy(() -> asking(null, 10)).hasMessageContaining("(R08)");
        assertThatThrownBy(() -> DosAge.group(5)).hasMessageContaining("1 to 4");
    }

    @Test
    void aFailureSaysTheValueItFailedOn() throws IOException {
        DosCase worked = cases().stream()
                .filter(one -> one.id().equals("dos-13"))
                .findFirst()
                .orElseThrow();

        DosAnswer answer = NhsDos.search(worked.request(), worked.services(), worked.tables());

        assertThat(answer.left())
                .filteredOn(left -> left.service().id().equals("s3"))
                .singleElement()
                .satisfies(left -> assertThat(left.failed().getFirst().words())
                        .isEqualTo("R11: is for 6575 to 47481 days of age; 18 years is 6574 days"));
    }

    @SuppressWarnings("NullAway") // a caller may leave the list out all the same
    private static DosRequest asking(@Nullable List<Integer> discriminators, int kilometres) {
        return new DosRequest(
                "AX1 2BC",
                null,
                new DosRequest.Areas(null, null, Set.of()),
                null,
                null,
                1,
                discriminators,
                null,
                null,
                null,
                kilometres,
                false,
                "R",
                LocalDateTime.parse("2026-01-14T10:00"));
    }

    private static Map<String, String> labels(DosAnswer answer) {
        return answer.returned().stream()
                .filter(one -> !one.label().isEmpty())
                .collect(Collectors.toMap(one -> one.service().id(), DosAnswer.Returned::label));
    }

    private static Map<String, String> gaps(DosAnswer answer) {
        return answer.left().stream()
                .filter(LeftOut::gap)
                .collect(Collectors.toMap(left -> left.service().id(), LeftOut::reason));
    }

    private static Map<String, String> silent(DosAnswer answer) {
        return answer.left().stream()
                .filter(left -> !left.gap())
                .collect(Collectors.toMap(left -> left.service().id(), LeftOut::reason));
    }

    private static Map<String, String> byId(JsonNode node) {
        Map<String, String> all = new HashMap<>();
        node.properties().forEach(e -> all.put(e.getKey(), e.getValue().asString()));
        return all;
    }

    private static Map<String, String> expectedGaps(JsonNode node) {
        Map<String, String> all = new HashMap<>();
        node.forEach(gap ->
                all.put(gap.get("id").asString(), gap.get("failed").asString().toLowerCase(Locale.ROOT)));
        return all;
    }
}
