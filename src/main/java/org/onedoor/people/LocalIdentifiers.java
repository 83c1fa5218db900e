package org.onedoor.people;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.onedoor.people.PersonEvents.LocalIdentifierEnded;
import org.onedoor.people.PersonEvents.LocalIdentifierRecorded;
import org.onedoor.platform.Act;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Writing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What other record systems call each person: LOCAL PATIENT IDENTIFIER (EXTENDED) with the ORGANISATION IDENTIFIER it is
 * of (NHS Data Dictionary), and the system, since one organisation may have several. Reading is part of the caller's look.
 */
@Repository
public class LocalIdentifiers {
    /** As the NHS Data Dictionary has it: at most 20 characters. */
    public static final int LONGEST = 20;

    private final JdbcClient jdbc;

    LocalIdentifiers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One number. @param system what the record system is called there */
    public record LocalIdentifier(
            UUID personId, UUID organisationId, String system, String value, OffsetDateTime since) {}

    /** Those that are in use, the oldest first. */
    public List<LocalIdentifier> of(Collection<UUID> personIds) {
        return jdbc.sql("""
                select person_id, organisation_id, system, value, since
                  from people.local_identifier
                 where person_id = any(:ids) and until is null
                 order by since, organisation_id, system, value
                """)
                .param("ids", personIds.toArray(UUID[]::new))
                .query(LocalIdentifier.class)
                .list();
    }

    /** Whoever has this number in some system, the newest first. */
    public List<LocalIdentifier> withValue(String value) {
        return jdbc.sql("""
                select person_id, organisation_id, system, value, since
                  from people.local_identifier
                 where value = :value and until is null
                 order by since desc
                 limit 50
                """)
                .param("value", tidy(value))
                .query(LocalIdentifier.class)
                .list();
    }

    /** Everyone else who has one of this person's numbers in the same system. */
    List<UUID> sharing(UUID personId) {
        return jdbc.sql("""
                select distinct other.person_id
                  from people.local_identifier mine
                  join people.local_identifier other
                    on other.value = mine.value and other.organisation_id = mine.organisation_id
                   and lower(other.system) = lower(mine.system) and other.person_id <> mine.person_id
                   and other.until is null
                 where mine.person_id = :id and mine.until is null
                """).param("id", personId).query(UUID.class).list();
    }

    /**
     * Keeps a number, inside an act about the person; one that is known already stays as it is. A number that somebody else
     * has in the same system is kept too: the two are then shown to whoever reviews who is who.
     *
     * @throws Invalid when it cannot be one
     */
    public void record(Act act, UUID organisationId, String system, String value) {
        String named = Writing.storable(system).strip();
        String number = tidy(value);
        check(named, number);
        UUID personId = act.subject().id();
        boolean known = of(List.of(personId)).stream()
                .anyMatch(each -> each.organisationId().equals(organisationId)
                        && each.system().equalsIgnoreCase(named)
                        && each.value().equals(number));
        if (known) {
            return;
        }
        jdbc.sql("""
                insert into people.local_identifier (person_id, organisation_id, system, value, since)
                values (:id, :organisation, :system, :value, :now)
                """)
                .param("id", personId)
                .param("organisation", organisationId)
                .param("system", named)
                .param("value", number)
                .param("now", act.now().atOffset(ZoneOffset.UTC))
                .update();
        compareAgain(personId);
        act.happened(new LocalIdentifierRecorded(organisationId.toString(), named));
    }

    private static void check(String system, String number) {
        Map<String, String> problems = new LinkedHashMap<>();
        if (system.isBlank()) {
            problems.put("system", "Say which record system the number is of, such as SystmOne");
        }
        Writing.limit(problems, "system", "The system's name", system, Writing.NAME);
        if (number.isEmpty()) {
            problems.put("value", "Enter the number that the system has for this person");
        } else if (number.length() > LONGEST) {
            problems.put("value", "A number in another system has at most " + LONGEST + " characters");
        }
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
    }

    /** It was not this person's, or the system is no longer used, inside an act about the person. */
    public void end(Act act, UUID organisationId, String system, String value) {
        int ended = jdbc.sql("""
                update people.local_identifier set until = :now
                 where person_id = :id and organisation_id = :organisation and system = :system and value = :value
                   and until is null
                """)
                .param("now", act.now().atOffset(ZoneOffset.UTC))
                .param("id", act.subject().id())
                .param("organisation", organisationId)
                .param("system", system)
                .param("value", value)
                .update();
        if (ended > 0) {
            compareAgain(act.subject().id());
            act.happened(new LocalIdentifierEnded(organisationId.toString(), system));
        }
    }

    private void compareAgain(UUID personId) {
        jdbc.sql("update people.person set compared = -1 where person_id = :id")
                .param("id", personId)
                .update();
    }

    private static String tidy(String value) {
        return Writing.storable(value).strip().toUpperCase(java.util.Locale.ROOT);
    }
}
