package org.onedoor.programme.governance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Acts;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.importing.CsvFile;
import org.onedoor.platform.importing.ImportRuns;
import org.onedoor.platform.importing.Importing;
import org.onedoor.programme.governance.EntryForm.Said;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Risks and case studies that the partners' own papers name, each its partner's: made once, and then anybody's to change. */
@Component
@Order(NamedGroups.ORDER + 1)
class NamedEntries implements ApplicationRunner {
    private static final Logger log = LoggerFactory.getLogger(NamedEntries.class);

    private static final String FILE = "/reference/programme/entries.csv";
    /** The file's last entry: where it is there, all are. */
    private static final String LAST_REGISTER = "practice";

    private static final String LAST_CODE = "case-study-redirected-and-seen";
    private static final List<String> COLUMNS =
            List.of("register", "code", "owner", "title", "status", "words", "kind", "area", "evidence", "source");

    private final Acts acts;
    private final ImportRuns runs;
    private final Organisations organisations;
    private final Registers registers;
    private final Entries entries;

    NamedEntries(Acts acts, ImportRuns runs, Organisations organisations, Registers registers, Entries entries) {
        this.acts = acts;
        this.runs = runs;
        this.organisations = organisations;
        this.registers = registers;
        this.entries = entries;
    }

    private record Row(String register, String code, Said said, String source) {}

    @Override
    public void run(ApplicationArguments arguments) {
        if (entries.find(LAST_REGISTER, LAST_CODE).isPresent()) {
            return;
        }
        CurrentActor.run(Actor.SYSTEM, () -> {
            CsvFile file = CsvFile.resource(FILE);
            Importing importing = runs.begin("register-entries", file.name(), file.sha256());
            read(file, importing)
                    .forEach((owner, rows) -> acts.act(Entries.begin("Read in what papers name", owner), act -> {
                        for (Row row : rows) {
                            entries.insert(act, registers.get(row.register()), row.said(), row.code(), row.source());
                            importing.added(1);
                        }
                    }));
            importing.finish();
            log.info(
                    "register-entries: {} added, {} as they were, {} refused",
                    importing.added(),
                    importing.unchanged(),
                    importing.rejected());
        });
    }

    /** What is not there yet, by its owner. */
    private Map<UUID, List<Row>> read(CsvFile file, Importing importing) {
        Map<UUID, List<Row>> byOwner = new LinkedHashMap<>();
        file.read(importing, COLUMNS, row -> {
            String register = row.required("register");
            String code = row.required("code");
            if (entries.find(register, code).isPresent()) {
                importing.unchanged(1);
                return;
            }
            Map<String, List<String>> fields = new LinkedHashMap<>();
            for (String name : List.of("words", "kind", "area", "evidence", "source")) {
                String value = row.optional(name);
                if (value != null && registers.get(register).field(name) != null) {
                    fields.put(name, List.of(value));
                }
            }
            Said said = new Said(row.required("title"), row.required("status"), null, fields);
            byOwner.computeIfAbsent(organisation(row.required("owner")), _ -> new ArrayList<>())
                    .add(new Row(register, code, said, "Named in the " + row.required("source")));
        });
        return byOwner;
    }

    private UUID organisation(String code) {
        return organisations.byOds(code).map(Organisation::id).orElse(Organisation.idOfSlug(code));
    }
}
