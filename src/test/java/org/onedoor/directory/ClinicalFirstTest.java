package org.onedoor.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.onedoor.OneDoorTest;
import org.onedoor.directory.MatchResult.Offer;
import org.springframework.beans.factory.annotation.Autowired;

/** What somebody needs a clinician for comes before how much else a service could do. */
@OneDoorTest
class ClinicalFirstTest {
    private static final Instant NOW = Instant.parse("2024-03-05T10:00:00Z");

    @Autowired
    Matches matches;

    @Autowired
    Services services;

    @Test
    void threeSocialNeedsDoNotBringAnAdviceServiceBeforeTheClinicalOnes() {
        List<Offer> offers = offers(Set.of("low-mood-anxiety", "debt", "housing", "employment"));
        List<Boolean> clinical = offers.stream()
                .map(offer -> offer.service().needs().contains("low-mood-anxiety"))
                .toList();
        assertThat(clinical).contains(true, false);
        assertThat(clinical.lastIndexOf(true)).isLessThan(clinical.indexOf(false));
        Offer first = offers.getFirst();
        assertThat(first.reasons()).contains("meets the clinical need, which comes first");
        Offer social = offers.stream()
                .filter(offer -> !offer.service().needs().contains("low-mood-anxiety"))
                .findFirst()
                .orElseThrow();
        assertThat(social.reasons())
                .anyMatch(reason -> reason.startsWith("does not meet the clinical need, feeling low"));
    }

    @Test
    void withoutAClinicalNeedNothingIsSaidOfOne() {
        assertThat(offers(Set.of("debt", "housing")))
                .isNotEmpty()
                .allSatisfy(
                        offer -> assertThat(offer.reasons()).noneMatch(reason -> reason.contains("the clinical need")));
    }

    @Test
    void whereNobodyKnowsThePlaceNoServiceOfOneDistrictIsTakenForNear() {
        List<Offer> offers = offers(Set.of("low-mood-anxiety"));
        List<Boolean> unknown = offers.stream()
                .map(offer -> offer.reasons().stream().anyMatch(reason -> reason.contains("place not known")))
                .toList();
        assertThat(unknown).contains(true, false);
        assertThat(unknown.lastIndexOf(false)).isLessThan(unknown.indexOf(true));
    }

    /** The offers of somebody of 40 whose place nobody knows, in their order, without the centre. */
    private List<Offer> offers(Set<String> needs) {
        List<Offer> all = matches.find(
                        Need.of(needs, Tier.ROUTINE, NOW, Door.CENTRE).born(LocalDate.of(1984, 1, 1)))
                .offers();
        return all.stream()
                .filter(offer -> !offer.service().isCentre())
                .filter(offer -> !offer.service().verification().stale(LocalDate.of(2024, 3, 5)))
                .toList();
    }
}
