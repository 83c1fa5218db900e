package org.onedoor.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.onedoor.directory.Eligibility.Served;
import org.onedoor.directory.MatchResult.Offer;
import org.onedoor.directory.MatchResult.Rule;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.RegisteredPlace;
import org.onedoor.people.AgeRange;
import org.onedoor.people.Gender;
import org.onedoor.platform.time.London;

/** What holds for any need and any directory. */
class MatcherPropertyTest {
    /** Sorts of service that decide on detention, or hold somebody until that is decided. */
    private static final Set<String> DECIDE = Set.of("amhp", "place-of-safety");

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyServiceIsOfferedOrLeftOutExactlyOnceWithAReason(long seed) {
        Random random = new Random(seed);
        List<Candidate> candidates = AnyDirectory.candidates(random);
        Need need = AnyDirectory.need(random);

        MatchResult result = new Matcher(Map.of()).match(need, candidates);

        List<UUID> seen = new ArrayList<>();
        result.offers().forEach(offer -> seen.add(offer.service().id()));
        result.exclusions().forEach(exclusion -> seen.add(exclusion.service().id()));
        assertThat(seen)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        candidates.stream().map(c -> c.service().id()).toList());
        assertThat(result.offers())
                .allSatisfy(offer -> assertThat(offer.reasons()).isNotEmpty());
        assertThat(result.exclusions())
                .allSatisfy(exclusion -> assertThat(exclusion.failures()).isNotEmpty());
        assertThat(result.offers().getLast().service().isCentre()).isTrue();
    }

    /** Where somebody may be of several ages, what is for one of them is offered, and nothing that is for none. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whoeverMayBeOfSeveralAgesIsOfferedWhatIsForAnyOfThem(long seed) {
        Random random = new Random(seed);
        List<Candidate> candidates = AnyDirectory.candidates(random);
        int youngest = random.nextInt(80);
        AgeRange ages = new AgeRange(youngest, youngest + random.nextInt(20));
        Need need = AnyDirectory.need(random).born(null).agedFrom(ages);
        Matcher matcher = new Matcher(Map.of());
        Set<UUID> forAny = new HashSet<>();
        for (int age = ages.youngest(); age <= ages.oldest(); age++) {
            forAny.addAll(offered(matcher.match(need.aged(age), candidates)));
        }
        assertThat(offered(matcher.match(need, candidates))).isEqualTo(forAny);

        List<Service> all = candidates.stream().map(Candidate::service).toList();
        assertThat(Shelves.of(all).mayTake(need).stream().map(Service::id).collect(Collectors.toSet()))
                .as("no service is left on its shelf that may be offered")
                .containsAll(offered(matcher.match(need, candidates)));
    }

    private static Set<UUID> offered(MatchResult result) {
        return result.offers().stream().map(offer -> offer.service().id()).collect(Collectors.toSet());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theOrderDoesNotDependOnTheOrderOfTheDirectory(long seed) {
        Random random = new Random(seed);
        List<Candidate> candidates = AnyDirectory.candidates(random);
        Need need = AnyDirectory.need(random);
        MatchResult first = new Matcher(Map.of()).match(need, candidates);
        Collections.shuffle(candidates, random);
        MatchResult again = new Matcher(Map.of()).match(need, candidates);
        assertThat(again.offers()).isEqualTo(first.offers());
        assertThat(again.exclusions()).isEqualTo(first.exclusions());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void askingOnlyTheServicesThatMayFindsWhatAskingEachFinds(long seed) {
        Random random = new Random(seed);
        List<Candidate> candidates = AnyDirectory.candidates(random);
        Need need = AnyDirectory.need(random);
        Map<UUID, Candidate> known = candidates.stream()
                .collect(Collectors.toMap(candidate -> candidate.service().id(), Function.identity()));
        List<Service> all = candidates.stream().map(Candidate::service).toList();
        Function<UUID, @Nullable Service> find =
                id -> known.containsKey(id) ? known.get(id).service() : null;
        Matcher matcher = new Matcher(Map.of());
        Shelves shelves = Shelves.of(all);

        MatchResult found = matcher.offered(
                need,
                matcher.fits(need, shelves.mayTake(need), find),
                service -> known.get(service.id()),
                all,
                () -> all,
                find);

        MatchResult each = matcher.match(need, candidates);
        assertThat(found.offers()).isEqualTo(each.offers());
        assertThat(found.exclusions()).isEqualTo(each.exclusions());
        assertThat(shelves.forNeeds(need.codes()))
                .isEqualTo(all.stream()
                        .filter(service -> !Collections.disjoint(service.needs(), need.codes()))
                        .toList());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void noOfferBreaksARule(long seed) {
        Random random = new Random(seed);
        List<Candidate> candidates = AnyDirectory.candidates(random);
        Need need = AnyDirectory.need(random);
        Integer age = need.age();
        List<Offer> offers = new Matcher(Map.of()).match(need, candidates).offers();
        for (Offer offer : offers.subList(0, offers.size() - 1)) {
            Service service = offer.service();
            assertThat(service.status()).isInstanceOf(ServiceStatus.Active.class);
            if (age != null && service.eligibility().ageFrom() != null) {
                assertThat(age).isGreaterThanOrEqualTo(service.eligibility().ageFrom());
            }
            if (age != null && service.eligibility().ageTo() != null) {
                assertThat(age).isLessThanOrEqualTo(service.eligibility().ageTo());
            }
            assertThat(service.answers().get(need.tier()))
                    .isNotNull()
                    .isLessThanOrEqualTo(need.tier().days());
            assertThat(need.flags()).containsAll(service.eligibility().requires());
            if (service.eligibility().oneSex() != null) {
                assertThat(need.gender())
                        .isIn(service.eligibility().oneSex().sex(), Gender.INDETERMINATE, Gender.NOT_KNOWN);
            }
            if (need.registered() != null && !service.eligibility().registered().isEmpty()) {
                assertThat(codes(need.registered()))
                        .containsAnyElementsOf(service.eligibility().registered().stream()
                                .map(Served::code)
                                .toList());
            }
            if (!need.codes().isEmpty()) {
                assertThat(Collections.disjoint(need.codes(), service.needs())).isFalse();
            }
            assertThat(brokenScore(service.eligibility().specialist(), need.frailty()))
                    .as("%s for %s", service.eligibility().specialist(), need.frailty())
                    .isFalse();
        }
    }

    /** Written down once more, by itself: a score that is too low, unless dementia is enough there and may be. */
    private static boolean brokenScore(Specialist team, Frailty who) {
        boolean tooLow =
                team.frailtyFrom() != null && who.score() != null && who.score().number() < team.frailtyFrom();
        return tooLow && !(team.dementia() && who.dementia() != Dementia.NO);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void onlyAScoreThatIsRecordedAndTooLowLeavesAnybodyOutAndTheFailureSaysBoth(long seed) {
        Random random = new Random(seed);
        List<Candidate> candidates = AnyDirectory.candidates(random);
        Need need = AnyDirectory.need(random);

        MatchResult result = new Matcher(Map.of()).match(need, candidates);

        for (Candidate candidate : candidates) {
            Service service = candidate.service();
            List<String> failed = result.exclusions(List.of(service)).stream()
                    .flatMap(out -> out.failures().stream())
                    .filter(failure -> failure.rule() == Rule.FRAILTY)
                    .map(MatchResult.Failure::words)
                    .toList();
            Specialist team = service.eligibility().specialist();
            boolean broken = !service.isCentre() && brokenScore(team, need.frailty());
            assertThat(failed).hasSize(broken ? 1 : 0);
            if (broken) {
                assertThat(failed.getFirst())
                        .startsWith("from %d on the Clinical Frailty Scale".formatted(team.frailtyFrom()))
                        .contains("; scored "
                                + Objects.requireNonNull(need.frailty().score()).number());
            }
        }
        assertThat(new Matcher(Map.of())
                        .match(need.frail(Frailty.NOT_KNOWN), candidates).exclusions().stream()
                                .flatMap(out -> out.failures().stream()))
                .noneMatch(failure -> failure.rule() == Rule.FRAILTY);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aTeamThatIsSpecialistForWhatIsRecordedStandsBeforeAllOthersThatGiveCareAndWhoseEntryIsUpToDate(long seed) {
        Random random = new Random(seed);
        List<Candidate> candidates = AnyDirectory.candidates(random);
        Need need = AnyDirectory.need(random);
        LocalDate today = London.date(need.at());

        List<Boolean> first = new Matcher(Map.of())
                .match(need, candidates).offers().stream()
                        .filter(offer -> !offer.service().isCentre()
                                && !offer.service().verification().stale(today)
                                && !DECIDE.contains(offer.service().typeCode()))
                        .map(offer -> offer.service().eligibility().specialist().isFor(need.frailty()))
                        .toList();

        assertThat(first).isSortedAccordingTo(Comparator.reverseOrder());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whoeverOnlyDecidesUnderTheMentalHealthActStandsAfterAllThatGiveCareAndSaysSo(long seed) {
        Random random = new Random(seed);
        List<Candidate> candidates = AnyDirectory.candidates(random);

        List<Offer> offers = new Matcher(Map.of())
                .match(AnyDirectory.need(random), candidates)
                .offers();

        List<Offer> asked = offers.subList(0, offers.size() - 1);
        assertThat(asked.stream()
                        .map(offer -> DECIDE.contains(offer.service().typeCode()))
                        .toList())
                .isSorted();
        assertThat(asked)
                .allSatisfy(offer -> assertThat(
                                offer.reasons().stream().anyMatch(reason -> reason.contains("gives no treatment")))
                        .isEqualTo(DECIDE.contains(offer.service().typeCode())));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void nobodyIsLeftOutForASexOrAPracticeThatNobodyKnows(long seed) {
        Random random = new Random(seed);
        List<Candidate> candidates = AnyDirectory.candidates(random);
        Need need = AnyDirectory.need(random).gender(Gender.NOT_KNOWN).registered(null);

        MatchResult result = new Matcher(Map.of()).match(need, candidates);

        assertThat(result.exclusions().stream().flatMap(out -> out.failures().stream()))
                .noneMatch(failure -> failure.rule() == Rule.SEX || failure.rule() == Rule.PRACTICE);
        assertThat(result.offers())
                .filteredOn(offer -> !offer.service().isCentre()
                        && offer.service().eligibility().oneSex() != null)
                .allSatisfy(offer ->
                        assertThat(offer.reasons()).anyMatch(reason -> reason.contains("gender is not known, so ask")));
        assertThat(result.offers())
                .filteredOn(offer -> !offer.service().isCentre()
                        && !offer.service().eligibility().registered().isEmpty())
                .allSatisfy(offer -> assertThat(offer.reasons())
                        .anyMatch(reason -> reason.contains("practice is not known, so ask")));
    }

    private static List<String> codes(RegisteredPlace place) {
        return java.util.stream.Stream.of(place.practice(), place.pcn(), place.subIcb())
                .filter(java.util.Objects::nonNull)
                .map(Organisation::odsCode)
                .toList();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatIsKnownOfThePastPutsNobodyOutAndNobodyBeforeWhoeverIsSooner(long seed) {
        Random random = new Random(seed);
        List<Candidate> candidates = AnyDirectory.candidates(random);
        Need need = AnyDirectory.need(random);
        MatchResult knowing = new Matcher(Map.of()).match(need, candidates);
        MatchResult without = new Matcher(Map.of()).match(need.knowing(Past.NONE), candidates);

        assertThat(knowing.exclusions()).isEqualTo(without.exclusions());
        assertThat(services(knowing)).containsExactlyInAnyOrderElementsOf(services(without));
        assertThat(knowing.offers().stream().map(Offer::waitDays).toList())
                .isEqualTo(without.offers().stream().map(Offer::waitDays).toList());
        assertThat(without.offers())
                .allSatisfy(offer -> assertThat(offer.reasons())
                        .noneMatch(reason -> reason.contains("in the last year") || reason.contains("has seen")));
        long known = services(knowing).stream()
                .filter(service -> !service.isCentre() && need.past().answers(service) != null)
                .count();
        assertThat(knowing.offers().stream()
                        .filter(offer ->
                                offer.reasons().stream().anyMatch(reason -> reason.contains("in the last year"))))
                .hasSize((int) known);
    }

    private static List<Service> services(MatchResult result) {
        return result.offers().stream().map(Offer::service).toList();
    }
}
