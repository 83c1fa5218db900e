package org.onedoor.directory.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onedoor.directory.duplicate.AlikeFinder.Found;
import org.onedoor.directory.duplicate.AlikeFinder.Pair;

/** Which entries are taken to be, perhaps, of one service, with what speaks for it and against it. */
class AlikeFinderTest {
    private static Found find(SaidBy... all) {
        return AlikeFinder.find(Stream.of(all).map(SaidBy::said).toList());
    }

    private static List<String> reasons(SaidBy a, SaidBy b) {
        return find(a, b).pairs().stream()
                .flatMap(pair -> pair.likeness().reasons().stream())
                .map(Reason::words)
                .toList();
    }

    @Test
    void aSlipOfTypingInTheNameIsForgivenWhereSomethingElseIsTheSameAndEachReasonSaysBothValues() {
        SaidBy council = SaidBy.of("Council", "Veterans Support Service, Tilbury")
                .by("Forces Friends CIC")
                .at("RM18 8EB")
                .ringing("+44 (0)7700 900123")
                .on("https://www.example.com/veterans/");
        SaidBy charity = SaidBy.of("Charity", "Veterens support Tilbury")
                .by("Forces' Friends")
                .at("rm188eb")
                .ringing("07700 900 123 ext 4")
                .on("http://example.com/veterans?from=home");
        assertThat(reasons(council, charity))
                .hasSize(5)
                .anySatisfy(words -> assertThat(words)
                        .contains(
                                "“Veterans Support Service, Tilbury”", "“Veterens support Tilbury”", "nearly the same"))
                .contains(
                        "Postcode: both RM18 8EB",
                        "Telephone: both 07700900123, and no other service of the two sources",
                        "Web address: both example.com/veterans")
                .anySatisfy(words -> assertThat(words).contains("Forces Friends CIC", "Forces' Friends", "nearly"));
    }

    @Test
    void aNameThatIsTheSameIsEnoughWhereNothingElseIsSaidAndOneThatIsNearlySoIsNot() {
        assertThat(find(SaidBy.of("A", "The Talking Shed"), SaidBy.of("B", "Talking shed service"))
                        .pairs())
                .hasSize(1);
        assertThat(find(
                                SaidBy.of("A", "The Talking Shed").by("Sheds of Essex"),
                                SaidBy.of("B", "Talking shed service").by("SoE"))
                        .pairs())
                .as("one organisation is written in many ways")
                .hasSize(1);
        assertThat(find(SaidBy.of("A", "Talking Shed Harlow"), SaidBy.of("B", "Talking Sheds Harlow"))
                        .pairs())
                .isEmpty();
        assertThat(find(
                                SaidBy.of("A", "Talking Shed Harlow").by("Sheds of Essex"),
                                SaidBy.of("B", "Talking Sheds Harlow").by("Sheds of Essex"))
                        .pairs())
                .hasSize(1);
    }

    @Test
    void theSameNameElsewhereOrForOtherAgesIsAnotherService() {
        assertThat(find(
                                SaidBy.of("A", "Walking group").at("CM20 1XA").ringing("07700 900201"),
                                SaidBy.of("B", "Walking group").at("CO15 1SE").ringing("07700 900202"))
                        .pairs())
                .isEmpty();
        SaidBy young = SaidBy.of("A", "Eating disorders service")
                .by("Trust of Examples")
                .aged(0, 17);
        SaidBy adult = SaidBy.of("B", "Eating disorders service")
                .by("Trust of Examples")
                .aged(18, null);
        assertThat(find(young, adult).pairs()).isEmpty();
        assertThat(find(young, adult.aged(16, 25)).pairs()).hasSize(1);
    }

    @Test
    void anotherNameIsAskedAboutOnlyWhereTheTwoAloneHaveANumberAndMoreIsTheSame() {
        SaidBy one = SaidBy.of("A", "Crisis cafe").at("SS1 1AB").ringing("07700 900301");
        SaidBy other = SaidBy.of("B", "Evening sanctuary").at("SS1 1AB").ringing("07700 900301");
        assertThat(find(one, other).pairs()).hasSize(1);
        assertThat(find(one, other, SaidBy.of("B", "Art class").at("SS1 1AB").ringing("07700 900301"))
                        .pairs())
                .as("a switchboard tells nothing apart")
                .isEmpty();
    }

    @Test
    void entriesOfOneSourceAreNotHeldAgainstEachOtherAndOneIdInTwoSourcesIsAlwaysAsked() {
        SaidBy twice = SaidBy.of("A", "The same").at("SS1 1AB");
        assertThat(find(twice, twice).pairs()).isEmpty();
        UUID id = UUID.randomUUID();
        assertThat(AlikeFinder.find(List.of(
                                SaidBy.of("A", "Old name").at("SS1 1AB").said(id),
                                SaidBy.of("B", "New words").at("CO1 1AA").said(id)))
                        .pairs())
                .singleElement()
                .satisfies(pair ->
                        assertThat(pair.likeness().reasons().getFirst().words()).isEqualTo("Id: both " + id));
    }

    @Test
    void whereBothSourcesListEachPlaceOfAServiceEachPlaceMeetsItsOwn() {
        List<Said> all = new ArrayList<>();
        List<String> places = List.of("CM20 1XA", "SS1 1AB", "CO1 1AA", "RM17 6SL", "CM1 1QH");
        for (String source : List.of("A", "B")) {
            places.forEach(place -> all.add(SaidBy.of(source, "Drop-in for everybody")
                    .by("Friends of Examples")
                    .at(place)
                    .ringing("07700 900400")
                    .on("https://example.com/drop-in")
                    .said()));
        }
        assertThat(AlikeFinder.find(all).pairs())
                .hasSize(5)
                .allSatisfy(pair -> assertThat(pair.first().postcodes())
                        .isEqualTo(pair.second().postcodes()));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whateverComparingEachWithEachOtherWouldFindIsFound(long seed) {
        List<Said> all = sources(new Random(seed), 150);
        Set<Set<EntryKey>> each = new HashSet<>();
        List<Shape> shapes = all.stream().map(Shape::of).toList();
        for (Shape a : shapes) {
            for (Shape b : shapes) {
                if (!a.said().sourceId().equals(b.said().sourceId())) {
                    Pair pair = Pair.of(a, b, false);
                    if (pair.likeness().isEnough() && !pair.likeness().elsewhere()) {
                        each.add(Set.of(pair.first().key(), pair.second().key()));
                    }
                }
            }
        }
        Set<Set<EntryKey>> found = new HashSet<>();
        AlikeFinder.find(all)
                .pairs()
                .forEach(pair ->
                        found.add(Set.of(pair.first().key(), pair.second().key())));
        assertThat(each).hasSizeGreaterThan(100);
        assertThat(found).containsAll(each);
    }

    @Test
    void aHundredThousandServicesAreLookedThroughWithoutComparingEachWithEachOther() {
        List<Said> all = sources(new Random(9), 50_000);
        Found found = AlikeFinder.find(all);
        assertThat(found.pairs()).hasSizeGreaterThan(45_000);
        assertThat(found.compared()).isLessThan(100L * all.size());
    }

    /** So many services that each of two sources has, the second with a slip or other words in some fields. */
    private static List<Said> sources(Random random, int services) {
        List<String> words = IntStream.range(0, Math.max(60, services / 20))
                .mapToObj(_ -> word(random))
                .toList();
        List<Said> all = new ArrayList<>();
        for (int i = 0; i < services; i++) {
            String name = "%s %s %s".formatted(any(words, random), any(words, random), any(words, random));
            String organisation = "%s %s".formatted(any(words, random), words.get(i % 40));
            String phone = "07700 %06d".formatted(random.nextInt(1_000_000));
            String postcode = "%s%d %d%s"
                    .formatted(
                            any(List.of("SS", "CM", "CO", "RM"), random),
                            1 + random.nextInt(20),
                            random.nextInt(10),
                            any(List.of("AA", "AB", "BD", "XY"), random));
            all.add(new SaidBy("A", name, organisation, postcode, phone, null, null, null).said());
            all.add(new SaidBy(
                            "B",
                            random.nextBoolean() ? name : slip(name, random),
                            or(organisation, random),
                            or(postcode, random),
                            or(phone, random),
                            null,
                            null,
                            null)
                    .said());
        }
        return all;
    }

    private static @Nullable String or(String value, Random random) {
        return random.nextInt(4) == 0 ? null : value;
    }

    private static <T> T any(List<T> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < 3 + random.nextInt(2); i++) {
            word.append("bcdfgklmnprstv".charAt(random.nextInt(14))).append("aeiou".charAt(random.nextInt(5)));
        }
        return word.toString();
    }

    private static String slip(String name, Random random) {
        int at = 1 + random.nextInt(name.length() - 1);
        return name.charAt(at) == ' '
                ? name
                : name.substring(0, at) + "bdgklmnprst".charAt(random.nextInt(11)) + name.substring(at + 1);
    }
}
