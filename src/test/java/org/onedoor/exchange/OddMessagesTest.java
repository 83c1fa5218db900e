package org.onedoor.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.TestPostgres;
import org.onedoor.exchange.Partner.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Messages that are written as few write them: taken where it is clear what is meant, refused where the meaning turns. */
@OneDoorTest
class OddMessagesTest {
    private static final String EVENTS = "https://fhir.nhs.uk/CodeSystem/message-events-bars";

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    JdbcClient jdbc;

    private final Random random = new Random();
    private Partner partner;
    private ObjectNode message;

    @BeforeEach
    void write() {
        partner = new Partner(
                port, cast.machine("RYC", "secret", "bars", "read", "write").clientId(), "secret");
        message = Messages.fresh(Messages.REFERRAL, random);
    }

    private ObjectNode of(String type) {
        return Messages.resource(message, type);
    }

    private String number() {
        return of("Patient").path("identifier").path(0).path("value").asString();
    }

    private record Known(String familyName, String birthDate, String practice) {}

    private List<Known> known() {
        return jdbc.sql("""
                select family_name, birth_date::text as birth_date, practice_ods as practice from people.person
                 where nhs_number = :number
                """).param("number", number()).query(Known.class).list();
    }

    private static String reference(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return Messages.resource(answer.json(), "ServiceRequest").path("id").asString();
    }

    private String column(String column, String reference) {
        return TestPostgres.stored()
                .sql("select " + column + " from frontdoor.referral where reference = :reference")
                .param("reference", reference)
                .query(String.class)
                .single();
    }

    private void refused(int status, String issue, String words) {
        Answer answer = partner.process(message);
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.issue()).isEqualTo(issue);
        assertThat(answer.diagnostics()).contains(words);
        assertThat(known()).as("nothing came of it").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1980-01-01T00:00:00Z", "1980-01-01T23:30:00+01:00", "1980-01-01T00:00:00.1+14:00"})
    void aBirthDateWithATimeIsTheDayAsWrittenAndTheSenderIsTold(String birthDate) {
        of("Patient").put("birthDate", birthDate);
        Answer answer = partner.process(message);
        assertThat(Messages.remarks(answer)).contains("Patient.birthDate");
        assertThat(answer.body()).contains("the day as written is taken, 1980-01-01");
        assertThat(Messages.resource(answer.json(), "Patient").path("birthDate").asString())
                .isEqualTo("1980-01-01");
        assertThat(known()).extracting(Known::birthDate).containsExactly("1980-01-01");
    }

    @Test
    void aDayWithATimeAnywhereElseStopsNoMessageEither() {
        of("Practitioner").put("birthDate", "1980-01-01T00:00:00Z");
        ObjectNode extension = of("Patient").withArray("extension").addObject();
        extension.put("url", "https://example.com/since").put("valueDate", "2020-02-02T10:00:00+01:00");
        ObjectNode inner = message.withArray("entry").addObject();
        inner.put("fullUrl", "urn:uuid:" + UUID.randomUUID());
        ObjectNode nested =
                inner.putObject("resource").put("resourceType", "Bundle").put("type", "collection");
        nested.putArray("entry")
                .addObject()
                .putObject("resource")
                .put("resourceType", "Patient")
                .put("birthDate", "1980-01-01T00:00:00Z");
        assertThat(reference(partner.process(message))).startsWith("OD-");
    }

    @Test
    void aCancellationWithSuchADayIsTaken() {
        String reference = reference(partner.process(message));
        message.put("id", UUID.randomUUID().toString());
        of("ServiceRequest").put("id", reference);
        of("Patient").put("birthDate", "1959-05-04T00:00:00Z");
        Messages.reason(message, "delete");
        assertThat(reference(partner.process(message))).isEqualTo(reference);
        assertThat(column("state", reference)).isEqualTo("CANCELLED");
    }

    @Test
    void aTimeWithoutItsSecondsIsThatMinute() {
        of("ServiceRequest").put("authoredOn", "2026-03-01T10:15Z");
        Answer answer = partner.process(message);
        assertThat(reference(answer)).startsWith("OD-");
        assertThat(Messages.remarks(answer)).doesNotContain("ServiceRequest.authoredOn");
        assertThat(Messages.resource(answer.json(), "ServiceRequest")
                        .path("authoredOn")
                        .asString())
                .isEqualTo("2026-03-01T10:15:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "valueInstant,2020",
        "valueInstant,2020-02-02",
        "valueDateTime,2020-02-02T10:00Z",
        "valueTime,25:99",
        "valueUuid,x",
        "valueOid,x",
        "valueId,a b",
        "valueUri,a b",
        "valueMarkdown,' '",
        "valueUnsignedInt,-1",
        "valuePositiveInt,0",
        "valueInteger,99999999999",
        "valueDecimal,1e9",
        "valueBase64Binary,%%",
        "valueCode,' '"
    })
    void noOddValueIsAFaultOfOursAfterTheMessageHasBeenTaken(String element, String value) {
        for (String quote : List.of("\"", "")) {
            message.put("id", UUID.randomUUID().toString());
            ObjectNode odd = of("Patient").putArray("extension").addObject();
            odd.put("url", "https://example.com/odd").put(element, "ODD");
            String json = message.toString().replace("\"ODD\"", quote + value + quote);
            Answer answer = partner.process(json.getBytes(StandardCharsets.UTF_8));
            assertThat(answer.status()).as(answer.body()).isIn(200, 400);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {EVENTS + "#servicerequest-request", "https://example.com/events/ServiceRequest-Request"})
    void anEventNamedByItsAddressIsRead(String uri) {
        of("MessageHeader").remove("eventCoding");
        of("MessageHeader").put("eventUri", uri);
        Answer answer = partner.process(message);
        assertThat(reference(answer)).startsWith("OD-");
        JsonNode header = Messages.resource(answer.json(), "MessageHeader");
        assertThat(header.path("eventCoding").path("code").asString()).isEqualTo("servicerequest-response");
        assertThat(header.has("eventUri")).isFalse();
    }

    @Test
    void anAddressOfNoEventKnownHereIsRefusedInWords() {
        of("MessageHeader").remove("eventCoding");
        of("MessageHeader").put("eventUri", "https://example.com/events#dance");
        refused(400, "value REC_BAD_REQUEST MessageHeader.eventUri", "must end with the event");
        of("MessageHeader").remove("eventUri");
        refused(400, "required REC_BAD_REQUEST MessageHeader.eventCoding", "eventCoding.code is needed");
    }

    /** The entry of the Patient's practice, at an address, and the reference to it. */
    private ObjectNode practice(String fullUrl, String reference) {
        Messages.at("F81077", message);
        ObjectNode named =
                (ObjectNode) of("Patient").path("generalPractitioner").path(0);
        String before = named.path("reference").asString();
        for (JsonNode entry : message.path("entry")) {
            if (entry.path("fullUrl").asString("").equals(before)) {
                ((ObjectNode) entry).put("fullUrl", fullUrl);
                ((ObjectNode) entry.path("resource")).remove("id");
                named.put("reference", reference);
                return (ObjectNode) entry.path("resource");
            }
        }
        throw new AssertionError("No practice");
    }

    @ParameterizedTest
    @CsvSource({
        "https://sender.example/fhir/Organization/gp-1,Organization/gp-1",
        "https://sender.example/fhir/Organization/gp-1,https://sender.example/fhir/Organization/gp-1",
        "urn:uuid:0b5e4f52-9c1d-4ad1-8f2f-3a9d6d3f7a10,urn:uuid:0B5E4F52-9C1D-4AD1-8F2F-3A9D6D3F7A10",
        "Organization/gp-1,Organization/gp-1"
    })
    void thePracticeIsFoundHoweverItIsReferredTo(String fullUrl, String reference) {
        practice(fullUrl, reference);
        assertThat(reference(partner.process(message))).startsWith("OD-");
        assertThat(known()).extracting(Known::practice).containsExactly("F81077");
    }

    @Test
    void ofTwoOrganisationsThatAnswerToOneReferenceNeitherIsThePracticeAndTheSenderIsTold() {
        ObjectNode first = practice("https://sender.example/fhir/Organization/1", "Organization/1");
        ObjectNode second = message.withArray("entry").addObject();
        second.put("fullUrl", "https://other.example/fhir/Organization/1");
        second.set("resource", first.deepCopy());
        assertThat(Messages.remarks(partner.process(message))).contains("Patient.generalPractitioner");
        assertThat(known()).extracting(Known::practice).containsOnlyNulls();
    }

    @Test
    void aRequestThatSomethingIsNotDoneMakesNoReferral() {
        of("ServiceRequest").put("doNotPerform", true);
        refused(
                422,
                "not-supported REC_UNPROCESSABLE_ENTITY ServiceRequest.doNotPerform",
                "to take a request back, send it as revoked");
        of("ServiceRequest").put("doNotPerform", false);
        assertThat(reference(partner.process(message))).startsWith("OD-");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ServiceRequest", "Patient", "MessageHeader", "Encounter"})
    void anExtensionThatMayTurnTheMeaningIsNotIgnored(String type) {
        of(type).withArray("modifierExtension")
                .addObject()
                .put("url", "https://example.com/not-meant")
                .put("valueBoolean", true);
        refused(
                422,
                "not-supported REC_UNPROCESSABLE_ENTITY " + type + ".modifierExtension",
                "https://example.com/not-meant");
    }

    @Test
    void anExtensionThatMayTurnTheMeaningOfWhatNobodyReadsStopsNoMessage() {
        of("Practitioner")
                .withArray("modifierExtension")
                .addObject()
                .put("url", "https://example.com/not-meant")
                .put("valueBoolean", true);
        assertThat(reference(partner.process(message))).startsWith("OD-");
    }

    @ParameterizedTest
    @ValueSource(strings = {"draft", "on-hold", "completed", "unknown"})
    void aNewRequestThatIsNotActiveIsTakenAndBothSidesAreTold(String status) {
        of("ServiceRequest").put("status", status);
        Answer answer = partner.process(message);
        assertThat(Messages.remarks(answer)).contains("ServiceRequest.status");
        assertThat(column("reason", reference(answer))).contains("The message gives its status as " + status);
    }

    @ParameterizedTest
    @CsvSource({
        "ServiceRequest,authoredOn,2026-11-27T10:00:00Z,2026-11-27T11:00:00Z",
        "ServiceRequest,priority,urgent,routine",
        "Patient,birthDate,1959-05-04,1960-05-04",
        "Patient,gender,male,female"
    })
    void aListOfOneIsThatOneAndOfTwoNeitherIsChosen(String type, String element, String one, String other) {
        of(type).putArray(element).add(one).add(other);
        refused(400, "invalid REC_BAD_REQUEST", element);
        of(type).putArray(element).add(one);
        Answer answer = partner.process(message);
        assertThat(reference(answer)).startsWith("OD-");
        assertThat(Messages.resource(answer.json(), type).path(element).asString())
                .startsWith(one.substring(0, 4));
        assertThat(Messages.resource(answer.json(), type).path(element).isArray())
                .isFalse();
        assertThat(known()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"doNotPerform\":true;ServiceRequest.doNotPerform",
                "\"status\":\"draft\";ServiceRequest.status",
                "\"status\":\"revoked\";ServiceRequest.status",
                "\"modifierExtension\":[{\"url\":\"https://example.com/not\",\"valueBoolean\":true}];ServiceRequest.modifierExtension"
            })
    void aReferralPostedThatIsNotMeantToBeActedOnIsNotMade(String said, String where) {
        reference(partner.process(message));
        String body = """
                {"resourceType":"ServiceRequest","intent":"order",
                "subject":{"identifier":{"system":"https://fhir.nhs.uk/Id/nhs-number","value":"%s"}},
                "reasonCode":[{"text":"Low for weeks"}],%s}""";
        Answer refused = partner.post("/ServiceRequest", body.formatted(number(), said), null);
        assertThat(refused.status()).as(refused.body()).isEqualTo(422);
        assertThat(refused.issue()).endsWith(where);
        Answer made = partner.post("/ServiceRequest", body.formatted(number(), "\"status\":\"active\""), null);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
    }
}
