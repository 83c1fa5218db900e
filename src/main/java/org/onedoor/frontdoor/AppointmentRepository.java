package org.onedoor.frontdoor;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.StaleEdit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AppointmentRepository {
    private static final String COLUMNS = """
            person_id, appointment_id, referral_id, service_id, slot_id, starts_at, mode, state, version
            """;

    private final JdbcClient jdbc;

    AppointmentRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void book(
            UUID personId,
            UUID appointmentId,
            UUID referralId,
            UUID serviceId,
            @Nullable UUID slotId,
            Instant start,
            String mode) {
        jdbc.sql("""
                insert into frontdoor.appointment (person_id, appointment_id, referral_id, service_id, slot_id, starts_at, mode, state)
                values (:personId, :appointmentId, :referralId, :serviceId, :slotId, :start, :mode, 'booked')
                """)
                .param("personId", personId)
                .param("appointmentId", appointmentId)
                .param("referralId", referralId)
                .param("serviceId", serviceId)
                .param("slotId", slotId)
                .param("start", start.atOffset(ZoneOffset.UTC))
                .param("mode", mode)
                .update();
    }

    /** The appointment that is booked now, if there is one. */
    Optional<Appointment> booked(UUID personId, UUID referralId) {
        return jdbc.sql("select " + COLUMNS + """
                  from frontdoor.appointment
                 where person_id = :personId and referral_id = :referralId and state = 'booked'
                 order by starts_at
                 limit 1
                """)
                .param("personId", personId)
                .param("referralId", referralId)
                .query(Appointment.class)
                .optional();
    }

    /** Those booked for a time after {@code now}. */
    List<Appointment> toCome(UUID personId, UUID referralId, Instant now) {
        return jdbc.sql("select " + COLUMNS + """
                  from frontdoor.appointment
                 where person_id = :personId and referral_id = :referralId and state = 'booked' and starts_at > :now
                 order by starts_at
                """)
                .param("personId", personId)
                .param("referralId", referralId)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Appointment.class)
                .list();
    }

    List<Appointment> of(UUID personId, Collection<UUID> referralIds) {
        return of(List.of(personId), referralIds);
    }

    List<Appointment> of(Collection<UUID> personIds, Collection<UUID> referralIds) {
        return jdbc.sql("select " + COLUMNS + """
                  from frontdoor.appointment
                 where person_id = any(:personIds) and referral_id = any(:referralIds)
                 order by starts_at desc
                 limit 100
                """)
                .param("personIds", personIds.toArray(UUID[]::new))
                .param("referralIds", referralIds.toArray(UUID[]::new))
                .query(Appointment.class)
                .list();
    }

    void move(Appointment appointment, String state) {
        int changed = jdbc.sql("""
                update frontdoor.appointment set state = :state, version = version + 1
                 where person_id = :personId and appointment_id = :id and version = :version
                """)
                .param("state", state)
                .param("personId", appointment.personId())
                .param("id", appointment.appointmentId())
                .param("version", appointment.version())
                .update();
        if (changed == 0) {
            throw new StaleEdit("appointment");
        }
    }
}
