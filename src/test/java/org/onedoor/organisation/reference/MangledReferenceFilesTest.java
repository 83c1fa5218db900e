package org.onedoor.organisation.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onedoor.Mangled;
import org.onedoor.OneDoorTest;
import org.onedoor.platform.importing.CsvFile;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Whatever becomes of a file of the Organisation Data Service or of places: each row goes in or is refused, and none spoils another. */
@OneDoorTest
class MangledReferenceFilesTest {
    @Autowired
    ReferenceData reference;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    TransactionTemplate transactions;

    private ReferenceImport into(String name) {
        return switch (name) {
            case "trusts" -> new OrganisationImports.Trusts(jdbc);
            case "practices" -> new OrganisationImports.Practices(jdbc);
            case "pcns" -> new OrganisationImports.Pcns(jdbc);
            case "others" -> new OrganisationImports.Others(jdbc);
            case "aliases" -> new OrganisationImports.Aliases(jdbc);
            case "partners" -> new OrganisationImports.Partners(jdbc);
            case "lsoas" -> new PlaceImports.Lsoas(jdbc);
            case "districts" -> new PlaceImports.Districts(jdbc);
            case "lsoa-changes" -> new PlaceImports.LsoaChanges(jdbc);
            case "postcodes" -> new PlaceImports.Postcodes(jdbc);
            case "sites" -> new PlaceImports.Sites(jdbc);
            case "sub-icbs" -> new MembershipImports.SubIcbs(jdbc);
            case "memberships" -> new MembershipImports.PracticesInPcns(jdbc);
            default -> throw new IllegalArgumentException(name);
        };
    }

    @ParameterizedTest
    @CsvSource({
        "trusts, ods/trusts_essex_and_neighbours_2026.csv",
        "practices, ods/essex_prescribing_orgs_2025-09.csv",
        "pcns, ods/essex_pcns_2023-01.csv",
        "others, organisation/organisations.csv",
        "aliases, organisation/aliases.csv",
        "partners, organisation/partners.csv",
        "lsoas, population/essex_lsoa21_imd2025.csv",
        "districts, places/essex_districts.csv",
        "postcodes, geo/essex_postcodes.csv.gz",
        "lsoa-changes, geo/essex_lsoa11_lsoa21.csv",
        "sites, ods/hospital_points_essex_box_2022.csv",
        "sub-icbs, places/essex_alliances.csv",
        "memberships, ods/essex_practice_to_pcn_2023-01.csv"
    })
    void eachRowGoesInOrIsRefused(String name, String file) throws IOException {
        eachGoesInOrIsRefused(into(name), firstLines(file));
    }

    private static String firstLines(String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(
                MangledReferenceFilesTest.class.getResourceAsStream("/reference/" + file), file)) {
            InputStream plain = file.endsWith(".gz") ? new GZIPInputStream(in) : in;
            return new String(plain.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .limit(4)
                    .collect(Collectors.joining("\n"));
        }
    }

    /** What goes in is taken back: the files are other tests' too. */
    private void eachGoesInOrIsRefused(ReferenceImport into, String text) {
        byte[] sample = text.getBytes(StandardCharsets.UTF_8);
        Mangled.Parser parser = content -> {
            transactions.executeWithoutResult(transaction -> {
                transaction.setRollbackOnly();
                reference.load(into, CsvFile.of("sent.csv", new String(content, StandardCharsets.UTF_8)));
            });
            return content;
        };
        assertThat(Mangled.eachRowIsReadOrRefused(sample, 80, parser)).isEqualTo(80);
        Mangled.eachIsReadOrRefused(sample, 10, parser);
    }
}
