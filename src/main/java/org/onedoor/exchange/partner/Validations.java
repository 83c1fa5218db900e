package org.onedoor.exchange.partner;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which 999 calls came by message. */
@Repository
class Validations {
    private final JdbcClient jdbc;

    Validations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The first message about a call counts: later ones change nothing of what answers name. */
    void begun(Validation validation) {
        jdbc.sql("""
                insert into exchange.validation (incident_id, client_id, request_id, correlation_id, use_case)
                values (:incidentId, :clientId, :requestId, :correlationId, :useCase)
                on conflict do nothing
                """)
                .param("incidentId", validation.incidentId())
                .param("clientId", validation.clientId())
                .param("requestId", validation.requestId())
                .param("correlationId", validation.correlationId())
                .param("useCase", validation.useCase())
                .update();
    }

    Optional<Validation> find(UUID incidentId) {
        return jdbc.sql("""
                select incident_id, client_id, request_id, correlation_id, use_case
                  from exchange.validation where incident_id = :incidentId
                """)
                .param("incidentId", incidentId)
                .query(Validation.class)
                .optional();
    }
}
