package org.onedoor.platform;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Gate.Ask;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The audit: one row for each look and each refused act. An act that is allowed writes its row with its events. */
@Repository
class Audit {
    private static final String COLUMNS = """
            insert into platform.audit (audit_id, at, account_id, name, role, organisation_id, client_id,
                                        correlation_id, action, data_class, what, subject_ids, outcome, basis)
            values\s""";
    private static final String ROW = "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final JdbcTemplate template;

    Audit(JdbcTemplate template) {
        this.template = template;
    }

    /**
     * One row, not yet written.
     *
     * @param shown the ids of everyone it is about
     * @param basis the rule that allowed it, or why it was refused
     */
    record Row(
            UUID auditId,
            Instant at,
            Actor actor,
            UUID correlationId,
            Ask ask,
            String what,
            List<UUID> shown,
            String outcome,
            String basis) {
        static Row of(
                Actor actor, String what, Ask ask, String outcome, String basis, Instant now, Collection<UUID> shown) {
            return new Row(Ids.at(now), now, actor, Acts.correlation(), ask, what, List.copyOf(shown), outcome, basis);
        }
    }

    /** Writes rows in the transaction that is running. */
    void write(List<Row> rows) {
        List<@Nullable Object> values = new ArrayList<>();
        StringBuilder sql = new StringBuilder(COLUMNS);
        for (Row row : rows) {
            sql.append(values.isEmpty() ? "" : ", ").append(ROW);
            Actor actor = row.actor();
            values.addAll(Arrays.asList(
                    row.auditId(),
                    row.at().atOffset(ZoneOffset.UTC),
                    actor.accountId(),
                    actor.name(),
                    actor.role(),
                    actor.organisationId(),
                    actor.clientId(),
                    row.correlationId(),
                    row.ask().action().name(),
                    row.ask().dataClass(),
                    row.what(),
                    row.shown().toArray(UUID[]::new),
                    row.outcome(),
                    row.basis()));
        }
        template.update(sql.toString(), values.toArray());
    }
}
