package org.onedoor.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.onedoor.OneDoorTest;
import org.onedoor.directory.MatchResult.Offer;
import org.onedoor.organisation.Organisations;
import org.springframework.beans.factory.annotation.Autowired;

/** Who comes first of the shipped directory, where a clinician would not forgive another. */
@OneDoorTest
class FirstOfferTest {
    private static final Instant NOW = Instant.parse("2026-03-04T17:00:00Z");

    private static final Set<String> DECIDE = Set.of("amhp-hub", "place-of-safety");

    @Autowired
    Matches matches;

    @Autowired
    Services services;

    @Autowired
    Organisations organisations;

    @Test
    void aChildOf11InACrisisIsOfferedTheChildrensCrisisServiceAndTheApprovedProfessionalsAfterIt() {
        List<Offer> offers = offers("crisis", Tier.URGENT, Door.GP, 11, "CM1 1AA");

        assertThat(codes(offers)).containsSubsequence("cyp-crisis", "amhp-hub");
        assertThat(offers)
                .filteredOn(offer -> offer.service().code().equals("amhp-hub"))
                .singleElement()
                .satisfies(offer -> assertThat(offer.reasons())
                        .contains("only for an assessment under the Mental Health Act; it gives no treatment"));
    }

    @Test
    void policeWithAChildAreOfferedTheChildrensCrisisServiceBeforeStreetTriageAndThePlaceOfSafetyLast() {
        assertThat(codes(offers("crisis", Tier.EMERGENCY, Door.POLICE, 11, "CM1 1AA")))
                .containsSubsequence("cyp-crisis", "street-triage", "place-of-safety");
    }

    @Test
    void anAdultInACrisisIsOfferedTheCrisisTeamBeforeTheApprovedProfessionals() {
        for (String place : List.of("RM18 8EB", "CM20 1AA", "CM1 1AA")) {
            assertThat(codes(offers("crisis", Tier.URGENT, Door.GP, 45, place)))
                    .containsSubsequence("crht", "amhp-hub")
                    .doesNotContain("open-dialogue");
        }
    }

    @Test
    void aYoungPersonGettingUnwellAgainHasATeamThatTreatsThem() {
        assertThat(codes(offers("smi-relapse", Tier.URGENT, Door.GP, 16, "CM20 1AA")))
                .containsSubsequence("cyp-crisis", "amhp-hub");
        assertThat(codes(offers("smi-relapse", Tier.ROUTINE, Door.GP, 16, "CM20 1AA")))
                .contains("cypmhs");
    }

    @Test
    void aServiceForFewerNeedsComesBeforeAGeneralOneThatIsAsNearAndAsSoon() {
        assertThat(codes(offers("treatment-resistant-depression", Tier.ROUTINE, Door.GP, 45, "CM1 1AA")))
                .containsSubsequence("treatment-resistant-depression", "consultant-outpatient");
        assertThat(codes(offers("trauma", Tier.ROUTINE, Door.GP, 45, "CM1 1AA")))
                .containsSubsequence("talking-therapies", "consultant-outpatient");
        assertThat(codes(offers("substance-misuse", Tier.URGENT, Door.GP, 45, "RM18 8EB")))
                .containsSubsequence("thurrock-sms", "rough-sleeping");
    }

    @Test
    void aGpIsNotOfferedRehabilitationForSomebodyGettingUnwellAgain() {
        assertThat(codes(offers("smi-relapse", Tier.ROUTINE, Door.GP, 45, "CM1 1AA")))
                .doesNotContain("community-rehab");
        assertThat(codes(offers("smi-relapse", Tier.ROUTINE, Door.HOSPITAL, 45, "CM1 1AA")))
                .contains("community-rehab");
    }

    @Test
    void forNoNeedAndNoAgeDoesWhoeverOnlyDecidesUnderTheActComeBeforeWhoeverGivesCare() {
        for (CodedNeed need : services.needs()) {
            for (int age : List.of(4, 11, 16, 18, 40, 80)) {
                for (Door door : List.of(Door.GP, Door.POLICE, Door.CENTRE)) {
                    List<Boolean> decide = codes(offers(need.code(), Tier.EMERGENCY, door, age, "CM1 1AA")).stream()
                            .map(DECIDE::contains)
                            .toList();
                    assertThat(decide)
                            .as("%s at %d from %s", need.code(), age, door.words())
                            .isSorted();
                }
            }
        }
    }

    /** Without the centre, and without what other tests made. */
    private List<Offer> offers(String need, Tier tier, Door door, int age, String postcode) {
        return matches
                .find(Need.of(Set.of(need), tier, NOW, door)
                        .aged(age)
                        .resident(organisations.residentPlace(postcode).orElseThrow()))
                .offers()
                .stream()
                .filter(offer -> !offer.service().isCentre())
                .toList();
    }

    private static List<String> codes(List<Offer> offers) {
        return offers.stream().map(offer -> offer.service().code()).toList();
    }
}
