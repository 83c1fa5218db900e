package org.onedoor.access;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.OrganisationKind;
import org.onedoor.organisation.Organisations;
import org.onedoor.organisation.Team;
import org.onedoor.platform.Actor;
import org.springframework.stereotype.Component;

/** The four audiences that may read an end of life entry without looking after the person, from a file a person can read. */
@Component
class EndOfLifeAudiences {
    private static final String FILE = "/access/end-of-life-audiences.csv";

    private final Organisations organisations;
    private final List<Line> lines = new ArrayList<>();

    EndOfLifeAudiences(Organisations organisations) {
        this.organisations = organisations;
        try (var reader = new InputStreamReader(
                Objects.requireNonNull(EndOfLifeAudiences.class.getResourceAsStream(FILE)), StandardCharsets.UTF_8)) {
            for (CSVRecord row : CSVFormat.DEFAULT
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(reader)) {
                String kind = row.get("organisation_kind");
                String team = row.get("team");
                lines.add(new Line(
                        row.get("role"),
                        kind.isEmpty() ? null : OrganisationKind.of(kind),
                        team.isEmpty() ? null : Team.idOf(team),
                        row.get("audience")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Line(
            String role,
            @Nullable OrganisationKind kind,
            @Nullable UUID team,
            String audience) {}

    /** As which of them somebody reads; none where they are of none. */
    Optional<String> of(Actor actor) {
        return lines.stream()
                .filter(line -> line.role().equals(actor.role())
                        && (line.team() == null || line.team().equals(actor.teamId()))
                        && (line.kind() == null || line.kind() == kind(actor)))
                .map(Line::audience)
                .findFirst();
    }

    private @Nullable OrganisationKind kind(Actor actor) {
        return organisations
                .find(actor.organisationId())
                .map(Organisation::kind)
                .orElse(null);
    }
}
