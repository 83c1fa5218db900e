package org.onedoor.workforce;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Action;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.importing.CsvFile;
import org.onedoor.platform.importing.CsvRow;
import org.onedoor.platform.importing.ImportRuns;
import org.onedoor.platform.importing.Importing;
import org.onedoor.platform.importing.RowRefused;
import org.springframework.stereotype.Service;

/**
 * Files of attendances of an organisation's own staff. Each line is an act of its own; a bad line is refused with its number,
 * column and reason, and the rest goes in.
 */
@Service
public class TrainingFiles {
    /** As many lines as one file may have. */
    public static final int MOST = 20_000;

    public static final List<String> COLUMNS =
            List.of("staff_ref", "name", "role", "course", "attended_on", "valid_until", "team");

    private static final Map<String, String> FIELDS = Map.of(
            "staffRef", "staff_ref",
            "name", "name",
            "attendedOn", "attended_on",
            "validUntil", "valid_until",
            "team", "team");

    private final Training training;
    private final ImportRuns runs;
    private final Looks looks;

    TrainingFiles(Training training, ImportRuns runs, Looks looks) {
        this.training = training;
        this.runs = runs;
        this.looks = looks;
    }

    /** What became of a file. */
    public record Came(ImportRuns.Run run, List<ImportRuns.Reject> rejects) {
        public Came {
            rejects = List.copyOf(rejects);
        }

        /** In one sentence. */
        public String words() {
            return "%d recorded, %d recorded before and as they were, %d refused."
                    .formatted(run.added(), run.unchanged(), run.rejected());
        }
    }

    private static String kind(UUID organisation) {
        return "training of " + organisation;
    }

    /** @return the run, to be looked at. @throws Invalid when no line can be read */
    public UUID read(CsvFile file) {
        looks.look("File of training", Ask.function(Action.WRITE, Training.DATA), _ -> true);
        Importing importing = runs.begin(kind(CurrentActor.get().organisationId()), file.name(), file.sha256());
        Map<String, String> found = new HashMap<>();
        int[] lines = {0};
        try {
            file.read(
                    importing,
                    COLUMNS,
                    row -> {
                        if (++lines[0] > MOST) {
                            throw new RowRefused(
                                    "The file has more than %,d lines. Send the rest as another file.".formatted(MOST));
                        }
                        found.put(
                                row.raw(),
                                Optional.ofNullable(row.optional("staff_ref")).orElse(""));
                        take(row, importing);
                    },
                    raw -> found.getOrDefault(raw, "")); // enough to find the line again
        } finally {
            importing.finish();
        }
        return importing.importRunId();
    }

    private void take(CsvRow row, Importing importing) {
        Training.Entry entry = new Training.Entry(
                row.required("staff_ref"),
                row.required("name"),
                team(row),
                one(row, "role", RoleFamily.find(code(row, "role")), codes(RoleFamily.values(), RoleFamily::code)),
                one(row, "course", Course.find(code(row, "course")), codes(Course.values(), Course::code)),
                day(row),
                row.date("valid_until"));
        try {
            switch (training.record(entry, null)) {
                case NEW -> importing.added(1);
                case SAME -> importing.unchanged(1);
                case DIFFERS ->
                    throw new RowRefused(
                            "Column 'valid_until': It is recorded already and counts until another day. Nothing was changed: take the other back first.");
            }
        } catch (Invalid invalid) {
            throw new RowRefused(invalid.problems().entrySet().stream()
                    .map(problem -> "Column '%s': %s."
                            .formatted(FIELDS.getOrDefault(problem.getKey(), problem.getKey()), problem.getValue()))
                    .collect(Collectors.joining(" ")));
        }
    }

    private static LocalDate day(CsvRow row) {
        row.required("attended_on");
        return Objects.requireNonNull(row.date("attended_on"));
    }

    private @Nullable UUID team(CsvRow row) {
        String said = row.optional("team");
        return said == null
                ? null
                : training.team(said)
                        .orElseThrow(
                                () -> new RowRefused(
                                        "Column 'team': Your organisation has no team of this name or code. Leave it empty if you are not sure."));
    }

    private static String code(CsvRow row, String column) {
        return row.required(column).toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    private static <T> T one(CsvRow row, String column, Optional<T> known, String codes) {
        return known.orElseThrow(() -> new RowRefused("Column '%s': '%s' is not on the list. Write one of: %s."
                .formatted(column, row.optional(column), codes)));
    }

    private static <T> String codes(T[] all, java.util.function.Function<T, String> code) {
        return Arrays.stream(all).map(code).collect(Collectors.joining(", "));
    }

    /** What became of a file, for the organisation that sent it and nobody else. */
    public Came look(UUID runId) {
        return looks.look(
                "What became of a file of training",
                Ask.function(Action.READ, Training.DATA),
                _ -> new Came(
                        runs.find(runId, kind(CurrentActor.get().organisationId()))
                                .orElseThrow(() -> new NotFound("file")),
                        runs.rejects(runId)));
    }
}
