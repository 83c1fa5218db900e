package org.onedoor.access;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.onedoor.TestPostgres;
import org.onedoor.access.Accounts.Account;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts a person and an account in a state of reach as it is stored, without the pages that lead to it. */
final class ReachStates {
    private final JdbcClient stored = TestPostgres.stored();
    private final OffsetDateTime begun;
    private final OffsetDateTime until;

    /** @param now of the domain */
    ReachStates(Instant now) {
        this.begun = now.minus(Duration.ofMinutes(1)).atOffset(ZoneOffset.UTC);
        this.until = now.plus(Duration.ofMinutes(50)).atOffset(ZoneOffset.UTC);
    }

    /** The account said a minute ago why it must see the person's crisis plan in an incident. */
    void inIncident(UUID personId, Account account) {
        stored.sql("""
                insert into access.stated_need (person_id, need_id, account_id, role, org_id, team_id, controller_id, basis,
                                                reason, begun_at, until)
                values (:person, :id, :account, :role, :org, null, :org, 'vital', 'Met on the bridge, in danger now',
                        :begun, :until)
                """)
                .param("person", personId)
                .param("id", UUID.randomUUID())
                .param("account", account.accountId())
                .param("role", account.role())
                .param("org", account.organisationId())
                .param("begun", begun)
                .param("until", until)
                .update();
    }

    /** The account broke the glass a minute ago, and proved who it is. */
    void throughGlass(UUID personId, Account account) {
        stored.sql("""
                insert into access.broken_glass (person_id, glass_id, reference, account_id, role, org_id, team_id, ground,
                                                 reason, proven, begun_at, until, told, review_org, review_due)
                values (:person, :id, :reference, :account, :role, :org, null, 'danger', 'Unconscious, nobody with them',
                        true, :begun, :until, '{}', :org, :until)
                """)
                .param("person", personId)
                .param("id", UUID.randomUUID())
                .param("reference", "BG-" + UUID.randomUUID().toString().substring(0, 8))
                .param("account", account.accountId())
                .param("role", account.role())
                .param("org", account.organisationId())
                .param("begun", begun)
                .param("until", until)
                .update();
    }

    /** The person wants nobody to see any of what they can object to. */
    void objecting(UUID personId) {
        for (Shareable what : Shareable.values()) {
            stored.sql("""
                    insert into access.objection (person_id, objection_id, org_id, data_class, made_at, made_by)
                    values (:person, :id, null, :what, :begun, :person)
                    """)
                    .param("person", personId)
                    .param("id", UUID.randomUUID())
                    .param("what", what.code())
                    .param("begun", begun)
                    .update();
        }
    }
}
