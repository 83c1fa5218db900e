package org.onedoor.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onedoor.OneDoorTest;
import org.springframework.beans.factory.annotation.Autowired;

@OneDoorTest
class OrganisationsTest {
    @Autowired
    Organisations organisations;

    @Test
    void aTrustIsFoundUnderWhateverNamePeopleUse() {
        UUID eput = Organisation.idOfOds("R1L");
        assertThat(organisations.byAlias("EPUT"))
                .get()
                .extracting(Organisation::id)
                .isEqualTo(eput);
        assertThat(organisations.byAlias(" e.p.u.t "))
                .get()
                .extracting(Organisation::id)
                .isEqualTo(eput);
        assertThat(organisations.byOds("r1l"))
                .get()
                .extracting(Organisation::name)
                .isEqualTo("Essex Partnership University NHS Foundation Trust");
        assertThat(organisations.byAlias("PAH"))
                .get()
                .extracting(Organisation::odsCode)
                .isEqualTo("RQW");
        assertThat(organisations.byAlias("EFAST"))
                .get()
                .extracting(Organisation::kind)
                .isEqualTo(OrganisationKind.AMBULANCE);
        assertThat(organisations.byAlias("nobody at all")).isEmpty();
    }

    @Test
    void aTrustThatClosedLeadsToItsSuccessor() {
        Organisation nep = organisations.byAlias("NEP").orElseThrow();
        assertThat(nep.openOn(LocalDate.of(2015, 10, 30))).isTrue();
        assertThat(nep.openOn(LocalDate.of(2024, 3, 1))).isFalse();
        assertThat(organisations.current(nep).odsCode()).isEqualTo("R1L");
    }

    @Test
    void aPracticeBelongsToItsNetworkOnlyWhileItWasAMember() {
        RegisteredPlace before = organisations
                .registeredPlace("F81003", LocalDate.of(2021, 3, 31))
                .orElseThrow();
        RegisteredPlace after = organisations
                .registeredPlace("F81003", LocalDate.of(2024, 3, 1))
                .orElseThrow();
        assertThat(Objects.requireNonNull(before.pcn()).odsCode()).isEqualTo("U52827");
        assertThat(Objects.requireNonNull(after.pcn()).odsCode()).isEqualTo("U17794");
        assertThat(Objects.requireNonNull(after.subIcb()).odsCode()).isEqualTo("99G");
        assertThat(Objects.requireNonNull(after.alliance()).name()).isEqualTo("South East Essex Alliance");
        assertThat(Objects.requireNonNull(after.icb()).odsCode()).isEqualTo("QH8");
    }

    @Test
    void aPracticeBeforeTheFirstNetworksHasASubIcbAndNoNetwork() {
        RegisteredPlace place = organisations
                .registeredPlace("F81110", LocalDate.of(2015, 10, 30))
                .orElseThrow();
        assertThat(place.pcn()).isNull();
        assertThat(Objects.requireNonNull(place.subIcb()).odsCode()).isEqualTo("07G");
        assertThat(place.alliance()).isNull();
    }

    @Test
    void onlyAPracticeHasARegisteredPlace() {
        assertThat(organisations.registeredPlace("R1L", LocalDate.of(2024, 3, 1)))
                .isEmpty();
    }

    @Test
    void aPostcodeHasAResidentPlaceHoweverItIsTyped() {
        ResidentPlace place = organisations.residentPlace("rm18 8eb").orElseThrow();
        assertThat(place.postcode()).isEqualTo("RM18 8EB");
        assertThat(place.district()).isEqualTo("Thurrock");
        assertThat(place.imdDecile()).isBetween(1, 10);
        assertThat(place.ward()).isNotBlank();
        assertThat(organisations.residentPlace("ZZ9 9ZZ")).isEmpty();
    }

    @Test
    void namesThatFilesShoutAreWrittenAsPeopleWriteThem() {
        assertThat(organisations.names(
                        List.of(Organisation.idOfOds("U06243"), Organisation.idOfOds("U72457"), UUID.randomUUID())))
                .containsOnly(
                        java.util.Map.entry(Organisation.idOfOds("U06243"), "Tilbury and Chadwell PCN"),
                        java.util.Map.entry(Organisation.idOfOds("U72457"), "Colte Partnership (TMR) PCN"));
    }

    @Test
    void aTeamIsAddedOnceAndBroughtUpToDate() {
        UUID owner = UUID.randomUUID();
        String code = "team-" + owner;
        Team team = new Team(owner, Team.idOf(code), code, "A team", "A06", null, null);
        organisations.addTeam(team);
        organisations.addTeam(new Team(owner, team.id(), code, "A better name", "A06", "Harlow", null));
        assertThat(organisations.teamsOf(owner))
                .singleElement()
                .extracting(Team::name)
                .isEqualTo("A better name");
        assertThat(organisations.team(team.id())).isPresent();
        assertThat(organisations.teamNames(List.of(team.id()))).containsValue("A better name");
    }
}
