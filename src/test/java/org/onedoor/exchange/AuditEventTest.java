package org.onedoor.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Copied;
import org.onedoor.exchange.Partner.Answer;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What an organisation's accounts and machines looked at, for the machine that watches over it. */
class AuditEventTest extends OneReferralSent {
    @Autowired
    Copied log;

    @Autowired
    DomainTime time;

    private Partner watcher;

    @BeforeEach
    void somebodyLooked() {
        assertThat(partner.get("/Patient/" + personId).status()).isEqualTo(200);
        log.now();
        watcher = watching("RYC");
    }

    private Partner watching(String ods) {
        return new Partner(port, cast.machine(ods, "secret", "audit").clientId(), "secret", "audit");
    }

    private String days() {
        LocalDate today = London.date(time.instant());
        return "/AuditEvent?date=ge" + today.minusDays(1) + "&date=lt" + today.plusDays(2);
    }

    @Test
    void aLookIsFoundByPatientAndReadById() {
        JsonNode entries = found(watcher.get(days() + "&patient=Patient/" + personId));
        JsonNode look = entries.valueStream()
                .map(entry -> entry.path("resource"))
                .filter(event -> event.toString().contains("\"description\":\"Patient\""))
                .findFirst()
                .orElseThrow();
        assertThat(look.path("action").asString()).isEqualTo("R");
        assertThat(look.path("outcome").asString()).isEqualTo("0");
        assertThat(look.path("agent").path(0).path("requestor").asBoolean()).isTrue();
        assertThat(look.path("agent").path(1).path("who").path("reference").asString())
                .startsWith("Organization/");
        assertThat(look.path("entity").findValuesAsString("reference")).contains("Patient/" + personId);
        Answer read = watcher.get("/AuditEvent/" + look.path("id").asString());
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.json().path("entity")).isEqualTo(look.path("entity"));
    }

    @Test
    void onlyTheOwnOrganisationsAndOnlyWithTheScope() {
        Partner elsewhere = watching("F81110");
        assertThat(found(elsewhere.get(days() + "&patient=Patient/" + personId)).size())
                .isZero();
        String own = found(watcher.get(days() + "&patient=Patient/" + personId))
                .path(0)
                .path("resource")
                .path("id")
                .asString();
        Answer hidden = elsewhere.get("/AuditEvent/" + own);
        assertThat(hidden.status()).isEqualTo(404);
        assertThat(hidden.body())
                .isEqualTo(elsewhere.get("/AuditEvent/" + UUID.randomUUID()).body());
        Answer without = partner.get(days());
        assertThat(without.status()).isEqualTo(403);
        assertThat(without.diagnostics()).contains("audit");
    }

    @Test
    void daysAreNeededAndNotTooMany() {
        for (String date : new String[] {"", "?date=ge2024-03-01", "?date=ge2024-01-01&date=lt2024-03-01"}) {
            Answer refused = watcher.get("/AuditEvent" + date);
            assertThat(refused.status()).as(date).isEqualTo(400);
            assertThat(refused.diagnostics()).as(date).contains("date");
        }
    }
}
