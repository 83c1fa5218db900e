package org.onedoor.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onedoor.OneDoorTest;
import org.onedoor.directory.MatchResult.Exclusion;
import org.onedoor.directory.MatchResult.Failure;
import org.onedoor.directory.MatchResult.Offer;
import org.onedoor.directory.MatchResult.Rule;
import org.onedoor.directory.Slots.NewSlot;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Forbidden;
import org.onedoor.platform.StaleEdit;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.beans.factory.annotation.Autowired;

@OneDoorTest
class MatchesTest {
    private static final String PCN_PRACTITIONER = "pcn-mh-tilbury-chadwell";

    @Autowired
    Matches matches;

    @Autowired
    Services services;

    @Autowired
    Slots slots;

    @Autowired
    Capacities capacities;

    @Autowired
    Organisations organisations;

    @Test
    void theManSentToTheWrongServiceIsOfferedThePractitionerInHisNetwork() {
        Instant now = at("2024-03-01T09:15");
        Instant appointment = at("2024-03-07T10:00");
        CurrentActor.run(
                Actor.SYSTEM,
                () -> slots.offer(
                        Service.idOf(PCN_PRACTITIONER),
                        List.of(new NewSlot(appointment, appointment.plusSeconds(3600), Format.FACE_TO_FACE))));

        MatchResult result = matches.find(veteran(now));

        Offer first = result.offers().getFirst();
        assertThat(first.service().code()).isEqualTo(PCN_PRACTITIONER);
        assertThat(first.waitDays()).isEqualTo(6);
        assertThat(first.reasons())
                .contains(
                        "age 44 is within 18 and over",
                        "covers Tilbury and Chadwell PCN",
                        "next slot Thu 7 Mar 10:00",
                        "expected wait 6 days, within 7");
        assertThat(failures(result, "first-response-team"))
                .containsExactly(new Failure(
                        Rule.TIER, "answers routine in 28 days; this is soon and needs an answer within 7 days"));
        assertThat(result.offers().stream().map(offer -> offer.service().code()))
                .contains("veterans-support");
        assertThat(result.offers().getLast().service().isCentre()).isTrue();
    }

    @Test
    void aFullServiceWithoutAFreeSlotHasNoExpectedWait() {
        Instant now = at("2023-01-16T09:15");
        Need need =
                Need.of(Set.of("low-mood-anxiety"), Tier.ROUTINE, now, Door.GP).born(LocalDate.of(1980, 3, 2));
        Service service = matches.find(need).offers().stream()
                .filter(offer -> offer.slot() == null && !offer.service().isCentre())
                .findFirst()
                .orElseThrow()
                .service();
        DomainTime.at(now.minusSeconds(60), () -> {
            CurrentActor.run(Actor.SYSTEM, () -> capacities.declare(service.id(), 0, 10, "board"));
            return "";
        });
        assertThat(matches.find(need).offers().stream()
                        .filter(offer -> offer.service().id().equals(service.id()))
                        .findFirst()
                        .orElseThrow()
                        .reasons())
                .contains("expected wait not known, to be seen within 28 days")
                .anyMatch(reason -> reason.startsWith("full, 10 waiting"))
                .noneMatch(reason -> reason.matches("expected wait \\d.*"));
    }

    @Test
    void aServiceThatCeasedIsNeverOfferedAndLeadsToItsSuccessor() {
        MatchResult result =
                matches.find(Need.of(Set.of("child-mental-health"), Tier.URGENT, at("2024-03-01T09:15"), Door.GP)
                        .born(LocalDate.of(2010, 3, 2)));
        Exclusion ceased = exclusion(result, "gp-camhs-crisis-line");
        assertThat(ceased.redirectTo()).isEqualTo(Service.idOf("cyp-crisis"));
        assertThat(ceased.failures())
                .contains(new Failure(
                        Rule.STATUS, "has ceased; its work is done by Children and young people's crisis service"));
        Service line = services.byCode("gp-camhs-crisis-line").orElseThrow();
        assertThat(services.successor(line).code()).isEqualTo("cyp-crisis");
    }

    @Test
    void theEighteenToTwentyFiveServiceIsForThoseFromTheirEighteenthBirthdayToTheDayBeforeTheirTwentySixth() {
        LocalDate born = LocalDate.of(2000, 3, 2);
        assertThat(ageFailures(born, "2018-03-01T12:00")).containsExactly("18 to 25; this person is 17");
        assertThat(ageFailures(born, "2018-03-02T00:30")).isEmpty();
        assertThat(ageFailures(born, "2026-03-01T23:30")).isEmpty();
        assertThat(ageFailures(born, "2026-03-02T00:30")).containsExactly("18 to 25; this person is 26");
    }

    @Test
    void nobodyIsTurnedAwayWhenNothingIsKnown() {
        MatchResult result =
                matches.find(Need.of(Set.of("domestic-abuse"), Tier.EMERGENCY, at("2024-03-31T01:30"), Door.SELF));
        assertThat(result.offers())
                .singleElement()
                .satisfies(only -> assertThat(only.service().isCentre()).isTrue());
        assertThat(result.offers().size() + result.exclusions().size())
                .isEqualTo(services.all().size());
    }

    @Test
    void aServiceClosedToReferralsIsLeftOutUntilItOpens() {
        Service service = services.byCode("saltmarsh-talking").orElseThrow();
        CurrentActor.run(
                Actor.SYSTEM,
                () -> services.changeStatus(service.id(), service.version(), new ServiceStatus.ClosedToReferrals()));
        MatchResult result = matches.find(veteran(at("2024-03-01T09:15")));
        assertThat(failures(result, "saltmarsh-talking"))
                .contains(new Failure(Rule.STATUS, "closed to referrals at present"));
        assertThatThrownBy(() -> CurrentActor.run(
                        Actor.SYSTEM,
                        () -> services.changeStatus(service.id(), service.version(), new ServiceStatus.Active())))
                .isInstanceOf(StaleEdit.class);
        CurrentActor.run(
                Actor.SYSTEM,
                () -> services.changeStatus(service.id(), service.version() + 1, new ServiceStatus.Active()));
        assertThat(services.get(service.id()).status()).isEqualTo(new ServiceStatus.Active());
    }

    @Test
    void aGpMayNotChangeTheDirectory() {
        Actor gp = new Actor(UUID.randomUUID(), "A GP", "gp", UUID.randomUUID(), null, null);
        Service service = services.byCode("wecan").orElseThrow();
        assertThatThrownBy(() -> CurrentActor.run(
                        gp, () -> services.verify(service.id(), service.version(), LocalDate.of(2024, 3, 1))))
                .isInstanceOf(Forbidden.class);
    }

    private Need veteran(Instant now) {
        return Need.of(Set.of("trauma", "low-mood-anxiety"), Tier.SOON, now, Door.GP)
                .born(LocalDate.of(1979, 6, 1))
                .registered(organisations
                        .registeredPlace("F81110", London.date(now))
                        .orElseThrow())
                .resident(organisations.residentPlace("RM18 8EB").orElseThrow())
                .flagged(Set.of("veteran"));
    }

    private List<String> ageFailures(LocalDate born, String at) {
        MatchResult result = matches.find(
                Need.of(Set.of("young-adult"), Tier.SOON, at(at), Door.GP).born(born));
        return result.exclusions().stream()
                .filter(exclusion -> exclusion.service().code().equals("young-adults-18-25"))
                .flatMap(exclusion -> exclusion.failures().stream())
                .filter(failure -> failure.rule() == Rule.AGE)
                .map(Failure::words)
                .toList();
    }

    private static List<Failure> failures(MatchResult result, String code) {
        return exclusion(result, code).failures();
    }

    private static Exclusion exclusion(MatchResult result, String code) {
        return result.exclusions().stream()
                .filter(exclusion -> exclusion.service().code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static Instant at(String london) {
        return LocalDateTime.parse(london).atZone(London.ZONE).toInstant();
    }
}
