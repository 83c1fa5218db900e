package org.onedoor.exchange.partner;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.LenientErrorHandler;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** What a partner's machine says in FHIR. It is walked through as plain tokens first, so that no parser is led too deep. */
final class SaidInFhir {
    private static final int DEEPEST = 100;
    private static final JsonFactory TOKENS = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(256 * 1024)
                    .maxNumberLength(100)
                    .maxNameLength(500)
                    .build())
            .build();

    private SaidInFhir() {}

    /** The resource; none where the body is no FHIR that can be read. */
    static Optional<IBaseResource> of(String body, FhirContext fhir) {
        if (!isSound(body)) {
            return Optional.empty();
        }
        try {
            return Optional.of(fhir.newJsonParser()
                    .setParserErrorHandler(new LenientErrorHandler(false))
                    .parseResource(body));
        } catch (RuntimeException notFhir) { // it trips over some bodies that are JSON and have no shape of FHIR
            return Optional.empty();
        }
    }

    private static boolean isSound(String body) {
        boolean any = false;
        try (JsonParser parser = TOKENS.createParser(ObjectReadContext.empty(), body)) {
            while (parser.nextToken() != null) {
                any = true;
            }
            return any;
        } catch (JacksonException notJson) {
            return false;
        }
    }
}
