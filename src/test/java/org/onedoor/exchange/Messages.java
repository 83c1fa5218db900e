package org.onedoor.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.onedoor.Cast;
import org.onedoor.exchange.Partner.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The sample messages, as published and made new. */
final class Messages {
    static final String VALIDATION = "validation-request.json";
    static final String BOOKING = "booking-request.json";
    static final String REFERRAL = "referral-request-a1t2.json";

    private Messages() {}

    static byte[] bytes(String name) {
        try (InputStream file = Objects.requireNonNull(Messages.class.getResourceAsStream("/bars/" + name), name)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ObjectNode read(String name) {
        return (ObjectNode) Partner.JSON.readTree(bytes(name));
    }

    /** The same message with an id of its own, about somebody nobody knows. */
    static ObjectNode fresh(String name, RandomGenerator random) {
        return about(name, Cast.nhsNumber(random), family(random));
    }

    static ObjectNode about(String name, String nhsNumber, String family) {
        ObjectNode message = read(name);
        message.put("id", UUID.randomUUID().toString());
        ObjectNode patient = resource(message, "Patient");
        ((ObjectNode) patient.path("identifier").path(0)).put("value", nhsNumber);
        ((ObjectNode) patient.path("name").path(0)).put("family", family);
        return message;
    }

    static String family(RandomGenerator random) {
        return random.ints(10, 'a', 'z' + 1)
                .collect(() -> new StringBuilder("T"), StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** The first resource of a type. */
    static ObjectNode resource(JsonNode message, String type) {
        for (JsonNode entry : message.path("entry")) {
            if (entry.path("resource").path("resourceType").asString("").equals(type)) {
                return (ObjectNode) entry.path("resource");
            }
        }
        throw new IllegalArgumentException("The message has no " + type);
    }

    /** The message, its Patient registered at the practice of an ODS code. */
    static ObjectNode at(String practice, ObjectNode message) {
        String url = resource(message, "Patient")
                .path("generalPractitioner")
                .path(0)
                .path("reference")
                .asString();
        for (JsonNode entry : message.path("entry")) {
            if (entry.path("fullUrl").asString("").equals(url)) {
                ((ObjectNode) entry.path("resource").path("identifier").path(0)).put("value", practice);
            }
        }
        return message;
    }

    static ObjectNode reason(ObjectNode message, String code) {
        ((ObjectNode) resource(message, "MessageHeader")
                        .path("reason")
                        .path("coding")
                        .path(0))
                .put("code", code);
        return message;
    }

    /** Where the sender is told something: the expressions of the remarks. */
    static List<String> remarks(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        List<String> remarks = new ArrayList<>();
        for (JsonNode entry : answer.json().path("entry")) {
            for (JsonNode issue : entry.path("resource").path("issue")) {
                assertThat(issue.path("severity").asString()).isEqualTo("information");
                remarks.add(issue.path("expression").path(0).asString());
            }
        }
        return remarks;
    }
}
