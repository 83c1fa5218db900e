package org.onedoor.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.PastTheGate;
import org.onedoor.clock.ClockView;
import org.onedoor.clock.Clocks;
import org.onedoor.exchange.Partner.Answer;
import org.onedoor.frontdoor.Centre;
import org.onedoor.frontdoor.Worklists;
import org.onedoor.frontdoor.Worklists.Filter;
import org.onedoor.frontdoor.Worklists.Lane;
import org.onedoor.people.NhsNumber;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.people.Person.NhsNumberStatus;
import org.onedoor.record.Timeline;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** BaRS messages in: what each becomes, and what is answered. */
@OneDoorTest
class BarsTest {
    private static final FhirContext FHIR = FhirContext.forR4Cached();

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    People people;

    @Autowired
    Clocks clocks;

    @Autowired
    Timeline timeline;

    @Autowired
    Worklists worklists;

    @Autowired
    Centre centre;

    private final Random random = new Random();
    private Partner partner;

    @BeforeEach
    void signUp() {
        partner = partner("RYC");
    }

    private Partner partner(String ods) {
        return new Partner(
                port, cast.machine(ods, "secret", "bars", "read", "write").clientId(), "secret");
    }

    private record Known(UUID personId, UUID referralId, boolean review, String priority) {}

    private Known known(String reference) {
        return jdbc.sql("""
                select person_id, referral_id, identity_review as review, priority from frontdoor.held_referral
                 where reference = :reference
                """).param("reference", reference).query(Known.class).single();
    }

    private static Bundle bundle(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return FHIR.newJsonParser()
                .setParserErrorHandler(new StrictErrorHandler())
                .parseResource(Bundle.class, answer.body());
    }

    private static String reference(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        JsonNode focus = answer.body().contains("\"ServiceRequest\"")
                ? Messages.resource(answer.json(), "ServiceRequest")
                : Messages.resource(answer.json(), "Appointment");
        for (JsonNode identifier : focus.path("identifier")) {
            if (identifier.path("system").asString().equals("https://onedoor.example/id/referral")) {
                return identifier.path("value").asString();
            }
        }
        throw new AssertionError("No reference of ours in " + focus);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "validation-request.json",
                "referral-request-a1t2.json",
                "referral-request-a3t1.json",
                "referral-request-a4t3.json"
            })
    void aRequestIsAcknowledgedAndTheCentreOwnsItWithItsClocksRunning(String name) {
        byte[] sent = Messages.bytes(name);
        String requestId = UUID.randomUUID().toString();

        Answer answer = partner.process(sent, requestId);

        Bundle acknowledgement = bundle(answer);
        MessageHeader header =
                (MessageHeader) acknowledgement.getEntryFirstRep().getResource();
        assertThat(header.getResponse().getIdentifier())
                .isEqualTo(Messages.read(name).path("id").asString());
        assertThat(header.getResponse().getCode()).isEqualTo(MessageHeader.ResponseType.OK);
        assertThat(acknowledgement.getId()).doesNotContain(header.getResponse().getIdentifier());
        assertThat(answer.header("X-Request-ID")).isEqualTo(requestId);
        assertThat(answer.header("X-Correlation-ID")).isNotEmpty();
        ServiceRequest request = of(acknowledgement, ServiceRequest.class).getFirst();
        String reference = request.getIdElement().getIdPart();
        assertThat(reference).startsWith("OD-").isEqualTo(reference(answer));
        assertThat(of(acknowledgement, Encounter.class))
                .extracting(Encounter::getStatus)
                .contains(Encounter.EncounterStatus.PLANNED, Encounter.EncounterStatus.TRIAGED);
        everyReferenceResolves(answer.json());
        onTheWorklist(reference);
        Known known = known(reference);
        assertThat(clocks.ofScope(known.personId(), known.referralId())).anyMatch(ClockView::isOpen);
        assertThat(PastTheGate.read(() -> timeline.of(List.of(known.personId()), null)))
                .isNotEmpty();
        assertThat(inbound(requestId).body()).isEqualTo(sent);
        assertThat(inbound(requestId).status()).isEqualTo(200);
        assertThat(inbound(requestId).reference()).isEqualTo(reference);
    }

    @Test
    void aBookingIsAcknowledgedAndReachesTheCentre() {
        Answer answer = partner.process(Messages.bytes(Messages.BOOKING));

        Bundle acknowledgement = bundle(answer);
        assertThat(of(acknowledgement, Appointment.class))
                .extracting(Appointment::getStatus)
                .containsExactly(Appointment.AppointmentStatus.PROPOSED);
        MessageHeader header =
                (MessageHeader) acknowledgement.getEntryFirstRep().getResource();
        assertThat(header.getEventCoding().getCode()).isEqualTo("booking-response");
        onTheWorklist(reference(answer));
    }

    private static <T> List<T> of(Bundle bundle, Class<T> type) {
        return bundle.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static void everyReferenceResolves(JsonNode answer) {
        Set<String> urls = new HashSet<>();
        answer.path("entry").forEach(entry -> urls.add(entry.path("fullUrl").asString()));
        answer.findValuesAsString("reference").stream()
                .filter(reference -> reference.startsWith("urn:uuid:"))
                .forEach(reference -> assertThat(urls).contains(reference));
    }

    private void onTheWorklist(String reference) {
        UUID org = centre.owner().organisationId();
        List<String> listed = new java.util.ArrayList<>();
        for (int page = 1; page < 200; page++) {
            Filter filter = new Filter(Lane.OWNER, org, centre.owner().teamId(), true, List.of(), List.of(), page, 100);
            var rows = PastTheGate.read(() -> worklists.page(filter));
            rows.forEach(row -> listed.add(row.reference()));
            if (rows.size() < 100) {
                break;
            }
        }
        assertThat(listed).contains(reference);
    }

    private record Kept(
            byte[] body,
            int status,
            @org.jspecify.annotations.Nullable String reference,
            @org.jspecify.annotations.Nullable String problem) {}

    private Kept inbound(String requestId) {
        return jdbc.sql("""
                select body, status, reference, problem from exchange.inbound
                 where request_id = :id order by received_at, message_id limit 1
                """).param("id", requestId).query(Kept.class).single();
    }

    @Test
    void somebodyKnownKeepsOneRecord() {
        ObjectNode first = Messages.fresh(Messages.REFERRAL, random);
        ObjectNode second = first.deepCopy().put("id", UUID.randomUUID().toString());

        Known one = known(reference(partner.process(first)));
        Known two = known(reference(partner("F81110").process(second)));

        assertThat(two.personId()).isEqualTo(one.personId());
        assertThat(two.review()).isFalse();
    }

    @Test
    void aWrongCheckDigitIsKeptUnverifiedForIdentityReview() {
        String wrong = wrongNumber();
        ObjectNode message = Messages.about(Messages.VALIDATION, wrong, Messages.family(random));

        Known known = known(reference(partner.process(message)));

        assertThat(known.review()).isTrue();
        Person person = people.get(known.personId());
        assertThat(person.nhsNumber()).isEqualTo(wrong);
        assertThat(person.nhsNumberStatus()).isEqualTo(NhsNumberStatus.NOT_VALID);
        assertThat(jdbc.sql("select count(*) from people.nhs_number where nhs_number = :number")
                        .param("number", wrong)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private String wrongNumber() {
        String valid = Cast.nhsNumber(random);
        String wrong = valid.substring(0, 9) + (valid.charAt(9) == '9' ? '0' : (char) (valid.charAt(9) + 1));
        assertThat(NhsNumber.of(wrong)).isEmpty();
        return wrong;
    }

    @Test
    void anUpdateAndACancellationFindTheirReferral() {
        ObjectNode message = Messages.fresh(Messages.REFERRAL, random);
        String reference = reference(partner.process(message));

        ObjectNode update =
                Messages.reason(message.deepCopy().put("id", UUID.randomUUID().toString()), "update");
        assertThat(reference(partner.process(update))).isEqualTo(reference);
        ObjectNode byReference = update.deepCopy().put("id", UUID.randomUUID().toString());
        Messages.resource(byReference, "Encounter").remove("identifier");
        Messages.resource(byReference, "ServiceRequest").put("id", reference);
        assertThat(reference(partner.process(byReference))).isEqualTo(reference);
        ObjectNode cancel = byReference.deepCopy().put("id", UUID.randomUUID().toString());
        Messages.resource(cancel, "ServiceRequest").put("status", "revoked");
        assertThat(reference(partner.process(cancel))).isEqualTo(reference);

        assertThat(jdbc.sql("select state from frontdoor.held_referral where reference = :reference")
                        .param("reference", reference)
                        .query(String.class)
                        .single())
                .isEqualTo("CANCELLED");
        assertThat(partner.process(cancel.deepCopy().put("id", UUID.randomUUID().toString()))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void anUpdateOfSomethingUnknownIsNotFound() {
        ObjectNode unknown = Messages.reason(Messages.fresh(Messages.REFERRAL, random), "update");
        assertThat(partner.process(unknown).issue()).isEqualTo("not-found REC_NOT_FOUND Encounter.identifier");
        Messages.resource(unknown, "ServiceRequest").put("id", "OD-0000-0000");
        assertThat(partner.process(unknown).status()).isEqualTo(404);

        String reference = reference(partner.process(Messages.fresh(Messages.REFERRAL, random)));
        ObjectNode another = Messages.reason(Messages.fresh(Messages.REFERRAL, random), "update");
        Messages.resource(another, "ServiceRequest").put("id", reference);
        assertThat(partner.process(another).status()).as("another person").isEqualTo(409);
        assertThat(partner("F81110").process(another).status())
                .as("another client")
                .isEqualTo(404);
    }

    @Test
    void aCaseSentAsNewTwiceIsChangedByItsNumberOnlyWhenOneOfTheTwoIsMeant() {
        ObjectNode message = Messages.fresh(Messages.REFERRAL, random);
        String first = reference(partner.process(message));
        String second = reference(partner.process(again(message)));
        assertThat(second).isNotEqualTo(first);

        Partner.Answer unclear = partner.process(Messages.reason(again(message), "update"));
        assertThat(unclear.status()).isEqualTo(409);
        assertThat(unclear.diagnostics())
                .contains("2 open referrals of this person", first, second, "as ServiceRequest.id");

        ObjectNode cancel = Messages.reason(again(message), "update");
        Messages.resource(cancel, "ServiceRequest").put("id", first).put("status", "revoked");
        assertThat(reference(partner.process(cancel))).isEqualTo(first);
        assertThat(reference(partner.process(Messages.reason(again(message), "update"))))
                .as("the one that is open")
                .isEqualTo(second);
    }

    private static ObjectNode again(ObjectNode message) {
        return message.deepCopy().put("id", UUID.randomUUID().toString());
    }

    @Test
    void oneCaseNumberOfTwoPeopleNeverMixesThem() {
        ObjectNode first = Messages.fresh(Messages.REFERRAL, random);
        ObjectNode second = Messages.fresh(Messages.REFERRAL, random);
        String one = reference(partner.process(first));
        String two = reference(partner.process(second));

        ObjectNode update =
                Messages.reason(second.deepCopy().put("id", UUID.randomUUID().toString()), "update");

        assertThat(reference(partner.process(update))).isEqualTo(two).isNotEqualTo(one);
    }

    @Test
    void theVariationsOfThePublishedExamplesAreTaken() {
        ObjectNode shouting = Messages.fresh(Messages.REFERRAL, random);
        ObjectNode request = Messages.resource(shouting, "ServiceRequest");
        request.put("intent", "order");
        ObjectNode useCase =
                (ObjectNode) request.path("category").path(1).path("coding").path(0);
        useCase.put("code", "A1T2").put("system", "https://fhir.nhs.uk/CodeSystem/UseCases-categories-bars");
        ObjectNode header = Messages.resource(shouting, "MessageHeader");
        ((ObjectNode) header.path("eventCoding"))
                .put("code", "ServiceRequest-Request")
                .put("system", "https://fhir.nhs.uk/CodeSystem/message-event-servicerequest");
        assertThat(partner.process(shouting).status()).isEqualTo(200);

        ObjectNode parameters = Partner.JSON.createObjectNode().put("resourceType", "Parameters");
        parameters
                .putArray("parameter")
                .addObject()
                .put("name", "content")
                .set("resource", Messages.fresh(Messages.REFERRAL, random));
        assertThat(partner.process(parameters).status()).isEqualTo(200);

        String pretty = Partner.JSON
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(Messages.fresh(Messages.REFERRAL, random));
        byte[] marked = ("\uFEFF" + pretty).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        String requestId = UUID.randomUUID().toString();
        assertThat(partner.process(marked, requestId).status()).isEqualTo(200);
        assertThat(inbound(requestId).body()).isEqualTo(marked);
    }

    @Test
    void theAnswerIsJsonWhateverWasAskedFor() {
        byte[] message = Partner.JSON.writeValueAsBytes(Messages.fresh(Messages.REFERRAL, random));
        Answer accepted = Partner.send(partner.message("a-" + UUID.randomUUID())
                .header("Accept", "application/fhir+xml")
                .POST(BodyPublishers.ofByteArray(message)));
        assertThat(accepted.status()).isEqualTo(200);
        assertThat(accepted.header("Content-Type")).startsWith("application/fhir+json");
        Answer metadata = Partner.send(partner.request("/metadata?_format=xml").GET());
        assertThat(metadata.header("Content-Type")).startsWith("application/fhir+json");
        Answer none = Partner.send(partner.request("/Nothing?_format=xml")
                .header("Accept", "application/xml")
                .GET());
        assertThat(none.status()).isEqualTo(404);
        assertThat(none.header("Content-Type")).startsWith("application/fhir+json");
        assertThat(none.issue()).startsWith("not-found REC_NOT_FOUND");
    }

    @Test
    void theMostUrgentOfWhatIsSaidCounts() {
        ObjectNode soonest = Messages.fresh(Messages.REFERRAL, random);
        Messages.resource(soonest, "ServiceRequest").put("priority", "stat");
        assertThat(known(reference(partner.process(soonest))).priority()).isEqualTo("emergency");
        ObjectNode breach = Messages.fresh(Messages.REFERRAL, random);
        Messages.resource(breach, "ServiceRequest").put("priority", "routine");
        assertThat(known(reference(partner.process(breach))).priority()).isIn("very-urgent", "emergency");
        ObjectNode days = Messages.fresh(Messages.REFERRAL, random);
        Instant now = Instant.now();
        Messages.resource(days, "CarePlan").remove("activity");
        Messages.resource(days, "ServiceRequest")
                .put("priority", "routine")
                .put("authoredOn", now.toString())
                .putObject("occurrencePeriod")
                .put("start", now.toString())
                .put("end", now.plus(Duration.ofHours(48)).toString());
        assertThat(known(reference(partner.process(days))).priority())
                .as("the tier whose limit keeps the 48 hours")
                .isIn("urgent", "very-urgent");
    }
}
