package org.onedoor.organisation;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Act;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Writing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Whom to speak to at a partner, and about what. Changing it joins an act about the organisation. */
@Repository
public class PartnerContacts {
    private final JdbcClient jdbc;

    PartnerContacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One of them. @param part what they answer for there */
    public record PartnerContact(
            UUID orgId,
            UUID contactId,
            String name,
            String part,
            @Nullable String email,
            @Nullable String phone,
            OffsetDateTime since) {}

    /** What a form says of somebody. */
    public record Said(String name, String part, String email, String phone) {}

    /** Those there now, by what they answer for. */
    public List<PartnerContact> of(UUID organisationId) {
        return jdbc.sql("""
                select org_id, contact_id, name, part, email, phone, since
                  from organisation.partner_contact
                 where org_id = :org and until is null
                 order by lower(part), lower(name), contact_id
                """)
                .param("org", organisationId)
                .query(PartnerContact.class)
                .list();
    }

    /** @throws Invalid when nobody could be reached by what is said */
    public void add(Act act, Said said) {
        check(said);
        jdbc.sql("""
                insert into organisation.partner_contact (org_id, contact_id, name, part, email, phone, since)
                values (:org, :id, :name, :part, :email, :phone, :now)
                """)
                .param("org", act.subject().id())
                .param("id", Ids.at(act.now()))
                .param("name", Writing.storable(said.name()).strip())
                .param("part", Writing.storable(said.part()).strip())
                .param("email", said.email().isBlank() ? null : said.email().strip())
                .param("phone", said.phone().isBlank() ? null : said.phone().strip())
                .param("now", act.now().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static void check(Said said) {
        Map<String, String> problems = new LinkedHashMap<>();
        if (said.name().isBlank()) {
            problems.put("name", "Enter who it is");
        }
        if (said.part().isBlank()) {
            problems.put("part", "Say what they answer for there, such as referrals or information sharing");
        }
        if (said.email().isBlank() && said.phone().isBlank()) {
            problems.put("email", "Enter an email address or a phone number");
        }
        if (!said.email().isBlank() && !said.email().strip().matches("[^@\\s]{1,64}@[^@\\s]{1,255}")) {
            problems.put("email", "Enter an email address, like name@example.com");
        }
        if (!said.phone().isBlank() && !said.phone().strip().matches("[0-9+() -]{6,25}")) {
            problems.put("phone", "Enter a phone number in digits, like 07700 900123");
        }
        Writing.limit(problems, "name", "The name", said.name(), Writing.NAME);
        Writing.limit(problems, "part", "What they answer for", said.part(), Writing.LINE);
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
    }

    /** They are no longer there. */
    public void end(Act act, UUID contactId) {
        jdbc.sql("""
                update organisation.partner_contact set until = :now
                 where org_id = :org and contact_id = :id and until is null
                """)
                .param("now", act.now().atOffset(ZoneOffset.UTC))
                .param("org", act.subject().id())
                .param("id", contactId)
                .update();
    }
}
