package org.onedoor.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.onedoor.exchange.Partner.Answer;
import tools.jackson.databind.JsonNode;

/** Who and what a partner's machine finds: people by safe identifiers within reach, organisations and services. */
class FhirSearchTest extends OneReferralSent {
    @Test
    void aPatientIsFoundByNhsNumberWithinReach() {
        String number = Messages.resource(message, "Patient")
                .path("identifier")
                .path(0)
                .path("value")
                .asString();
        for (String search : List.of(number, "https://fhir.nhs.uk/Id/nhs-number%7C" + number)) {
            JsonNode entries = found(partner.get("/Patient?identifier=" + search));
            assertThat(entries.size()).isEqualTo(1);
            JsonNode patient = entries.path(0).path("resource");
            assertThat(patient.path("id").asString()).isEqualTo(personId);
            assertThat(patient.path("birthDate").asString()).isEqualTo("1959-05-04");
            assertThat(found(stranger.get("/Patient?identifier=" + search)).size())
                    .isZero();
        }
        assertThat(found(partner.get("/Patient?identifier=1")).size()).isZero();
    }

    @Test
    void aPatientIsFoundByTwoIdentifiersWithinReachAndNeverByOne() {
        JsonNode sent = Messages.resource(message, "Patient");
        String family = sent.path("name").path(0).path("family").asString();
        for (String search : List.of(
                "family=" + family + "&birthdate=1959-05-04",
                "family:exact=" + family + "&birthdate=eq1959-05-04",
                "identifier=" + number() + "&birthdate=1959-05-04",
                "identifier=" + number() + "&family=" + family)) {
            JsonNode entries = found(partner.get("/Patient?" + search));
            assertThat(entries.findValuesAsString("id")).as(search).contains(personId);
            assertThat(found(stranger.get("/Patient?" + search)).findValuesAsString("id"))
                    .as(search)
                    .doesNotContain(personId);
        }
        assertThat(found(partner.get("/Patient?identifier=" + number() + "&birthdate=1960-05-04"))
                        .size())
                .isZero();
        for (String alone : List.of("family=" + family, "birthdate=1959-05-04", "given=Sam", "")) {
            Answer refused = partner.get("/Patient?" + alone);
            assertThat(refused.status()).as(alone).isIn(400, 422);
            assertThat(refused.body()).as(alone).contains("OperationOutcome");
        }
        for (String unsafe : List.of("birthdate=1959", "birthdate=ge1959-05-04", "birthdate=soon")) {
            Answer refused = partner.get("/Patient?family=" + family + "&" + unsafe);
            assertThat(refused.status()).as(unsafe).isIn(400, 422);
        }
        assertThat(partner.get("/Patient?birthdate=1959&family=" + family).body())
                .contains("birthdate must be one whole day, like 1985-03-27");
        assertThat(partner.get("/Patient?birthdate=1959-05-04&family:contains=" + family)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void organisationsAreFoundByHowTheirNameBegins() {
        JsonNode found = found(partner.get("/Organization?name=east%20of%20england%20amb"));
        assertThat(found.findValuesAsString("name")).contains("East of England Ambulance Service NHS Trust");
        assertThat(found(partner.get("/Organization?name=ambulance")).findValuesAsString("name"))
                .doesNotContain("East of England Ambulance Service NHS Trust");
        assertThat(found(partner.get("/Organization?identifier=RYC&name=west")).size())
                .isZero();
        assertThat(found(partner.get("/Organization?name=no%25such")).size()).isZero();
        assertThat(partner.get("/Organization").status()).isEqualTo(400);
    }

    @Test
    void anIdentifierOfAnotherSystemFindsNothing() {
        String number = Messages.resource(message, "Patient")
                .path("identifier")
                .path(0)
                .path("value")
                .asString();
        List<String> searches = List.of(
                "Patient?identifier=" + number,
                "Organization?identifier=RYC",
                "ServiceRequest?identifier=" + reference);
        for (String search : searches) {
            assertThat(found(partner.get("/" + search)).size()).as(search).isEqualTo(1);
            for (String system : List.of("foo%7C", "https://example.com/id/case%7C", "%7C")) {
                String asked = "/" + search.replaceFirst("=", "=" + system);
                assertThat(found(partner.get(asked)).size()).as(asked).isZero();
            }
        }
        for (String asked : List.of(
                "/Organization?identifier=https://fhir.nhs.uk/id/ods-organization-code%7CRYC",
                "/ServiceRequest?identifier=https://onedoor.example/id/referral%7C" + reference)) {
            assertThat(found(partner.get(asked)).size()).as(asked).isEqualTo(1);
        }
    }

    @Test
    void organisationsAndServicesAreFound() {
        JsonNode ambulance = found(partner.get("/Organization?identifier=RYC"));
        assertThat(ambulance.size()).isEqualTo(1);
        String id = ambulance.path(0).path("resource").path("id").asString();
        assertThat(partner.get("/Organization/" + id).json().path("id").asString())
                .isEqualTo(id);
        JsonNode services = found(partner.get("/HealthcareService?name=crisis"));
        assertThat(services.size()).isPositive();
        String service = services.path(0).path("resource").path("id").asString();
        assertThat(partner.get("/HealthcareService/" + service).status()).isEqualTo(200);
    }

    @Test
    void aSearchByNothingIsRefusedAndNeverTheWholeWorklist() {
        for (String search : List.of(
                "ServiceRequest?patient=",
                "ServiceRequest?subject=",
                "ServiceRequest?identifier=",
                "ServiceRequest?identifier=%7C",
                "ServiceRequest?status=",
                "ServiceRequest?patient",
                "ServiceRequest?patient=Patient/",
                "ServiceRequest?patient=%20&status=active",
                "Task?patient=",
                "Task?focus=",
                "Task?focus=ServiceRequest/",
                "Patient?identifier=",
                "Organization?name=",
                "HealthcareService?name=",
                "Slot?status=",
                "Slot?start=",
                "DocumentReference?subject:identifier=",
                "AuditEvent?patient=")) {
            Answer refused = partner.get("/" + search);
            String name = search.replaceFirst(".*\\?", "").replaceFirst("[=&].*", "");
            assertThat(refused.status()).as(search + " " + refused.body()).isEqualTo(400);
            assertThat(refused.diagnostics()).as(search).startsWith(name + " is empty.");
        }
        assertThat(found(partner.get("/ServiceRequest")).size())
                .as("no parameter at all")
                .isPositive();
    }

    @Test
    void aSearchByWhatIsNotKnownIsToldWhatIs() {
        for (String search : List.of(
                "ServiceRequest?name=x",
                "ServiceRequest?_id=x",
                "ServiceRequest?_include=ServiceRequest:subject",
                "ServiceRequest?code=x&status=active")) {
            Answer refused = partner.get("/" + search);
            String name = search.replaceFirst(".*\\?", "").replaceFirst("[=&].*", "");
            assertThat(refused.status()).as(search + " " + refused.body()).isEqualTo(400);
            assertThat(refused.diagnostics())
                    .as(search)
                    .isEqualTo(
                            "ServiceRequest cannot be searched by " + name
                                    + ". What it can be searched by: identifier, patient, status, subject; and _count and _offset.");
        }
    }
}
