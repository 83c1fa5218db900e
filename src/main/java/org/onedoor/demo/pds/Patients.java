package org.onedoor.demo.pds;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onedoor.demo.pds.PdsServer.Answer;
import tools.jackson.databind.json.JsonMapper;

/** Answers in the service's shape. */
public final class Patients {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String CODES = "https://fhir.nhs.uk/R4/CodeSystem/Spine-ErrorOrWarningCode";

    private Patients() {}

    /**
     * One invented person.
     *
     * @param label {@code U}, or {@code R} and {@code V} of whom no place is said
     */
    public record Patient(
            String nhsNumber,
            String family,
            List<String> given,
            @Nullable LocalDate birthDate,
            String gender,
            List<String> lines,
            @Nullable String postcode,
            @Nullable String practiceOds,
            @Nullable LocalDate diedOn,
            String label) {
        public Patient {
            given = List.copyOf(given);
            lines = List.copyOf(lines);
        }

        boolean isOpen() {
            return label.equals("U");
        }
    }

    public static Answer one(Patient patient) {
        return Answer.fhir(200, JSON.writeValueAsString(resource(patient)));
    }

    /** A searchset of one, or of nobody. */
    public static Answer found(@Nullable Patient patient) {
        Map<String, Object> bundle = new LinkedHashMap<>();
        bundle.put("resourceType", "Bundle");
        bundle.put("type", "searchset");
        bundle.put("total", patient == null ? 0 : 1);
        if (patient != null) {
            bundle.put(
                    "entry",
                    List.of(Map.of(
                            "fullUrl", "https://example.com/Patient/" + patient.nhsNumber(),
                            "search", Map.of("score", 1),
                            "resource", resource(patient))));
        }
        return Answer.fhir(200, JSON.writeValueAsString(bundle));
    }

    public static Answer outcome(int status, String issue, String code) {
        return Answer.fhir(
                status,
                JSON.writeValueAsString(Map.of(
                        "resourceType",
                        "OperationOutcome",
                        "issue",
                        List.of(Map.of(
                                "severity",
                                status == 200 ? "information" : "error",
                                "code",
                                issue,
                                "details",
                                Map.of("coding", List.of(Map.of("system", CODES, "code", code))))))));
    }

    private static Map<String, Object> resource(Patient patient) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("resourceType", "Patient");
        all.put("id", patient.nhsNumber());
        all.put(
                "identifier",
                List.of(Map.of("system", "https://fhir.nhs.uk/Id/nhs-number", "value", patient.nhsNumber())));
        all.put("meta", Map.of("versionId", "1", "security", List.of(Map.of("code", patient.label()))));
        all.put("name", List.of(Map.of("use", "usual", "family", patient.family(), "given", patient.given())));
        all.put("gender", patient.gender());
        if (patient.birthDate() != null) {
            all.put("birthDate", patient.birthDate().toString());
        }
        if (patient.diedOn() != null) {
            all.put("deceasedDateTime", patient.diedOn() + "T00:00:00+00:00");
        }
        if (patient.isOpen() && patient.postcode() != null) {
            all.put(
                    "address",
                    List.of(Map.of("use", "home", "line", patient.lines(), "postalCode", patient.postcode())));
        }
        if (patient.isOpen() && patient.practiceOds() != null) {
            all.put(
                    "generalPractitioner",
                    List.of(Map.of("type", "Organization", "identifier", Map.of("value", patient.practiceOds()))));
        }
        return all;
    }
}
