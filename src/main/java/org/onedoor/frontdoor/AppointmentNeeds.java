package org.onedoor.frontdoor;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.people.AccessNeeds.Adjustment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How each thing that somebody needs when they are seen is met at their appointments. */
@Repository
public class AppointmentNeeds {
    private final JdbcClient jdbc;

    AppointmentNeeds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One need at one appointment.
     *
     * @param how how it is met; none where it is not, or nobody could be asked
     * @param whyNot why it is not met yet; none where it is, or nobody could be asked
     */
    public record Met(
            UUID appointmentId,
            Adjustment need,
            @Nullable String how,
            @Nullable String whyNot) {
        /** In one line: {@code A hearing loop: the room by the entrance has one}. */
        public String words() {
            return need.label() + ": "
                    + (how != null ? how : whyNot != null ? "not yet. " + whyNot : "not arranged yet");
        }
    }

    /** Keeps what was said as a time was booked, inside the act that books it. */
    void keep(UUID personId, UUID appointmentId, Collection<Adjustment> needs, Arranged arranged) {
        for (Adjustment need : needs) {
            String how = arranged.how().get(need);
            jdbc.sql("""
                    insert into frontdoor.appointment_need (person_id, appointment_id, need, how, why_not)
                    values (:person, :appointment, :need, :how, :whyNot)
                    """)
                    .param("person", personId)
                    .param("appointment", appointmentId)
                    .param("need", need.code())
                    .param("how", how)
                    .param("whyNot", how == null ? arranged.whyNot() : null)
                    .update();
        }
    }

    /** Of each appointment of these people, by its id. Called from inside a look at them. */
    public Map<UUID, List<Met>> of(Collection<UUID> personIds) {
        return jdbc
                .sql("""
                select appointment_id, need, how, why_not from frontdoor.appointment_need
                 where person_id = any(:people) order by appointment_id, need
                """)
                .param("people", personIds.toArray(UUID[]::new))
                .query((rs, _) -> new Met(
                        rs.getObject("appointment_id", UUID.class),
                        need(rs.getString("need")),
                        rs.getString("how"),
                        rs.getString("why_not")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Met::appointmentId));
    }

    private static Adjustment need(String code) {
        return Arrays.stream(Adjustment.values())
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
