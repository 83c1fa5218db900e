package org.onedoor.programme.governance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Acts;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.importing.CsvFile;
import org.onedoor.platform.importing.CsvRow;
import org.onedoor.platform.importing.ImportRuns;
import org.onedoor.platform.importing.Importing;
import org.onedoor.programme.governance.EntryForm.Said;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The groups that the county's own papers name, with their functions and seats: made once, and then anybody's to change. */
@Component
@Order(NamedGroups.ORDER)
class NamedGroups implements ApplicationRunner {
    /** After the organisations. */
    static final int ORDER = 60;

    private static final String FOLDER = "/reference/programme/";
    private static final UUID HOST = Organisation.idOfSlug("essex-county-council");

    private final Acts acts;
    private final ImportRuns runs;
    private final Organisations organisations;
    private final Registers registers;
    private final Entries entries;
    private final GroupSeats seats;

    NamedGroups(
            Acts acts,
            ImportRuns runs,
            Organisations organisations,
            Registers registers,
            Entries entries,
            GroupSeats seats) {
        this.acts = acts;
        this.runs = runs;
        this.organisations = organisations;
        this.registers = registers;
        this.entries = entries;
        this.seats = seats;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        CsvFile groups = CsvFile.resource(FOLDER + "groups.csv");
        if (entries.find(Groups.CODE, "set-strategy-implementation-group").isPresent()) {
            return;
        }
        CurrentActor.run(
                Actor.SYSTEM,
                () -> acts.act(Entries.begin("Read in the named groups", HOST), act -> {
                    Importing importing = runs.begin("groups", groups.name(), groups.sha256());
                    Map<String, List<String>> functions = functions(importing);
                    Map<String, Entry> made = new LinkedHashMap<>();
                    groups.read(
                            importing,
                            List.of(
                                    "code",
                                    "title",
                                    "kind",
                                    "parent",
                                    "scope",
                                    "frequency",
                                    "plan",
                                    "needed_seats",
                                    "purpose"),
                            row -> {
                                String code = row.required("code");
                                Said said = said(row, functions.getOrDefault(code, List.of()));
                                importing.added(1);
                                made.put(
                                        code,
                                        entries.insert(
                                                act,
                                                registers.get(Groups.CODE),
                                                said,
                                                code,
                                                "Named in the " + row.required("source")));
                            });
                    CsvFile.resource(FOLDER + "seats.csv")
                            .read(
                                    importing,
                                    List.of("group", "seat", "organisation", "position", "from", "source"),
                                    row -> {
                                        Entry group = made.get(row.required("group"));
                                        String member = row.optional("organisation");
                                        if (group != null) {
                                            seats.insert(
                                                    act,
                                                    group,
                                                    Seat.of(row.required("seat")),
                                                    member == null ? null : organisation(member),
                                                    row.required("position"),
                                                    LocalDate.parse(row.required("from")));
                                        }
                                    });
                    CsvFile.resource(FOLDER + "enablers.csv")
                            .read(importing, List.of("code", "title", "source"), row -> {
                                Said said = new Said(
                                        row.required("title"), "Open", null, Map.of("rating", List.of("Not rated")));
                                entries.insert(
                                        act,
                                        registers.get("enabler"),
                                        said,
                                        row.required("code"),
                                        "Named in the " + row.required("source"));
                            });
                    importing.finish();
                }));
    }

    private static Map<String, List<String>> functions(Importing importing) {
        Map<String, List<String>> functions = new LinkedHashMap<>();
        CsvFile.resource(FOLDER + "functions.csv")
                .read(
                        importing,
                        List.of("group", "letter", "function"),
                        row -> functions
                                .computeIfAbsent(row.required("group"), _ -> new ArrayList<>())
                                .add(row.required("letter") + ") " + row.required("function")));
        return functions;
    }

    private static Said said(CsvRow row, List<String> functions) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        fields.put("purpose", List.of(row.required("purpose")));
        fields.put("kind", List.of(row.required("kind")));
        fields.put("scope", row.list("scope"));
        one(fields, "parent", row.optional("parent"));
        one(fields, "functions", functions.isEmpty() ? null : String.join("\n", functions));
        one(fields, "frequency", row.optional("frequency"));
        one(fields, "plans", row.optional("plan"));
        if (!row.list("needed_seats").isEmpty()) {
            fields.put("needed_seats", row.list("needed_seats"));
        }
        fields.put("justification", List.of("Named in the " + row.required("source")));
        return new Said(row.required("title"), "Meeting", null, fields);
    }

    private static void one(
            Map<String, List<String>> fields, String name, @org.jspecify.annotations.Nullable String value) {
        if (value != null) {
            fields.put(name, List.of(value));
        }
    }

    private UUID organisation(String code) {
        Optional<Organisation> listed = organisations.byOds(code);
        return listed.map(Organisation::id).orElse(Organisation.idOfSlug(code));
    }
}
