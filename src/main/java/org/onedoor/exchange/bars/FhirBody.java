package org.onedoor.exchange.bars;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.LenientErrorHandler;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ScalarType;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ValueType;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;

/** Reads FHIR JSON: what FHIR does not know is passed over (and kept as it came); what it knows must have its shape. */
public final class FhirBody {
    private static final Pattern HAPI_NUMBER = Pattern.compile("HAPI-[0-9]{4}: ?");
    private static final int LONGEST = 1_000;

    private FhirBody() {}

    /** The FHIR model as the whole door reads and writes it. */
    public static FhirContext context() {
        FhirContext fhir = FhirContext.forR4();
        fhir.setParserErrorHandler(new Shapes());
        // our reference is the id of a ServiceRequest, whatever the fullUrl of its entry
        fhir.getParserOptions().setOverrideResourceIdWithBundleEntryFullUrl(false);
        // the entries of a message need no id; none is to be copied into those that refer to it
        fhir.getParserOptions().setAutoContainReferenceTargetsWithNoId(false);
        return fhir;
    }

    /** @throws Problem saying what is not as FHIR has it */
    static IBaseResource read(FhirContext fhir, byte[] body) {
        return parse(fhir, new String(body, StandardCharsets.UTF_8), new Shapes());
    }

    /** Reads a message, whose codes may be in other letters than FHIR's. @throws Problem as {@link #read} does */
    static IBaseResource message(FhirContext fhir, byte[] body) {
        String json = new String(body, StandardCharsets.UTF_8);
        Unknown unknown = new Unknown();
        try {
            IBaseResource message = parse(fhir, json, unknown);
            if (unknown.values.isEmpty()) {
                return mended(message);
            }
        } catch (Problem problem) {
            if (unknown.values.isEmpty()) {
                throw problem;
            }
        }
        return mended(parse(fhir, Spelling.mend(json, unknown.values), new Shapes()));
    }

    private static IBaseResource mended(IBaseResource message) {
        if (message instanceof Base body) {
            LooseDates.mend(body);
        }
        return message;
    }

    private static IBaseResource parse(FhirContext fhir, String json, Shapes shapes) {
        try {
            return fhir.newJsonParser().setParserErrorHandler(shapes).parseResource(json);
        } catch (DataFormatException e) {
            throw Problem.badRequest(IssueType.INVALID, words(e), "");
        } catch (RuntimeException e) { // the parser trips over some bodies that are JSON and have no shape of FHIR
            throw Problem.badRequest(
                    IssueType.STRUCTURE,
                    "The body is JSON, and not FHIR: an element is an object, a list or a text where FHIR has another.",
                    "");
        }
    }

    /** What the parser or the server of HAPI says, without its own numbers. */
    public static String words(Throwable e) {
        String words = HAPI_NUMBER
                .matcher(Objects.toString(e.getMessage(), "The request cannot be understood"))
                .replaceAll("");
        return words.length() > LONGEST ? words.substring(0, LONGEST) : words;
    }

    /** Keeps the values FHIR does not know, instead of stopping at the first. */
    private static final class Unknown extends Shapes {
        final Set<String> values = new HashSet<>();

        @Override
        public void invalidValue(@Nullable IParseLocation location, String value, String error) {
            try {
                super.invalidValue(location, value, error);
            } catch (DataFormatException unknown) {
                values.add(value);
            }
        }
    }

    /** Quiet, for what it would log is what somebody sent. */
    private static class Shapes extends LenientErrorHandler {
        Shapes() {
            super(false);
            setErrorOnInvalidValue(true);
        }

        @Override
        public void incorrectJsonType(
                @Nullable IParseLocation location,
                String element,
                ValueType expected,
                @Nullable ScalarType expectedScalar,
                ValueType found,
                @Nullable ScalarType foundScalar) {
            if (expected != found) {
                throw new DataFormatException(
                        "Element '%s' must be %s, and is %s".formatted(element, name(expected), name(found)));
            }
        }

        @Override
        public void unexpectedRepeatingElement(@Nullable IParseLocation location, String element) {
            throw new DataFormatException("Element '%s' may be there once, and is there again".formatted(element));
        }

        private static String name(ValueType type) {
            return switch (type) {
                case ARRAY -> "a list";
                case OBJECT -> "an object";
                case SCALAR -> "a text, number or boolean";
                case NULL -> "null";
            };
        }
    }
}
