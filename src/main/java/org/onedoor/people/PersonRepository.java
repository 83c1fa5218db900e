package org.onedoor.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.people.Person.NhsNumberStatus;
import org.onedoor.people.Person.Status;
import org.onedoor.platform.StaleEdit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PersonRepository {
    private static final String COLUMNS = """
            person_id, status, nhs_number, nhs_number_status, family_name, given_name, preferred_name, birth_date,
            gender, address_line, postcode, phone, email, practice_ods, language, interpreter_needed, veteran,
            description, died_on, day_of_death_known, no_fixed_abode, found_at, found_postcode, outreach,
            birth_year, birth_month, age_said, age_band, birth_said_on, version
            """;

    private final JdbcClient jdbc;

    PersonRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Person> find(UUID personId) {
        return jdbc.sql("select " + COLUMNS + " from people.person where person_id = :id")
                .param("id", personId)
                .query(PersonRepository::row)
                .optional();
    }

    List<Person> all(Collection<UUID> personIds) {
        return jdbc.sql("select " + COLUMNS + " from people.person where person_id = any(:ids)")
                .param("ids", personIds.toArray(UUID[]::new))
                .query(PersonRepository::row)
                .list();
    }

    Optional<Person> byNhsNumber(String number) {
        return jdbc.sql("select " + COLUMNS + """
                  from people.person
                 where person_id = (select person_id from people.nhs_number where nhs_number = :number)
                """)
                .param("number", number)
                .query(PersonRepository::row)
                .optional();
    }

    /** Takes a number for a person; false when another holds it. */
    boolean claim(String number, UUID personId) {
        jdbc.sql("""
                insert into people.nhs_number (nhs_number, person_id) values (:number, :id) on conflict do nothing
                """).param("number", number).param("id", personId).update();
        return jdbc.sql("select person_id from people.nhs_number where nhs_number = :number")
                .param("number", number)
                .query(UUID.class)
                .single()
                .equals(personId);
    }

    /** What somebody is called: enough to tell whether it is them. */
    record Called(
            UUID personId,
            @Nullable String familyName,
            @Nullable String givenName,
            @Nullable String preferredName) {}

    /** What those are called who have every identifier but the names, in no order. At most so many. */
    List<Called> called(PersonSearch search, int limit) {
        return asking(search, "select person_id, family_name, given_name, preferred_name", limit, "")
                .query(Called.class)
                .list();
    }

    List<Person> search(PersonSearch search, int limit) {
        return asking(search, "select " + COLUMNS, limit, " order by family_name, given_name, birth_date, person_id")
                .query(PersonRepository::row)
                .list();
    }

    private JdbcClient.StatementSpec asking(PersonSearch search, String what, int limit, String order) {
        List<String> all = new ArrayList<>();
        if (search.nhsNumber() != null) {
            all.add("person_id in (select person_id from people.nhs_number where nhs_number = :number)");
        }
        if (search.familyName() != null) {
            all.add("lower(family_name) = lower(:family)");
        }
        if (search.givenName() != null) {
            all.add("(lower(given_name) = lower(:given) or lower(preferred_name) = lower(:given))");
        }
        if (search.birthDate() != null) {
            all.add("birth_date = :birth");
        }
        if (search.postcode() != null) {
            all.add("postcode = :postcode");
        }
        return jdbc.sql(what + " from people.person where " + String.join(" and ", all) + order + " limit :limit")
                .param("number", search.nhsNumber())
                .param("family", search.familyName())
                .param("given", search.givenName())
                .param("birth", search.birthDate())
                .param("postcode", search.postcode())
                .param("limit", limit);
    }

    Person insert(UUID personId, Status status, NhsNumberStatus numberStatus, Details d) {
        jdbc.sql("""
                insert into people.person (person_id, status, nhs_number, nhs_number_status, family_name, given_name,
                    preferred_name, birth_date, gender, address_line, postcode, phone, email, practice_ods, language,
                    interpreter_needed, veteran, description, no_fixed_abode, found_at, found_postcode, outreach,
                    birth_year, birth_month, age_said, age_band, birth_said_on)
                values (:personId, :status, :nhsNumber, :numberStatus, :familyName, :givenName,
                    :preferredName, :birthDate, :gender, :addressLine, :postcode, :phone, :email, :practiceOds, :language,
                    :interpreterNeeded, :veteran, :description, :noFixedAbode, :foundAt, :foundPostcode, :outreach,
                    :birthYear, :birthMonth, :ageSaid, :ageBand, :birthSaidOn)
                """)
                .params(said(d.aboutBirth()))
                .param("personId", personId)
                .param("status", status.name())
                .param("nhsNumber", d.nhsNumber())
                .param("numberStatus", numberStatus.name())
                .param("familyName", d.familyName())
                .param("givenName", d.givenName())
                .param("preferredName", d.preferredName())
                .param("birthDate", d.birthDate())
                .param("gender", d.gender().code())
                .param("addressLine", d.addressLine())
                .param("postcode", d.postcode())
                .param("phone", d.phone())
                .param("email", d.email())
                .param("practiceOds", d.practiceOds())
                .param("language", d.language())
                .param("interpreterNeeded", d.interpreterNeeded())
                .param("veteran", d.veteran())
                .param("description", d.description())
                .param("noFixedAbode", d.noFixedAbode() != null)
                .param(
                        "foundAt",
                        d.noFixedAbode() == null ? null : d.noFixedAbode().foundAt())
                .param(
                        "foundPostcode",
                        d.noFixedAbode() == null ? null : d.noFixedAbode().foundPostcode())
                .param(
                        "outreach",
                        d.noFixedAbode() == null ? null : d.noFixedAbode().outreach())
                .update();
        return new Person(
                personId,
                status,
                d.nhsNumber(),
                numberStatus,
                d.familyName(),
                d.givenName(),
                d.preferredName(),
                d.birthDate(),
                d.gender(),
                d.addressLine(),
                d.postcode(),
                d.phone(),
                d.email(),
                d.practiceOds(),
                d.language(),
                d.interpreterNeeded(),
                d.veteran(),
                d.description(),
                null,
                true,
                d.noFixedAbode(),
                d.aboutBirth(),
                0);
    }

    Person complete(Person before, NhsNumberStatus numberStatus, Details d) {
        Status status = d.isIdentifying() ? Status.KNOWN : before.status();
        int changed = jdbc.sql("""
                update people.person
                   set status = :status, nhs_number_status = :numberStatus, nhs_number = coalesce(:nhsNumber, nhs_number),
                       family_name = coalesce(:familyName, family_name), given_name = coalesce(:givenName, given_name),
                       birth_date = coalesce(:birthDate, birth_date), postcode = coalesce(:postcode, postcode),
                       address_line = coalesce(:addressLine, address_line), phone = coalesce(:phone, phone),
                       practice_ods = coalesce(:practiceOds, practice_ods), birth_year = :birthYear,
                       birth_month = :birthMonth, age_said = :ageSaid, age_band = :ageBand,
                       birth_said_on = :birthSaidOn, version = version + 1
                 where person_id = :personId and version = :version
                """)
                .params(said(d.aboutBirth() == null ? before.aboutBirth() : d.aboutBirth()))
                .param("status", status.name())
                .param("numberStatus", numberStatus.name())
                .param("nhsNumber", d.nhsNumber())
                .param("familyName", d.familyName())
                .param("givenName", d.givenName())
                .param("birthDate", d.birthDate())
                .param("postcode", d.postcode())
                .param("addressLine", d.addressLine())
                .param("phone", d.phone())
                .param("practiceOds", d.practiceOds())
                .param("personId", before.personId())
                .param("version", before.version())
                .update();
        if (changed == 0) {
            throw new StaleEdit("person");
        }
        return find(before.personId()).orElseThrow();
    }

    /** Where somebody without a fixed abode is; none where they have one. */
    void abode(UUID personId, @Nullable NoFixedAbode abode) {
        jdbc.sql("""
                update people.person
                   set no_fixed_abode = :noFixedAbode, found_at = :foundAt, found_postcode = :foundPostcode,
                       outreach = :outreach, version = version + 1
                 where person_id = :personId
                """)
                .param("noFixedAbode", abode != null)
                .param("foundAt", abode == null ? null : abode.foundAt())
                .param("foundPostcode", abode == null ? null : abode.foundPostcode())
                .param("outreach", abode == null ? null : abode.outreach())
                .param("personId", personId)
                .update();
    }

    void died(UUID personId, @Nullable LocalDate on, boolean known) {
        jdbc.sql(
                        "update people.person set died_on = :on, day_of_death_known = :known, version = version + 1 where person_id = :personId")
                .param("known", known)
                .param("on", on)
                .param("personId", personId)
                .update();
    }

    void ethnicity(UUID personId, EthnicCategory category, Instant at) {
        jdbc.sql("""
                insert into people.ethnic_category (person_id, code, recorded_at) values (:personId, :code, :at)
                on conflict (person_id) do update set code = excluded.code, recorded_at = excluded.recorded_at
                """)
                .param("personId", personId)
                .param("code", category.code())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    Map<UUID, EthnicCategory> ethnicities(Collection<UUID> personIds) {
        Map<UUID, EthnicCategory> answer = new HashMap<>();
        jdbc.sql("select person_id, code from people.ethnic_category where person_id = any(:ids)")
                .param("ids", personIds.toArray(UUID[]::new))
                .query(rs -> {
                    UUID personId = rs.getObject("person_id", UUID.class);
                    EthnicCategory.ofCode(rs.getString("code")).ifPresent(code -> answer.put(personId, code));
                });
        return answer;
    }

    private static Person row(ResultSet rs, int number) throws SQLException {
        return new Person(
                rs.getObject("person_id", UUID.class),
                Status.valueOf(rs.getString("status")),
                text(rs, "nhs_number"),
                NhsNumberStatus.valueOf(rs.getString("nhs_number_status")),
                text(rs, "family_name"),
                text(rs, "given_name"),
                text(rs, "preferred_name"),
                rs.getObject("birth_date", LocalDate.class),
                Gender.ofCode(rs.getString("gender")),
                text(rs, "address_line"),
                text(rs, "postcode"),
                text(rs, "phone"),
                text(rs, "email"),
                text(rs, "practice_ods"),
                text(rs, "language"),
                rs.getBoolean("interpreter_needed"),
                rs.getBoolean("veteran"),
                text(rs, "description"),
                rs.getObject("died_on", LocalDate.class),
                rs.getBoolean("day_of_death_known"),
                rs.getBoolean("no_fixed_abode")
                        ? new NoFixedAbode(text(rs, "found_at"), text(rs, "found_postcode"), text(rs, "outreach"))
                        : null,
                aboutBirth(rs),
                rs.getLong("version"));
    }

    /** What was said of a birth, as it is stored: all of it, or nothing. */
    private static Map<String, @Nullable Object> said(@Nullable AboutBirth about) {
        AgeBand band = about == null ? null : about.band();
        Map<String, @Nullable Object> said = new HashMap<>();
        said.put("birthYear", about == null ? null : about.year());
        said.put("birthMonth", about == null ? null : about.month());
        said.put("ageSaid", about == null ? null : about.age());
        said.put("ageBand", band == null ? null : band.code());
        said.put("birthSaidOn", about == null ? null : about.saidOn());
        return said;
    }

    private static @Nullable AboutBirth aboutBirth(ResultSet rs) throws SQLException {
        LocalDate saidOn = rs.getObject("birth_said_on", LocalDate.class);
        return saidOn == null
                ? null
                : new AboutBirth(
                        rs.getObject("birth_year", Integer.class),
                        rs.getObject("birth_month", Integer.class),
                        rs.getObject("age_said", Integer.class),
                        Optional.ofNullable(rs.getString("age_band"))
                                .flatMap(AgeBand::ofCode)
                                .orElse(null),
                        saidOn);
    }

    private static @Nullable String text(ResultSet rs, String column) throws SQLException {
        return rs.getString(column);
    }
}
