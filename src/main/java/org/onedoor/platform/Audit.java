package org.onedoor.platform;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.onedoor.platform.Gate.Ask;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The audit: one row for each look and each refused act. An act that is allowed writes its row with its events. */
@Repository
class Audit {
    private final JdbcClient jdbc;

    Audit(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void write(Actor actor, String what, Ask ask, String outcome, String basis, Instant now, Subject subject) {
        write(actor, what, ask, outcome, basis, now, List.of(subject.id()));
    }

    void write(Actor actor, String what, Ask ask, String outcome, String basis, Instant now, Collection<UUID> shown) {
        jdbc.sql("""
                insert into platform.audit (audit_id, at, account_id, name, role, organisation_id, client_id,
                                            correlation_id, action, data_class, what, subject_ids, outcome, basis)
                values (:auditId, :at, :accountId, :name, :role, :organisationId, :clientId,
                        :correlationId, :action, :dataClass, :what, :subjectIds, :outcome, :basis)
                """)
                .param("auditId", Ids.at(now))
                .param("at", now.atOffset(ZoneOffset.UTC))
                .param("accountId", actor.accountId())
                .param("name", actor.name())
                .param("role", actor.role())
                .param("organisationId", actor.organisationId())
                .param("clientId", actor.clientId())
                .param("correlationId", Acts.correlation())
                .param("action", ask.action().name())
                .param("dataClass", ask.dataClass())
                .param("what", what)
                .param("subjectIds", shown.toArray(UUID[]::new))
                .param("outcome", outcome)
                .param("basis", basis)
                .update();
    }
}
