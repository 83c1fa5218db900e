package org.onedoor.platform.sealing;

import java.sql.Connection;
import java.sql.SQLException;

/** Audit rows like those of looks, for measuring with. */
public final class SampleAudit {
    private static final int TRANSACTION = 50;

    private SampleAudit() {}

    /** Adds so many rows, a second apart and until now, over the connection of the database's owner: so many a transaction. */
    public static void add(Connection owner, int rows) throws SQLException {
        try (var statement = owner.createStatement()) {
            for (int from = 0; from < rows; from += TRANSACTION) {
                statement.execute("""
                        insert into platform.audit (audit_id, at, account_id, name, role, organisation_id, correlation_id,
                                                    action, data_class, what, subject_ids, outcome, basis)
                        select gen_random_uuid(), now() - (%1$d - i) * interval '1 second', gen_random_uuid(),
                               'Dr Rowan Silverdale', 'clinician', gen_random_uuid(), gen_random_uuid(), 'READ',
                               'demographics', 'Person summary', array[gen_random_uuid()], 'allowed',
                               'relationship: referral'
                          from generate_series(%2$d, %3$d) i
                        """.formatted(rows, from + 1, Math.min(rows, from + TRANSACTION)));
            }
            statement.execute("vacuum analyze platform.audit");
        }
    }
}
