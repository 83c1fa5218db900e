package org.onedoor.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The search by kept words finds what reading every service would find, in the same order. */
class ServiceWordsTest {
    private static final List<String> WORDS = List.of(
            "crisis",
            "cafe",
            "cafés",
            "drugs",
            "drug",
            "alcohol",
            "young",
            "youth",
            "men's",
            "Mind",
            "mind",
            "D&A",
            "talking",
            "talkin",
            "therapies",
            "Colchester",
            "Colchster",
            "a",
            "at",
            "recovery");
    private static final List<CodedNeed> NEEDS = List.of(
            new CodedNeed("drugs", "Drugs and alcohol", List.of("substance misuse", "D&A"), "other"),
            new CodedNeed("mood", "Low mood", List.of("depression", "talking"), "clinical"));
    private static final List<ServiceType> TYPES =
            List.of(new ServiceType("cafe", "Crisis café", "Cafés"), new ServiceType("team", "Team", "Recovery"));

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aSearchFindsWhatReadingEachServiceWouldFind(long seed) {
        Random random = new Random(seed);
        List<Service> all = IntStream.range(0, 1 + random.nextInt(40))
                .mapToObj(i -> service(random, i))
                .toList();
        String asked = some(random, 1 + random.nextInt(3));

        List<Service> found = ServiceWords.of(all, NEEDS, TYPES).search(asked);

        assertThat(found)
                .as(asked)
                .containsExactlyElementsOf(all.stream()
                        .filter(service -> score(service, asked) > 0)
                        .sorted(Comparator.comparing(
                                        (Service service) -> service.status() instanceof ServiceStatus.Ceased)
                                .thenComparing(service -> -score(service, asked))
                                .thenComparing(Service::name))
                        .toList());
    }

    @Test
    void nothingAskedFindsNothing() {
        assertThat(ServiceWords.of(List.of(service(new Random(1), 1)), NEEDS, TYPES)
                        .search(" ?! "))
                .isEmpty();
    }

    private static int score(Service service, String asked) {
        int sum = 0;
        for (String word : words(asked)) {
            int best = Math.max(
                    Math.max(8 * likeness(words(service.name()), word), 4 * likeness(kind(service), word)),
                    Math.max(3 * likeness(needs(service), word), likeness(words(service.description()), word)));
            if (best == 0) {
                return 0;
            }
            sum += best;
        }
        return sum;
    }

    private static int likeness(List<String> words, String asked) {
        if (words.stream().anyMatch(word -> asked.length() > 2 ? word.startsWith(asked) : word.equals(asked))) {
            return 2;
        }
        boolean near = ServiceWords.mayBeSlip(asked)
                && words.stream().anyMatch(word -> word.length() > 4 && ServiceWords.oneWrong(word, asked));
        return near ? 1 : 0;
    }

    private static List<String> kind(Service service) {
        return TYPES.stream()
                .filter(type -> type.code().equals(service.typeCode()))
                .flatMap(type -> words(type.label() + " " + type.mapLabel()).stream())
                .toList();
    }

    private static List<String> needs(Service service) {
        return NEEDS.stream()
                .filter(need -> service.needs().contains(need.code()))
                .flatMap(need -> Stream.concat(Stream.of(need.label()), need.synonyms().stream()))
                .flatMap(said -> words(said).stream())
                .toList();
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).replace("'", "").split("[^\\p{L}\\p{Nd}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static String some(Random random, int count) {
        return String.join(
                " ",
                IntStream.range(0, count)
                        .mapToObj(_ -> WORDS.get(random.nextInt(WORDS.size())))
                        .toList());
    }

    private static Service service(Random random, int i) {
        return new Service(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                "service-" + i,
                some(random, 2) + " " + i,
                some(random, random.nextInt(6)),
                random.nextBoolean() ? "cafe" : "unheard-of",
                "primary",
                random.nextBoolean() ? Set.of("drugs") : Set.of("mood", "gone"),
                new Eligibility(null, null, List.of(Eligibility.Served.of("all")), Set.of(), Set.of()),
                Map.of(),
                OpeningHours.parse("always", true),
                Set.of(),
                null,
                null,
                random.nextInt(4) == 0 ? new ServiceStatus.Ceased(null) : new ServiceStatus.Active(),
                new Verification(false, LocalDate.of(2026, 1, 1), "test"),
                0);
    }
}
