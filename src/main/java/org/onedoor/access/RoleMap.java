package org.onedoor.access;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.OrganisationKind;
import org.springframework.stereotype.Component;

/**
 * Which job role, at which kind of organisation, is which role family here, from when until when; and which organisation a
 * code means where the Organisation Data Service lists none. Both are files a person can read.
 */
@Component
class RoleMap {
    private static final String ANY = "*";
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private final List<Line> lines = new ArrayList<>();
    private final Map<String, UUID> organisations = new HashMap<>();

    private record Line(
            String role,
            String kind,
            String family,
            LocalDate from,
            @Nullable LocalDate until) {
        boolean covers(String roleCode, OrganisationKind at, LocalDate on) {
            return role.equals(roleCode)
                    && (kind.equals(ANY) || kind.equals(at.code()))
                    && !on.isBefore(from)
                    && (until == null || on.isBefore(until));
        }
    }

    RoleMap(ProviderSettings settings, Policy policy) {
        read(settings.roles, "/access/roles.csv", row -> line(row, Set.copyOf(policy.roles())));
        if (!settings.organisations.toString().isEmpty()) {
            read(
                    settings.organisations,
                    "",
                    row -> organisations.put(row.get("org_code").strip(), organisation(row.get("organisation"))));
        }
    }

    private interface RowReader {
        void read(CSVRecord row);
    }

    /** The installation's own file, or else the one that comes with OneDoor. */
    private static void read(Path own, String shipped, RowReader reader) {
        boolean ours = own.toString().isEmpty();
        String name = ours ? shipped : own.toString();
        try (InputStream file = ours
                        ? Objects.requireNonNull(RoleMap.class.getResourceAsStream(shipped))
                        : Files.newInputStream(own);
                Reader text = new InputStreamReader(file, StandardCharsets.UTF_8)) {
            for (CSVRecord row : FORMAT.parse(text)) {
                try {
                    reader.read(row);
                } catch (IllegalArgumentException | DateTimeException wrong) {
                    throw new IllegalStateException(
                            "%s, row %d: %s".formatted(name, row.getRecordNumber(), wrong.getMessage()), wrong);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The file %s cannot be read".formatted(name), e);
        }
    }

    private void line(CSVRecord row, Set<String> families) {
        String kind = row.get("organisation_kind").strip();
        if (!kind.equals(ANY)) {
            OrganisationKind _ = OrganisationKind.of(kind);
        }
        String family = row.get("family").strip();
        if (!families.contains(family) || family.equals("machine") || family.equals("link") || family.equals("admin")) {
            throw new IllegalArgumentException(
                    "'%s' is no role family that a claim may give; policy.txt names them".formatted(family));
        }
        String until = row.get("until").strip();
        lines.add(new Line(
                row.get("role_code").strip(),
                kind,
                family,
                LocalDate.parse(row.get("from").strip()),
                until.isEmpty() ? null : LocalDate.parse(until)));
    }

    private static UUID organisation(String slug) {
        return Organisation.idOfSlug(slug.strip());
    }

    /** The role family of a job role at such an organisation on a day; none when the file has no such line. */
    Optional<String> family(String roleCode, OrganisationKind kind, LocalDate on) {
        return lines.stream()
                .filter(line -> line.covers(roleCode, kind, on))
                .map(Line::family)
                .findFirst();
    }

    /** Which organisation the installation's own file says a code is. */
    Optional<UUID> organisationOf(String code) {
        return Optional.ofNullable(organisations.get(code));
    }
}
