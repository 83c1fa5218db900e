package org.onedoor.exchange.bars;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Codes as FHIR spells them. The standard's tables and examples write {@code Active} and {@code complete}; only what FHIR
 * refused is spelt anew, so no code that it knows, and no word of a person, ever changes.
 */
final class Spelling {
    /** Elements whose values FHIR fixes. */
    private static final Set<String> CODES = Set.of(
            "status", "intent", "priority", "gender", "use", "type", "system", "mode", "required", "criticality");

    private static final Map<String, String> OTHER_NAMES = Map.of("complete", "completed");

    /** Numbers stay as they were written. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private Spelling() {}

    /** @param refused values that FHIR did not know */
    static String mend(String json, Set<String> refused) {
        try {
            JsonNode tree = JSON.readTree(json);
            mend(tree, refused);
            return JSON.writeValueAsString(tree);
        } catch (JacksonException e) {
            throw Problem.badRequest(IssueType.STRUCTURE, "The body cannot be read as JSON.", "");
        }
    }

    private static void mend(JsonNode node, Set<String> refused) {
        if (node instanceof ObjectNode object) {
            for (String name : CODES) {
                JsonNode value = object.get(name);
                if (value != null && value.isString() && refused.contains(value.asString())) {
                    String code = value.asString().strip().toLowerCase(Locale.ROOT);
                    object.put(name, OTHER_NAMES.getOrDefault(code, code));
                }
            }
        }
        node.forEach(child -> mend(child, refused));
    }
}
