package org.onedoor.people.pds;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.onedoor.Mangled;

/** Whatever the national service, or something in its place, answers is an answer or none, and soon. */
class MangledAnswersTest {
    private static final String PATIENT = """
            {"resourceType":"Patient","id":"9990001235","meta":{"versionId":"2","security":[{"code":"U"}]},
             "identifier":[{"system":"https://fhir.nhs.uk/Id/nhs-number","value":"9990001235"}],
             "name":[{"use":"usual","family":"Testerton","given":["Jane","Anne"],"period":{"start":"2020-01-01"}}],
             "gender":"female","birthDate":"1985-03-27","deceasedDateTime":"2026-01-02T03:04:05+00:00",
             "address":[{"use":"home","line":["1 Example Road","Grays"],"postalCode":"RM17 6SL",
                         "period":{"start":"2020-01-01","end":"2030-01-01"}}],
             "telecom":[{"system":"phone","use":"mobile","value":"07700900123"}],
             "generalPractitioner":[{"identifier":{"system":"https://fhir.nhs.uk/Id/ods-organization-code","value":"F81088"}}]}
            """;
    private static final String BUNDLE = """
            {"resourceType":"Bundle","type":"searchset","total":1,"entry":[{"search":{"score":0.97},"resource":%s}]}
            """.formatted(PATIENT);
    private static final String OUTCOME = """
            {"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"value",
             "details":{"coding":[{"code":"INVALID_RESOURCE_ID"}]}}]}
            """;

    @Test
    void itIsAnAnswerOrNone() {
        LocalDate today = LocalDate.of(2026, 11, 27);
        for (String sample : new String[] {PATIENT, BUNDLE, OUTCOME}) {
            for (int status : new int[] {200, 400, 404, 500}) {
                int read = Mangled.eachIsReadOrRefused(
                        sample.getBytes(StandardCharsets.UTF_8), 700, Duration.ofSeconds(2), body -> {
                            PdsAnswer answer = Reading.answer(
                                    new Wire.Response(status, "application/fhir+json", body, Optional.empty()), today);
                            assertThat(answer).isNotNull();
                            return answer;
                        });
                assertThat(read).as("nothing is thrown at all").isEqualTo(1_400);
            }
        }
    }
}
