package org.onedoor.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.people.NationalService.Heard;
import org.onedoor.people.Trace.State;
import org.onedoor.people.pds.PdsPatient;
import org.onedoor.platform.Act;
import org.onedoor.platform.StaleEdit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class TraceRepository {
    private static final String COLUMNS = """
            person_id, trace_id, state, asked_at, asked_by, asked_org, asked_team, sent_number, sent_family, sent_given,
            sent_birth, sent_gender, sent_postcode, tries, next_try_at, answered_at, words, number, family_name,
            given_name, birth_date, gender, address_line, postcode, practice_ods, no_fixed_abode, restricted, died,
            died_on, decided_at, version
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    TraceRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<Trace> newest(UUID personId) {
        return jdbc.sql("select " + COLUMNS + """
                  from people.trace where person_id = :personId order by asked_at desc, trace_id desc limit 1
                """)
                .param("personId", personId)
                .query(TraceRepository::row)
                .optional();
    }

    Optional<Trace> find(UUID personId, UUID traceId) {
        return jdbc.sql("select " + COLUMNS + " from people.trace where person_id = :personId and trace_id = :traceId")
                .param("personId", personId)
                .param("traceId", traceId)
                .query(TraceRepository::row)
                .optional();
    }

    List<Trace> due(Instant now, int limit) {
        return jdbc.sql("select " + COLUMNS + """
                  from people.trace
                 where next_try_at <= :now and state in ('asking', 'away')
                 order by next_try_at, person_id
                 limit :limit
                """)
                .param("now", utc(now))
                .param("limit", limit)
                .query(TraceRepository::row)
                .list();
    }

    /** Another question takes its place: what was answered and not decided is forgotten. */
    void leaveOpen(UUID personId, Instant now) {
        jdbc.sql("""
                update people.trace
                   set state = 'left', next_try_at = null, decided_at = :now, number = null, family_name = null,
                       given_name = null, birth_date = null, gender = null, address_line = null, postcode = null,
                       practice_ods = null, died = false, died_on = null, version = version + 1
                 where person_id = :personId and state in ('asking', 'away', 'found')
                """).param("now", utc(now)).param("personId", personId).update();
    }

    void insert(Act act, UUID traceId, Person person, boolean byNumber, Instant next) {
        jdbc.sql("""
                insert into people.trace (person_id, trace_id, state, asked_at, asked_by, asked_org, asked_team,
                    sent_number, sent_family, sent_given, sent_birth, sent_gender, sent_postcode, next_try_at)
                values (:personId, :traceId, 'asking', :now, :by, :org, :team,
                    :number, :family, :given, :birth, :gender, :postcode, :next)
                """)
                .param("personId", person.personId())
                .param("traceId", traceId)
                .param("now", utc(act.now()))
                .param("by", act.actor().accountId())
                .param("org", act.actor().organisationId())
                .param("team", act.actor().teamId())
                .param("number", byNumber ? person.nhsNumber() : null)
                .param("family", byNumber ? null : person.familyName())
                .param("given", byNumber ? null : person.givenName())
                .param("birth", byNumber ? null : person.birthDate())
                .param("gender", byNumber ? null : NationalService.asked(person.gender()))
                .param("postcode", byNumber ? null : person.postcode())
                .param("next", utc(next))
                .update();
    }

    void answered(Trace trace, State state, @Nullable String words, @Nullable Instant next, Instant now) {
        jdbc.sql("""
                update people.trace
                   set state = :state, words = :words, next_try_at = :next, answered_at = :now, tries = tries + 1,
                       version = version + 1
                 where person_id = :personId and trace_id = :traceId
                """)
                .param("state", state.code())
                .param("words", words)
                .param("next", next == null ? null : utc(next))
                .param("now", utc(now))
                .param("personId", trace.personId())
                .param("traceId", trace.traceId())
                .update();
    }

    void found(Trace trace, Heard.One one, Instant now) {
        PdsPatient patient = one.patient();
        boolean placed = !patient.restricted();
        jdbc.sql("""
                update people.trace
                   set number = :number, family_name = :family, given_name = :given, birth_date = :birth,
                       gender = :gender, address_line = :line, postcode = :postcode, practice_ods = :practice,
                       no_fixed_abode = :none, restricted = :restricted, died = :died, died_on = :diedOn
                 where person_id = :personId and trace_id = :traceId
                """)
                .param("number", one.number())
                .param("family", Details.tidy(patient.family()))
                .param("given", Details.tidy(patient.given()))
                .param("birth", patient.birthDate())
                .param("gender", NationalService.gender(patient.gender()).code())
                .param("line", placed ? Details.tidy(patient.addressLine()) : null)
                .param("postcode", placed ? Details.postcode(patient.postcode()) : null)
                .param("practice", placed ? patient.practiceOds() : null)
                .param("none", placed && patient.noFixedAbode())
                .param("restricted", patient.restricted())
                .param("died", patient.deceased())
                .param("diedOn", patient.diedOn())
                .param("personId", trace.personId())
                .param("traceId", trace.traceId())
                .update();
        answered(trace, State.FOUND, null, null, now);
    }

    /** What was answered goes; the number stays where it was found to be theirs. */
    void decided(Trace trace, State state, String taken, Map<String, String> replaced, Act act) {
        jdbc.sql("""
                update people.trace
                   set state = :state, decided_at = :now, decided_by = :by, taken = :taken, replaced = :replaced::jsonb,
                       number = case when :keep then number end, family_name = null, given_name = null,
                       birth_date = null, gender = null, address_line = null, postcode = null, practice_ods = null,
                       died = died and :keep, died_on = case when :keep then died_on end, version = version + 1
                 where person_id = :personId and trace_id = :traceId
                """)
                .param("state", state.code())
                .param("now", utc(act.now()))
                .param("by", act.actor().accountId())
                .param("taken", taken)
                .param("replaced", json.writeValueAsString(replaced))
                .param("keep", state != State.NOT_SAME)
                .param("personId", trace.personId())
                .param("traceId", trace.traceId())
                .update();
    }

    /** The number is theirs and verified, and of the answer what was chosen is taken. */
    void take(Person before, Trace trace, String number, Set<TraceField> chosen) {
        boolean address = chosen.contains(TraceField.ADDRESS);
        String family = chosen.contains(TraceField.FAMILY_NAME) ? trace.familyName() : before.familyName();
        LocalDate birth = chosen.contains(TraceField.BIRTH_DATE) ? trace.birthDate() : before.birthDate();
        Gender gender = chosen.contains(TraceField.GENDER) && trace.gender() != null ? trace.gender() : before.gender();
        int changed = jdbc.sql("""
                update people.person
                   set nhs_number = :number, nhs_number_status = 'PRESENT_VERIFIED', status = :status,
                       family_name = :family, given_name = :given, birth_date = :birth, gender = :gender,
                       address_line = :line, postcode = :postcode, practice_ods = :practice, version = version + 1
                 where person_id = :personId and version = :version
                """)
                .param("number", number)
                .param("status", (family != null && birth != null ? Person.Status.KNOWN : before.status()).name())
                .param("family", family)
                .param("given", chosen.contains(TraceField.GIVEN_NAME) ? trace.givenName() : before.givenName())
                .param("birth", birth)
                .param("gender", gender.code())
                .param("line", address ? trace.addressLine() : before.addressLine())
                .param("postcode", address ? trace.postcode() : before.postcode())
                .param("practice", chosen.contains(TraceField.PRACTICE) ? trace.practiceOds() : before.practiceOds())
                .param("personId", before.personId())
                .param("version", before.version())
                .update();
        if (changed == 0) {
            throw new StaleEdit("person");
        }
    }

    private static Trace row(ResultSet rs, int number) throws SQLException {
        String gender = rs.getString("gender");
        return new Trace(
                rs.getObject("person_id", UUID.class),
                rs.getObject("trace_id", UUID.class),
                State.ofCode(rs.getString("state")),
                rs.getObject("asked_at", OffsetDateTime.class),
                rs.getObject("asked_by", UUID.class),
                rs.getObject("asked_org", UUID.class),
                rs.getObject("asked_team", UUID.class),
                rs.getString("sent_number"),
                rs.getString("sent_family"),
                rs.getString("sent_given"),
                rs.getObject("sent_birth", LocalDate.class),
                rs.getString("sent_gender"),
                rs.getString("sent_postcode"),
                rs.getInt("tries"),
                rs.getObject("next_try_at", OffsetDateTime.class),
                rs.getObject("answered_at", OffsetDateTime.class),
                rs.getString("words"),
                rs.getString("number"),
                rs.getString("family_name"),
                rs.getString("given_name"),
                rs.getObject("birth_date", LocalDate.class),
                gender == null ? null : Gender.ofCode(gender),
                rs.getString("address_line"),
                rs.getString("postcode"),
                rs.getString("practice_ods"),
                rs.getBoolean("no_fixed_abode"),
                rs.getBoolean("restricted"),
                rs.getBoolean("died"),
                rs.getObject("died_on", LocalDate.class),
                rs.getObject("decided_at", OffsetDateTime.class),
                rs.getLong("version"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
