package org.onedoor.exchange.bars;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
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
            int depth = 0;
            for (JsonToken token = first; token != null; token = parser.nextToken()) {
                switch (token) {
                    case START_OBJECT, START_ARRAY -> depth++;
                    case END_OBJECT, END_ARRAY -> depth--;
                    case VALUE_STRING -> checkText(parser.currentName(), parser.getString());
                    case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> checkNumber(parser.getString());
                    case PROPERTY_NAME, VALUE_TRUE, VALUE_FALSE, VALUE_NULL, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE -> {}
                }
                if (depth == 0 && parser.nextToken() != null) {
                    throw Problem.badRequest(
                            IssueType.STRUCTURE, "Something follows the JSON object. Send one alone.", "");
                }
            }
        } catch (JacksonException e) {
            throw Problem.badRequest(
                    IssueType.STRUCTURE,
                    "The body cannot be read as JSON%s: %s.".formatted(where(e.getLocation()), words(e)),
                    "");
        }
    }

    private static String where(@Nullable TokenStreamLocation location) {
        return location == null ? "" : " at line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
    }

    private static String words(JacksonException e) {
        String said = String.valueOf(e.getOriginalMessage());
        if (said.contains("nesting depth")) {
            return "it is nested deeper than %d".formatted(DEEPEST);
        }
        if (said.contains("uplicate")) {
            return "one object has the same property twice";
        }
        return "it is broken off, too long or not well formed";
    }

    /** A number of a million digits can be written in nine characters; nothing in a message needs that. */
    private static void checkNumber(String number) {
        int exponent = Math.max(number.indexOf('e'), number.indexOf('E'));
        if (exponent >= 0 && number.length() - exponent > 4) {
            throw Problem.badRequest(IssueType.VALUE, "A number is larger or smaller than can be meant.", "");
        }
    }

    private static void checkText(@Nullable String name, String value) {
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
