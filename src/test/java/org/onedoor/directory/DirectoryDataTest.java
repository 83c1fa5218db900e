package org.onedoor.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onedoor.OneDoorTest;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.importing.ImportRuns;
import org.springframework.beans.factory.annotation.Autowired;

@OneDoorTest
class DirectoryDataTest {
    /** The only numbers OneDoor may show: ARCHITECTURE, safety rule 3. */
    private static final Set<String> SOURCED = Set.of("999", "111", "116 123", "85258", "0800 1111");

    @Autowired
    Services services;

    @Autowired
    Organisations organisations;

    @Autowired
    ImportRuns runs;

    @Test
    void everyRowOfTheShippedFilesIsTaken() {
        assertThat(services.all()).hasSizeGreaterThan(60);
        assertThat(runs.latest().stream()
                        .filter(run -> Set.of("needs.csv", "service_types.csv", "teams.csv", "services.csv")
                                .contains(run.fileName())))
                .isNotEmpty()
                .allSatisfy(run -> assertThat(run.rejected()).isZero());
    }

    @Test
    void allTwentyThreeLabelsOfThurrocksMapAreServiceTypes() {
        assertThat(services.types().stream()
                        .map(ServiceType::mapLabel)
                        .filter(Objects::nonNull)
                        .distinct())
                .hasSize(23);
    }

    @Test
    void noNumberIsShownThatHasNoSource() {
        assertThat(services.all().stream().map(Service::phone).filter(Objects::nonNull))
                .isNotEmpty()
                .allSatisfy(number -> assertThat(SOURCED).contains(number));
    }

    @Test
    void everyServiceIsWorkedByATeamOfItsOrganisationAndSaysItsSource() {
        assertThat(services.all()).allSatisfy(service -> {
            assertThat(organisations.team(service.teamId()).orElseThrow().organisationId())
                    .isEqualTo(service.organisationId());
            assertThat(service.verification().source()).isNotBlank();
            assertThat(service.answers()).isNotEmpty();
        });
    }

    @Test
    void nothingIsSaidToBeVerifiedThatNoProviderConfirmed() {
        assertThat(services.all().stream()
                        .filter(service -> service.version() == 0)
                        .map(Service::verification))
                .noneMatch(Verification::assured);
    }

    @Test
    void searchForgivesASlipAndKnowsOtherWords() {
        assertThat(codes("veterns")).contains("veterans-support");
        assertThat(codes("ptsd")).contains("talking-therapies");
        assertThat(codes("walking group")).startsWith("ccvs-walking-group");
        assertThat(codes("iapt").getFirst()).isEqualTo("talking-therapies");
        assertThat(codes("camhs")).endsWith("gp-camhs-crisis-line");
        assertThat(codes("zzzz")).isEmpty();
        assertThat(codes("  ")).isEmpty();
    }

    @Test
    void aTeamsServicesAreFoundByTheTeam() {
        UUID team = services.byCode("first-response-team").orElseThrow().teamId();
        assertThat(services.ofTeam(team)).extracting(Service::code).containsExactly("first-response-team");
    }

    private List<String> codes(String text) {
        return services.search(text).stream().map(Service::code).toList();
    }
}
