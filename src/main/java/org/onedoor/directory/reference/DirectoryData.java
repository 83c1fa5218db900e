package org.onedoor.directory.reference;

import java.time.ZoneOffset;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.onedoor.directory.Services;
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

/** The directory's files, read in at start-up when they are new or have changed, after the organisations. */
@Component
@Order(20)
class DirectoryData implements ApplicationRunner {
    private static final Logger log = LoggerFactory.getLogger(DirectoryData.class);

    private final JdbcTemplate jdbc;
    private final ImportRuns runs;
    private final DomainTime time;
    private final TransactionTemplate transactions;
    private final Services services;
    private final List<Source> sources;

    private record Source(String file, String kind, BiConsumer<CsvFile, Importing> into) {}

    DirectoryData(
            JdbcTemplate jdbc,
            ImportRuns runs,
            DomainTime time,
            TransactionTemplate transactions,
            DirectoryImports imports,
            ResourceImport resources,
            LeadRuleImport leadRules,
            TherapyImport therapies,
            LiaisonImport liaison,
            PathwayImport pathways,
            Services services,
            @Value("${onedoor.mode}") String mode) {
        this.jdbc = jdbc;
        this.runs = runs;
        this.time = time;
        this.transactions = transactions;
        this.services = services;
        List<Source> real = List.of(
                new Source("directory/needs.csv", "needs", imports::needs),
                new Source("directory/service_types.csv", "service types", imports::types),
                new Source("directory/teams.csv", "teams", imports::teams),
                new Source("directory/services.csv", "services", imports::services),
                new Source("directory/resources.csv", "resources", resources::take),
                new Source("directory/lead_rules.csv", "rules of who leads", leadRules::take),
                new Source("directory/therapies.csv", "therapies", therapies::take),
                new Source("directory/hospitals.csv", "acute hospitals", liaison::hospitals),
                new Source("directory/fidelity_items.csv", "items of the liaison model", liaison::items),
                new Source("directory/service_providers.csv", "who provides together", liaison::providers),
                new Source("directory/pathways.csv", "pathways", pathways::take));
        List<Source> invented = Invented.mayBeShown(mode)
                ? List.of(
                        new Source("invented/teams.csv", "invented teams", imports::teams),
                        new Source("invented/services.csv", "invented services", imports::services))
                : List.of();
        this.sources = Stream.concat(real.stream(), invented.stream()).toList();
    }

    @Override
    public void run(ApplicationArguments arguments) {
        transactions.executeWithoutResult(_ -> {
            jdbc.query("select pg_advisory_xact_lock(hashtext('directory.reference'))", _ -> {});
            for (Source source : sources) {
                CsvFile file = CsvFile.resource("/reference/" + source.file());
                if (!jdbc.queryForList(
                                "select sha256 from directory.loaded_file where file = ?", String.class, source.file())
                        .contains(file.sha256())) {
                    load(source, file);
                }
            }
        });
        services.refresh();
    }

    private void load(Source source, CsvFile file) {
        Importing importing = runs.begin(source.kind(), file.name(), file.sha256());
        source.into().accept(file, importing);
        importing.finish();
        jdbc.update("""
                insert into directory.loaded_file (file, sha256, loaded_at) values (?, ?, ?)
                on conflict (file) do update set sha256 = excluded.sha256, loaded_at = excluded.loaded_at
                """, source.file(), file.sha256(), time.instant().atOffset(ZoneOffset.UTC));
        jdbc.update("""
                insert into directory.edition (name, edition) values ('services', (random() * 9e18)::bigint)
                on conflict (name) do update set edition = excluded.edition
                """);
        log.info(
                "{}: {} added, {} changed, {} refused",
                source.kind(),
                importing.added(),
                importing.changed(),
                importing.rejected());
    }
}
