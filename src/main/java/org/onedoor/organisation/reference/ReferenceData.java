package org.onedoor.organisation.reference;

import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.onedoor.platform.importing.CsvFile;
import org.onedoor.platform.importing.ImportRuns;
import org.onedoor.platform.importing.Importing;
import org.onedoor.platform.importing.Invented;
import org.onedoor.platform.time.DomainTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The files that come with OneDoor, read in at start-up when they are new or have changed. */
@Component
@Order(ReferenceData.ORDER)
class ReferenceData implements ApplicationRunner {
    /** Before everything that speaks of an organisation. */
    static final int ORDER = 10;

    private static final Logger log = LoggerFactory.getLogger(ReferenceData.class);

    private final JdbcTemplate jdbc;
    private final ImportRuns runs;
    private final DomainTime time;
    private final TransactionTemplate transactions;
    private final List<Source> sources;

    private record Source(String file, ReferenceImport into) {}

    ReferenceData(
            JdbcTemplate jdbc,
            ImportRuns runs,
            DomainTime time,
            TransactionTemplate transactions,
            @Value("${onedoor.mode}") String mode) {
        this.jdbc = jdbc;
        this.runs = runs;
        this.time = time;
        this.transactions = transactions;
        String practices = "ods/essex_prescribing_orgs_2025-09.csv";
        String pcns = "ods/essex_pcns_2023-01.csv";
        List<Source> real = List.of(
                new Source("population/essex_lsoa21_imd2025.csv", new PlaceImports.Lsoas(jdbc)),
                new Source("places/essex_districts.csv", new PlaceImports.Districts(jdbc)),
                new Source("geo/essex_lsoa11_lsoa21.csv", new PlaceImports.LsoaChanges(jdbc)),
                new Source("geo/essex_postcodes.csv.gz", new PlaceImports.Postcodes(jdbc)),
                new Source("ods/hospital_points_essex_box_2022.csv", new PlaceImports.Sites(jdbc)),
                new Source("ods/trusts_essex_and_neighbours_2026.csv", new OrganisationImports.Trusts(jdbc)),
                new Source(practices, new OrganisationImports.Practices(jdbc)),
                new Source(pcns, new OrganisationImports.Pcns(jdbc)),
                new Source("organisation/organisations.csv", new OrganisationImports.Others(jdbc)),
                new Source("organisation/aliases.csv", new OrganisationImports.Aliases(jdbc)),
                new Source("organisation/partners.csv", new OrganisationImports.Partners(jdbc)),
                new Source("places/essex_alliances.csv", new MembershipImports.SubIcbs(jdbc)),
                new Source(practices, new MembershipImports.InSubIcbs(jdbc, "code")),
                new Source(pcns, new MembershipImports.InSubIcbs(jdbc, "pcn_code")),
                new Source("ods/essex_practice_to_pcn_2023-01.csv", new MembershipImports.PracticesInPcns(jdbc)));
        List<Source> invented = Invented.mayBeShown(mode)
                ? List.of(new Source("invented/organisations.csv", new OrganisationImports.Others(jdbc)))
                : List.of();
        this.sources = Stream.concat(real.stream(), invented.stream()).toList();
    }

    @Override
    public void run(ApplicationArguments arguments) {
        load();
    }

    /** Reads each file that is new or changed; two nodes that start together do it once. */
    void load() {
        transactions.executeWithoutResult(_ -> {
            jdbc.query("select pg_advisory_xact_lock(hashtext('organisation.reference'))", _ -> {});
            for (Source source : sources) {
                CsvFile file = CsvFile.resource("/reference/" + source.file());
                String name = source.file() + " as " + source.into().kind();
                if (jdbc.queryForList("select sha256 from organisation.loaded_file where file = ?", String.class, name)
                        .contains(file.sha256())) {
                    continue;
                }
                Importing importing = load(source.into(), file);
                jdbc.update("""
                        insert into organisation.loaded_file (file, sha256, loaded_at) values (?, ?, ?)
                        on conflict (file) do update set sha256 = excluded.sha256, loaded_at = excluded.loaded_at
                        """, name, file.sha256(), time.instant().atOffset(ZoneOffset.UTC));
                log.info(
                        "{}: {} added, {} changed, {} refused",
                        source.into().kind(),
                        importing.added(),
                        importing.changed(),
                        importing.rejected());
            }
        });
    }

    /** Reads one file now, whatever was read before. Where it moves postcodes, the people follow. */
    Importing load(ReferenceImport into, CsvFile file) {
        Importing importing = runs.begin(into.kind(), file.name(), file.sha256());
        into.run(file, importing);
        importing.finish();
        if (into instanceof PlaceImports.OfPeople && importing.added() + importing.changed() > 0) {
            jdbc.update("""
                    insert into organisation.place_edition (one, edition) values (true, 1)
                    on conflict (one) do update set edition = organisation.place_edition.edition + 1
                    """);
        }
        return importing;
    }
}
