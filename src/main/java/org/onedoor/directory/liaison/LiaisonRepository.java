package org.onedoor.directory.liaison;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class LiaisonRepository {
    private final JdbcClient jdbc;

    LiaisonRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Hospital> hospitals() {
        return jdbc.sql("""
                select org_id, hospital_id, code, name, known_as, trust_id, service_id, source, answered, version
                  from directory.hospital order by name, hospital_id
                """).query(Hospital.class).list();
    }

    void add(Hospital hospital) {
        jdbc.sql("""
                insert into directory.hospital (org_id, hospital_id, code, name, known_as, trust_id, source, version)
                values (:org, :id, :code, :name, :knownAs, :trust, :source, 1)
                """)
                .param("org", hospital.orgId())
                .param("id", hospital.hospitalId())
                .param("code", hospital.code())
                .param("name", hospital.name())
                .param("knownAs", hospital.knownAs())
                .param("trust", hospital.trustId())
                .param("source", hospital.source())
                .update();
    }

    /** @return false when somebody changed it since */
    boolean put(Hospital hospital, long version, @Nullable UUID service) {
        return jdbc.sql("""
                update directory.hospital set service_id = :service, answered = true, version = version + 1
                 where org_id = :org and hospital_id = :id and version = :version
                """)
                        .param("service", service)
                        .param("org", hospital.orgId())
                        .param("id", hospital.hospitalId())
                        .param("version", version)
                        .update()
                == 1;
    }

    record Noted(UUID hospitalId, LocalDate fromOn, String hours, String source) {}

    List<Noted> hours() {
        return jdbc.sql(
                        "select hospital_id, from_on, hours, source from directory.liaison_hours order by hospital_id, from_on")
                .query(Noted.class)
                .list();
    }

    /** Said again for the same day, it takes the place of what was said. */
    void note(Hospital hospital, Noted noted, String role, Instant at) {
        jdbc.sql("""
                insert into directory.liaison_hours (org_id, hospital_id, from_on, hours, source, noted_by, noted_at)
                values (:org, :id, :from, :hours, :source, :role, :at)
                on conflict (org_id, hospital_id, from_on) do update
                   set hours = excluded.hours, source = excluded.source, noted_by = excluded.noted_by,
                       noted_at = excluded.noted_at
                """)
                .param("org", hospital.orgId())
                .param("id", hospital.hospitalId())
                .param("from", noted.fromOn())
                .param("hours", noted.hours())
                .param("source", noted.source())
                .param("role", role)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    List<Liaison.Item> items() {
        return jdbc.sql("select code, label, source from directory.fidelity_item order by rank, code")
                .query(Liaison.Item.class)
                .list();
    }

    List<Liaison.Answer> answers(Hospital hospital) {
        return jdbc.sql("""
                select item, on_day, answer, note, noted_by from directory.fidelity_answer
                 where org_id = :org and hospital_id = :id order by on_day, noted_at
                """)
                .param("org", hospital.orgId())
                .param("id", hospital.hospitalId())
                .query(Liaison.Answer.class)
                .list();
    }

    void answer(Hospital hospital, Liaison.Answer answer, Instant at) {
        jdbc.sql("""
                insert into directory.fidelity_answer (org_id, hospital_id, item, on_day, answer, note, noted_by, noted_at)
                values (:org, :id, :item, :on, :answer, :note, :by, :at)
                on conflict (org_id, hospital_id, item, on_day) do update
                   set answer = excluded.answer, note = excluded.note, noted_by = excluded.noted_by,
                       noted_at = excluded.noted_at
                """)
                .param("org", hospital.orgId())
                .param("id", hospital.hospitalId())
                .param("item", answer.item())
                .param("on", answer.onDay())
                .param("answer", answer.answer())
                .param("note", answer.note())
                .param("by", answer.notedBy())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }
}
