package org.onedoor.record;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds what a task leads to: what a carer told, what a person says is wrong, and what they asked to see. */
@Component
public class HeldItems {
    private final JdbcClient jdbc;

    HeldItems(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whoever has the reference learns nothing by it: the caller asks the gate about what is found. */
    public Optional<HeldItem> find(String reference) {
        return jdbc.sql("""
                select person_id, item_id, org_id as organisation_id, team_id
                  from record.held_item where reference = :reference limit 1
                """).param("reference", reference).query(HeldItem.class).optional();
    }
}
