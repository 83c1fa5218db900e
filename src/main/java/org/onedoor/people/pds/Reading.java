package org.onedoor.people.pds;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an answer says. Whatever is not in the service's shape is no answer: nothing is guessed about who somebody is. */
final class Reading {
    private static final String NHS_NUMBER = "https://fhir.nhs.uk/Id/nhs-number";
    private static final String NO_FIXED_ABODE = "ZZ993VZ";
    private static final Set<String> OPEN_LABELS = Set.of("U", "N");
    private static final int DEEPEST = 60;
    private static final int LONGEST = 300;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .build();

    private Reading() {}

    /** The object of an answer; nothing when it is not JSON, too deep, or no object. */
    static @Nullable JsonNode json(Wire.Response answer) {
        if (!answer.isJson()) {
            return null;
        }
        try {
            JsonNode node = JSON.readTree(answer.body());
            return node != null && node.isObject() ? node : null;
        } catch (JacksonException e) {
            return null;
        }
    }

    /** @param today in London: which of several names and addresses is in use */
    static PdsAnswer answer(Wire.Response response, LocalDate today) {
        JsonNode said = json(response);
        if (said == null) {
            return new PdsAnswer.Away("something answered that cannot be read as the national service's answer");
        }
        String kind = said.path("resourceType").asString("");
        if (kind.equals("OperationOutcome")) {
            return outcome(response.status(), codes(said));
        }
        if (response.status() == 200 && kind.equals("Patient")) {
            return patient(said, today);
        }
        if (response.status() == 200 && kind.equals("Bundle")) {
            return bundle(said, today);
        }
        return new PdsAnswer.Away(
                "the national service answered in a way nobody expects (status %d)".formatted(response.status()));
    }

    private static PdsAnswer outcome(int status, List<String> codes) {
        if (codes.contains("TOO_MANY_MATCHES")) {
            return new PdsAnswer.TooMany();
        }
        if (codes.contains("RESOURCE_NOT_FOUND")) {
            return new PdsAnswer.Nobody();
        }
        if (codes.contains("INVALIDATED_RESOURCE")) {
            return gone();
        }
        if (codes.contains("INVALID_RESOURCE_ID")) {
            return new PdsAnswer.Refused("The national service says that this is no NHS number.");
        }
        return switch (status) {
            case 401, 403 -> Pds.notLetIn();
            case 400, 422 ->
                new PdsAnswer.Refused("The national service does not take what was asked (%s)."
                        .formatted(codes.isEmpty() ? "it does not say why" : String.join(", ", codes)));
            default -> busy(status);
        };
    }

    static PdsAnswer busy(int status) {
        return new PdsAnswer.Away("the national service could not answer (status %d)".formatted(status));
    }

    private static PdsAnswer gone() {
        return new PdsAnswer.Refused(
                "This NHS number was somebody's once and is not valid any longer, and the national service names no other.");
    }

    /** Its own codes, in capitals and nothing else, so that they may be shown. */
    private static List<String> codes(JsonNode outcome) {
        List<String> codes = new ArrayList<>();
        for (JsonNode issue : outcome.path("issue")) {
            for (JsonNode coding : issue.path("details").path("coding")) {
                String code = coding.path("code").asString("");
                if (code.matches("[A-Z_]{1,60}")) {
                    codes.add(code);
                }
            }
        }
        return codes;
    }

    private static PdsAnswer bundle(JsonNode bundle, LocalDate today) {
        List<JsonNode> patients = new ArrayList<>();
        for (JsonNode entry : bundle.path("entry")) {
            JsonNode resource = entry.path("resource");
            switch (resource.path("resourceType").asString("")) {
                case "Patient" -> patients.add(resource);
                case "OperationOutcome" -> {
                    if (codes(resource).contains("TOO_MANY_MATCHES")) {
                        return new PdsAnswer.TooMany();
                    }
                }
                default -> {}
            }
        }
        if (patients.size() == 1 && bundle.path("total").asInt(1) <= 1) {
            return patient(patients.getFirst(), today);
        }
        boolean nobody = patients.isEmpty() && bundle.path("total").asInt(-1) == 0;
        return patients.isEmpty()
                ? nobody ? new PdsAnswer.Nobody() : new PdsAnswer.Away("the national service's list cannot be read")
                : new PdsAnswer.TooMany();
    }

    private static PdsAnswer patient(JsonNode patient, LocalDate today) {
        String id = patient.path("id").asString("");
        boolean other = false;
        for (JsonNode identifier : patient.path("identifier")) {
            other |= NHS_NUMBER.equals(identifier.path("system").asString(""))
                    && !id.equals(identifier.path("value").asString(""));
        }
        if (!id.matches("[0-9]{10}") || other) {
            return new PdsAnswer.Away("the national service's answer names nobody, or two numbers at once");
        }
        Set<String> labels = labels(patient);
        if (labels.contains("REDACTED")) {
            return gone();
        }
        boolean restricted = labels.isEmpty() || !OPEN_LABELS.containsAll(labels);
        JsonNode name = inUse(patient.path("name"), "usual", today);
        JsonNode address = restricted ? null : inUse(patient.path("address"), "home", today);
        String postcode = address == null ? null : text(address.path("postalCode"));
        boolean none = postcode != null && postcode.replace(" ", "").equalsIgnoreCase(NO_FIXED_ABODE);
        return new PdsAnswer.Found(new PdsPatient(
                id,
                name == null ? null : text(name.path("family")),
                name == null ? null : joined(name.path("given"), " "),
                date(patient.path("birthDate").asString("")),
                patient.path("gender").asString("unknown").toLowerCase(Locale.ROOT),
                address == null || none ? null : joined(address.path("line"), ", "),
                none ? null : postcode,
                none,
                restricted ? null : practice(patient.path("generalPractitioner"), today),
                patient.path("deceasedBoolean").asBoolean(false) || patient.has("deceasedDateTime"),
                day(patient.path("deceasedDateTime").asString("")),
                restricted));
    }

    private static Set<String> labels(JsonNode patient) {
        return patient.path("meta").path("security").values().stream()
                .map(label -> label.path("code").asString("").toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    /** The one of this use whose period holds today, else any other that does but what is former; none when none does. */
    private static @Nullable JsonNode inUse(JsonNode all, String use, LocalDate today) {
        List<JsonNode> current = all.values().stream()
                .filter(each -> holds(each.path("period"), today))
                .filter(each -> !"old".equals(each.path("use").asString("")))
                .toList();
        return current.stream()
                .filter(each -> use.equals(each.path("use").asString("")))
                .findFirst()
                .orElse(use.equals("home") || current.isEmpty() ? null : current.getFirst());
    }

    private static boolean holds(JsonNode period, LocalDate today) {
        LocalDate start = day(period.path("start").asString(""));
        LocalDate end = day(period.path("end").asString(""));
        return (start == null || !start.isAfter(today)) && (end == null || !end.isBefore(today));
    }

    private static @Nullable String practice(JsonNode all, LocalDate today) {
        for (JsonNode each : all) {
            String code = each.path("identifier").path("value").asString("").strip();
            if (code.matches("[A-Za-z0-9]{3,10}")
                    && holds(each.path("identifier").path("period"), today)) {
                return code.toUpperCase(Locale.ROOT);
            }
        }
        return null;
    }

    private static @Nullable String joined(JsonNode all, String between) {
        String joined = all.values().stream()
                .map(Reading::text)
                .filter(java.util.Objects::nonNull)
                .collect(Collectors.joining(between));
        return joined.isEmpty() || joined.length() > LONGEST ? null : joined;
    }

    /** What is longer than anybody's name or street is nobody's. */
    private static @Nullable String text(JsonNode node) {
        String text = node.asString("").strip();
        return text.isEmpty() || text.length() > LONGEST ? null : text;
    }

    /** A whole date; nothing when only a month or a year is known. */
    private static @Nullable LocalDate date(String text) {
        try {
            return text.length() == 10 ? LocalDate.parse(text) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable LocalDate day(String text) {
        return date(text.length() > 10 ? text.substring(0, 10) : text);
    }
}
