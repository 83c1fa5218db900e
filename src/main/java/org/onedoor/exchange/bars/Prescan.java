package org.onedoor.exchange.bars;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** Reads a body as plain tokens before any FHIR parser sees it: depth, lengths, and characters that cannot be stored. */
final class Prescan {
    private static final int DEEPEST = 100;
    private static final int LONGEST_TEXT = 256 * 1024;
    private static final int LONGEST_NARRATIVE = 64 * 1024;
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(4 * 1024 * 1024)
                    .maxNumberLength(100)
                    .maxNameLength(500)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private Prescan() {}

    static void check(byte[] body) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Problem.badRequest(IssueType.STRUCTURE, "The body is not valid UTF-8.", "");
        }
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            JsonToken first = parser.nextToken();
            if (first != JsonToken.START_OBJECT) {
                throw Problem.badRequest(IssueType.STRUCTURE, "The body must be one JSON object.", "");
            }
            for (JsonToken token = first; token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_STRING) {
                    checkText(parser.currentName(), parser.getString());
                }
            }
        } catch (JacksonException e) {
            throw Problem.badRequest(
                    IssueType.STRUCTURE,
                    "The body is not JSON that can be read (%s, at line %d column %d), or it is nested deeper than %d."
                            .formatted(
                                    e.getClass().getSimpleName(),
                                    e.getLocation().getLineNr(),
                                    e.getLocation().getColumnNr(),
                                    DEEPEST),
                    "");
        }
    }

    private static void checkText(@org.jspecify.annotations.Nullable String name, String value) {
        if (value.indexOf('\u0000') >= 0) {
            throw Problem.badRequest(IssueType.VALUE, "A text holds the character U+0000, which cannot be stored.", "");
        }
        if ("div".equals(name) && value.length() > LONGEST_NARRATIVE) {
            throw Problem.badRequest(IssueType.TOOLONG, "A narrative is longer than 64 kB.", "");
        }
        if (value.length() > LONGEST_TEXT && !"data".equals(name)) {
            throw Problem.badRequest(IssueType.TOOLONG, "A text is longer than 256 kB.", "");
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (Character.isHighSurrogate(c)
                    && i + 1 < value.length()
                    && Character.isLowSurrogate(value.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw Problem.badRequest(IssueType.VALUE, "A text holds half of a character (a lone surrogate).", "");
            }
        }
    }
}
