package org.onedoor.directory.reference;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Door;
import org.onedoor.directory.Eligibility;
import org.onedoor.directory.Eligibility.Served;
import org.onedoor.directory.Format;
import org.onedoor.directory.OpeningHours;
import org.onedoor.directory.Service;
import org.onedoor.directory.Specialist;
import org.onedoor.directory.Tier;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.Organisations;
import org.onedoor.organisation.ResidentPlace;
import org.onedoor.organisation.Team;
import org.onedoor.platform.importing.CsvFile;
import org.onedoor.platform.importing.CsvRow;
import org.onedoor.platform.importing.Importing;
import org.onedoor.platform.importing.ReferenceTable;
import org.onedoor.platform.importing.ReferenceTable.Column;
import org.onedoor.platform.importing.RowRefused;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Reads the reviewed files of the directory. A row that speaks of something unknown is refused. */
@Component
class DirectoryImports {
    private static final Set<String> STATUSES = Set.of("active", "closed-to-referrals", "ceased");
    private static final Set<String> BANDS = Set.of("prevention", "primary", "complex", "crisis", "recovery");

    private final JdbcTemplate jdbc;
    private final Organisations organisations;

    DirectoryImports(JdbcTemplate jdbc, Organisations organisations) {
        this.jdbc = jdbc;
        this.organisations = organisations;
    }

    void needs(CsvFile file, Importing importing) {
        ReferenceTable table = new ReferenceTable(
                jdbc,
                importing,
                "directory.need",
                1,
                List.of(text("code"), text("label"), new Column("synonyms", "text[]"), text("grp")));
        file.read(
                importing,
                List.of("code", "label", "synonyms", "grp"),
                row -> table.add(
                        row.line(),
                        row.required("code"),
                        row.required("label"),
                        row.list("synonyms"),
                        row.required("grp")));
        table.finish();
    }

    void types(CsvFile file, Importing importing) {
        ReferenceTable table = new ReferenceTable(
                jdbc, importing, "directory.service_type", 1, List.of(text("code"), text("label"), text("map_label")));
        file.read(
                importing,
                List.of("code", "label", "map_label"),
                row -> table.add(row.line(), row.required("code"), row.required("label"), row.optional("map_label")));
        table.finish();
    }

    void teams(CsvFile file, Importing importing) {
        Set<UUID> seen = new HashSet<>();
        file.read(importing, List.of("code", "organisation", "name", "type_code", "service_area"), row -> {
            String code = row.required("code");
            if (!seen.add(Team.idOf(code))) {
                throw new RowRefused("The team '%s' is named twice. Keep one of the two.".formatted(code));
            }
            Team team = new Team(
                    owner(row.required("organisation")),
                    Team.idOf(code),
                    code,
                    row.required("name"),
                    row.required("type_code"),
                    row.optional("service_area"),
                    null);
            var before = organisations.team(team.id());
            if (before.isEmpty()) {
                organisations.addTeam(team);
                importing.added(1);
            } else if (before.get().equals(team)) {
                importing.unchanged(1);
            } else {
                organisations.addTeam(team);
                importing.changed(1);
            }
        });
    }

    private UUID owner(String code) {
        return organisations
                .byOds(code)
                .or(() -> organisations.find(Organisation.idOfSlug(code)))
                .map(Organisation::id)
                .orElseThrow(() -> new RowRefused("No organisation has the code '%s'.".formatted(code)));
    }

    void services(CsvFile file, Importing importing) {
        Set<String> needs = new HashSet<>(jdbc.queryForList("select code from directory.need", String.class));
        Set<String> types = new HashSet<>(jdbc.queryForList("select code from directory.service_type", String.class));
        Set<UUID> kept = new HashSet<>(
                jdbc.queryForList("select service_id from directory.service where version > 0", UUID.class));
        Map<String, Team> teams = new HashMap<>();
        ReferenceTable table = new ReferenceTable(jdbc, importing, "directory.service", 2, COLUMNS);
        file.read(importing, HEADING, row -> {
            Team team = teams.computeIfAbsent(
                    row.required("team"),
                    code -> organisations
                            .team(Team.idOf(code))
                            .orElseThrow(() -> new RowRefused("There is no team '%s'.".formatted(code))));
            String code = row.required("code");
            if (kept.contains(Service.idOf(code))) {
                importing.unchanged(1); // somebody changed or confirmed it here: a shipped file does not undo that
                return;
            }
            String venue = row.optional("venue");
            ResidentPlace place =
                    venue == null ? null : organisations.residentPlace(venue).orElse(null);
            String successor = row.optional("successor");
            LocalDate assuredOn = row.date("assured_on");
            checkAges(row);
            boolean asUsual = row.required("bank_holidays").equals("as-usual");
            table.add(
                    row.line(),
                    team.organisationId(),
                    Service.idOf(code),
                    team.id(),
                    code,
                    row.required("name"),
                    row.required("description"),
                    oneOf(types, row, "type"),
                    oneOf(BANDS, row, "band"),
                    all(row, "needs", need -> {
                        if (!needs.contains(need)) {
                            throw new IllegalArgumentException("'%s' is not a need on the list".formatted(need));
                        }
                    }),
                    row.whole("age_from", 0, 120),
                    row.whole("age_to", 0, 120),
                    all(row, "places", this::checkPlace),
                    all(row, "doors", door -> {
                        if (!door.equals("any")) {
                            Door.of(door);
                        }
                    }),
                    all(row, "formats", Format::of),
                    all(row, "tiers", DirectoryImports::checkAnswer),
                    checked(row.required("hours"), hours -> OpeningHours.parse(hours, asUsual)),
                    asUsual ? "as-usual" : "closed",
                    row.list("requires"),
                    forSex(row),
                    row.optional("sex_reason"),
                    all(row, "registered_with", this::checkRegistered),
                    row.list("specialist_for"),
                    specialist(row).frailtyFrom(),
                    row.optional("phone"),
                    place == null ? null : place.latitude(),
                    place == null ? null : place.longitude(),
                    oneOf(STATUSES, row, "status"),
                    successor == null ? null : Service.idOf(successor),
                    assuredOn,
                    row.required("assured").equals("yes"),
                    row.required("source"));
        });
        table.finish();
    }

    private static void checkAges(CsvRow row) {
        Integer from = row.whole("age_from", 0, 120);
        Integer to = row.whole("age_to", 0, 120);
        if (from != null && to != null && from > to) {
            throw new RowRefused("The ages run from %d to %d. Put the lower first.".formatted(from, to));
        }
    }

    /** The Equality Act allows a service for one sex for a reason only, so the reason is asked with it. */
    private static @Nullable String forSex(CsvRow row) {
        String sex = row.optional("for_sex");
        if ((sex == null) != (row.optional("sex_reason") == null)) {
            throw new RowRefused("Give for_sex (women or men) and sex_reason, why the law allows it, or neither.");
        }
        return sex == null ? null : checked(sex, Eligibility.OneSex::sex);
    }

    private static Specialist specialist(CsvRow row) {
        try {
            return Specialist.of(row.list("specialist_for"), row.whole("frailty_from", 1, 9));
        } catch (IllegalArgumentException e) {
            throw new RowRefused(
                    "Give specialist_for (dementia, frailty or both), and frailty_from (1 to 9) for frailty only.");
        }
    }

    private void checkRegistered(String stored) {
        Served with = Served.of(stored);
        if (with.kind() != Served.Kind.PRACTICE && with.kind() != Served.Kind.PCN) {
            throw new IllegalArgumentException(
                    "'%s' is nothing somebody is registered with. Write practice:F81082 or pcn:U06243"
                            .formatted(stored));
        }
        checkPlace(stored);
    }

    private void checkPlace(String stored) {
        Served place = Served.of(stored);
        boolean known = switch (place.kind()) {
            case ALL -> true;
            case DISTRICT -> organisations.districts().containsKey(place.code());
            case PRACTICE, PCN, SUB_ICB -> organisations.byOds(place.code()).isPresent();
        };
        if (!known) {
            throw new IllegalArgumentException("'%s' is not a place OneDoor knows".formatted(stored));
        }
    }

    private static void checkAnswer(String stored) {
        if (!stored.matches("[a-z-]+:\\d{1,3}")) {
            throw new IllegalArgumentException("'%s' is not a priority and days such as soon:7".formatted(stored));
        }
        Tier.of(stored.substring(0, stored.indexOf(':')));
    }

    private interface Check {
        void check(String value);
    }

    private static List<String> all(CsvRow row, String column, Check check) {
        List<String> values = row.list(column);
        values.forEach(value -> checked(value, check));
        return values;
    }

    private static String checked(String value, Check check) {
        try {
            check.check(value);
            return value;
        } catch (IllegalArgumentException e) {
            throw new RowRefused(Objects.requireNonNullElse(e.getMessage(), "'%s' is not known".formatted(value)));
        }
    }

    private static String oneOf(Set<String> known, CsvRow row, String column) {
        String value = row.required(column);
        if (!known.contains(value)) {
            throw new RowRefused("'%s' is not a known %s.".formatted(value, column));
        }
        return value;
    }

    private static Column text(String name) {
        return new Column(name, "text");
    }

    private static final List<String> HEADING = List.of(
            "code",
            "team",
            "name",
            "type",
            "band",
            "needs",
            "age_from",
            "age_to",
            "places",
            "doors",
            "formats",
            "tiers",
            "hours",
            "bank_holidays",
            "requires",
            "for_sex",
            "sex_reason",
            "registered_with",
            "specialist_for",
            "frailty_from",
            "venue",
            "phone",
            "status",
            "successor",
            "assured_on",
            "assured",
            "description",
            "source");

    private static final List<Column> COLUMNS = List.of(
            new Column("org_id", "uuid"),
            new Column("service_id", "uuid"),
            new Column("team_id", "uuid"),
            text("code"),
            text("name"),
            text("description"),
            text("type_code"),
            text("band"),
            new Column("needs", "text[]"),
            new Column("age_from", "int4"),
            new Column("age_to", "int4"),
            new Column("places", "text[]"),
            new Column("doors", "text[]"),
            new Column("formats", "text[]"),
            new Column("answers", "text[]"),
            text("hours"),
            text("bank_holidays"),
            new Column("requires", "text[]"),
            text("for_sex"),
            text("sex_reason"),
            new Column("registered_with", "text[]"),
            new Column("specialist_for", "text[]"),
            new Column("frailty_from", "int4"),
            text("phone"),
            new Column("latitude", "double precision"),
            new Column("longitude", "double precision"),
            text("status"),
            new Column("successor_id", "uuid"),
            new Column("assured_on", "date"),
            new Column("assured", "bool"),
            text("source"));
}
