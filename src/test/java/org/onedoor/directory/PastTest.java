package org.onedoor.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.onedoor.directory.MatchResult.Offer;
import org.onedoor.directory.Past.Answers;
import org.onedoor.organisation.ResidentPlace;

/** What a service's own past with a person and with referrals decides, and what it does not. */
class PastTest {
    private static final Instant NOW = Instant.parse("2026-05-04T09:00:00Z");
    private static final Instant MARCH = Instant.parse("2025-03-31T23:30:00Z"); // 1 April in London
    private static final Service.Point HERE = new Service.Point(51.50, 0.30);
    private static final Service.Point FARTHER = new Service.Point(51.60, 0.30);

    @Test
    void aTeamThatHasSeenThePersonComesBeforeOneThatIsOtherwiseAlikeAndCloser() {
        Candidate near = candidate("a", 7, HERE);
        Candidate known = candidate("b", 7, FARTHER);
        assertThat(codes(near, known, Past.NONE)).containsExactly("a", "b");

        Past seen = new Past(Map.of(known.service().teamId(), MARCH), Map.of());
        assertThat(codes(near, known, seen)).containsExactly("b", "a");
        assertThat(offers(near, known, seen).getFirst().reasons())
                .contains("has seen this person before, last in April 2025");
        assertThat(offers(near, known, seen).getLast().reasons())
                .noneMatch(reason -> reason.contains("has seen this person"));
    }

    @Test
    void whoeverSeesPeopleADaySoonerStaysBeforeATeamThatHasSeenThePerson() {
        Candidate sooner = candidate("a", 6, HERE);
        Candidate known = candidate("b", 7, HERE);
        assertThat(codes(sooner, known, new Past(Map.of(known.service().id(), MARCH), Map.of())))
                .containsExactly("a", "b");
    }

    @Test
    void theLatestTimeCountsWhetherTheServiceOrItsTeamSawThePerson() {
        Service service = candidate("a", 7, HERE).service();
        Instant later = Instant.parse("2026-01-12T10:00:00Z");
        assertThat(new Past(Map.of(service.id(), later, service.teamId(), MARCH), Map.of()).lastSeen(service))
                .isEqualTo(later);
        assertThat(new Past(Map.of(UUID.randomUUID(), later), Map.of()).lastSeen(service))
                .isNull();
    }

    @Test
    void whoeverSaysYesMoreOftenComesFirstOfThoseThatAreAlikeInEverythingElse() {
        Candidate seldom = candidate("a", 7, HERE);
        Candidate often = candidate("b", 7, HERE);
        Past past = new Past(
                Map.of(),
                Map.of(
                        seldom.service().id(), new Answers(5, 20, true),
                        often.service().id(), new Answers(34, 41, false)));
        List<Offer> offers = offers(seldom, often, past);
        assertThat(offers.getFirst().service().code()).isEqualTo("b");
        assertThat(offers.getFirst().reasons()).contains("accepted 34 of 41 offers in the last year");
        assertThat(offers.getLast().reasons()).contains("accepted 5 of 20 offers like this in the last year");

        Candidate farther = candidate("b", 7, FARTHER);
        assertThat(codes(seldom, farther, past)).as("distance comes before").containsExactly("a", "b");
    }

    @Test
    void aServiceOfWhichNothingIsSaidComesBetweenTheTwo() {
        Candidate fresh = candidate("b", 7, HERE);
        Candidate other = candidate("a", 7, HERE);
        assertThat(codes(fresh, other, answered(other, new Answers(4, 10, false))))
                .containsExactly("b", "a");
        Candidate yes = candidate("c", 7, HERE);
        assertThat(codes(fresh, yes, answered(yes, new Answers(6, 10, false)))).containsExactly("c", "b");
    }

    @Test
    void fewerThanTenAnswersAreNeverKnown() {
        assertThatThrownBy(() -> new Answers(9, 9, false)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Answers(11, 10, false)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Past answered(Candidate candidate, Answers answers) {
        return new Past(Map.of(), Map.of(candidate.service().id(), answers));
    }

    private static List<String> codes(Candidate one, Candidate other, Past past) {
        return offers(one, other, past).stream()
                .map(offer -> offer.service().code())
                .toList();
    }

    private static List<Offer> offers(Candidate one, Candidate other, Past past) {
        Need need = Need.of(Set.of("low-mood"), Tier.ROUTINE, NOW, Door.CENTRE)
                .resident(new ResidentPlace("RM1 1AA", "L", "L", "W", "W", "D1", "D1", 3, 51.5, 0.3))
                .knowing(past);
        return new Matcher(Map.of()).match(need, List.of(one, other)).offers();
    }

    private static Candidate candidate(String code, int days, Service.@Nullable Point point) {
        Service service = new Service(
                UUID.nameUUIDFromBytes(new byte[] {1}),
                Service.idOf(code),
                Service.idOf("team-" + code),
                code,
                code,
                "",
                "type",
                "primary",
                Set.of("low-mood"),
                new Eligibility(null, null, List.of(Eligibility.Served.of("all")), Set.of(), Set.of()),
                Map.of(Tier.ROUTINE, days),
                OpeningHours.parse("always", true),
                Set.of(Format.TELEPHONE),
                null,
                point,
                new ServiceStatus.Active(),
                new Verification(false, LocalDate.of(2026, 5, 1), "test"),
                0);
        return new Candidate(service, null, new Capacity.Unknown(null));
    }
}
