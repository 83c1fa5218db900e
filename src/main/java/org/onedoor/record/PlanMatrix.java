package org.onedoor.record;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.Team;
import org.onedoor.platform.Actor;
import org.springframework.stereotype.Component;

/** What of a crisis plan each audience sees, from the two files that a clinician and the public can read. */
@Component
public class PlanMatrix {
    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final List<Rule> rules = new ArrayList<>();

    PlanMatrix() {
        for (CSVRecord record : read("/record/crisis-plan-matrix.csv")) {
            Map<Audience, Cell> cells = new EnumMap<>(Audience.class);
            for (Audience audience : Audience.columns()) {
                cells.put(audience, Cell.of(record.get(audience.code())));
            }
            Row row = new Row(
                    record.get("part"),
                    PlanHeading.valueOf(record.get("heading")),
                    record.get("what"),
                    Map.copyOf(cells));
            rows.put(row.part(), row);
        }
        for (CSVRecord record : read("/record/crisis-plan-audiences.csv")) {
            String ods = record.get("organisation");
            String team = record.get("team");
            rules.add(new Rule(
                    record.get("role"),
                    ods.isEmpty() ? null : Organisation.idOfOds(ods),
                    team.isEmpty() ? null : Team.idOf(team),
                    Audience.ofCode(record.get("audience")).orElseThrow()));
        }
        for (PlanPart part : PlanPart.values()) {
            if (!rows.containsKey(part.code())) {
                throw new IllegalStateException("crisis-plan-matrix.csv has no row " + part.code());
            }
        }
    }

    /** Whether an audience sees a part. */
    public enum Cell {
        SEEN,
        /** Only by breaking the glass. */
        MASKED,
        NEVER;

        static Cell of(String letter) {
            return switch (letter) {
                case "V" -> SEEN;
                case "M" -> MASKED;
                case "-" -> NEVER;
                default ->
                    throw new IllegalStateException(
                            "crisis-plan-matrix.csv has '%s'; a cell is V, M or -".formatted(letter));
            };
        }
    }

    /** One part of a plan. @param what it is, in words for everybody */
    public record Row(String part, PlanHeading heading, String what, Map<Audience, Cell> cells) {
        public Cell of(Audience audience) {
            return audience == Audience.WHOLE ? Cell.SEEN : Objects.requireNonNull(cells.get(audience));
        }
    }

    private record Rule(
            String role,
            @Nullable UUID organisationId,
            @Nullable UUID teamId,
            Audience audience) {
        boolean fits(Actor actor) {
            return role.equals(actor.role())
                    && (organisationId == null || organisationId.equals(actor.organisationId()))
                    && (teamId == null || teamId.equals(actor.teamId()));
        }
    }

    /** The whole table, for everybody to read. */
    public List<Row> rows() {
        return List.copyOf(rows.values());
    }

    /** As which audience somebody reads: the first rule that fits; as the one that sees least where none does. */
    public Audience audience(Actor actor) {
        return rules.stream()
                .filter(rule -> rule.fits(actor))
                .findFirst()
                .map(Rule::audience)
                .orElse(Audience.VCSE);
    }

    /** A plan as an audience sees it. @param glass whether the glass was broken, which opens what is masked */
    public PlanView view(PlanView.Of of, Audience audience, boolean glass) {
        return PlanView.of(of, audience, glass, this);
    }

    /** @param glass whether the glass was broken, which opens what is masked */
    boolean shows(Audience audience, String part, boolean glass) {
        return switch (Objects.requireNonNull(rows.get(part), part).of(audience)) {
            case SEEN -> true;
            case MASKED -> glass;
            case NEVER -> false;
        };
    }

    private static List<CSVRecord> read(String file) {
        try (var reader = new InputStreamReader(
                Objects.requireNonNull(PlanMatrix.class.getResourceAsStream(file)), StandardCharsets.UTF_8)) {
            return CSVFormat.DEFAULT
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(reader)
                    .getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
