package org.onedoor.exchange.bars;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Coding;
import org.jspecify.annotations.Nullable;

/** The ambulance response priorities of a message (arp-priority-codes): how soon the sender would go. */
final class ResponsePriorities {
    private static final Set<String> KNOWN = Set.of(
            "C1", "C2", "C3", "C4", "C4T", "C5", "HCP1", "HCP2", "HCP3", "HCP4", "HCP4T", "IFT1", "IFT2", "IFT3",
            "IFT4");

    private static final Pattern VALIDATION = Pattern.compile("\"validation\"", Pattern.CASE_INSENSITIVE);
    private static final Pattern LIKE_ONE =
            Pattern.compile("\"\\s*((?:C|HCP|IFT)\\d[A-Z0-9]{0,2})\\s*\"", Pattern.CASE_INSENSITIVE);
    private static final int SHOWN_FROM = 3;
    private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9A-Fa-f]{4})");

    private ResponsePriorities() {}

    /** Of several that are said, the most urgent; none where none is known. */
    static @Nullable String of(Bundle bundle) {
        return codes(bundle)
                .filter(KNOWN::contains)
                .min(Comparator.comparingInt(ResponsePriorities::level))
                .orElse(null);
    }

    /** Whether it gives one that nobody here knows: it may be the most urgent there is. */
    static boolean hasUnknown(Bundle bundle) {
        return codes(bundle).anyMatch(code -> !KNOWN.contains(code));
    }

    /**
     * Whether nothing of a message that an ambulance service sent and that was not taken may stay: a call of category 1 or 2
     * is none of ours, and where it could not be read, only the priorities it names say that it is none.
     */
    static boolean keepsNothing(byte[] body) {
        String said = inWords(new String(body, StandardCharsets.UTF_8));
        if (!VALIDATION.matcher(said).find()) {
            return false;
        }
        List<String> named = LIKE_ONE.matcher(said)
                .results()
                .map((MatchResult found) -> found.group(1).toUpperCase(Locale.ROOT))
                .toList();
        return named.isEmpty() || !named.stream().allMatch(code -> KNOWN.contains(code) && level(code) >= SHOWN_FROM);
    }

    /** Its words as they are written, and as they are meant: in escapes, or in two bytes for each letter. */
    private static String inWords(String text) {
        String narrow = text.replace("\u0000", "");
        String meant = ESCAPE.matcher(narrow)
                .replaceAll(
                        found -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
        return text + narrow + meant;
    }

    /** Its number: 3 of {@code C3} and of {@code HCP3}. */
    static int level(String responsePriority) {
        return responsePriority
                .chars()
                .filter(Character::isDigit)
                .map(Character::getNumericValue)
                .findFirst()
                .orElseThrow();
    }

    private static Stream<String> codes(Bundle bundle) {
        return bundle.getEntry().stream()
                .map(BundleEntryComponent::getResource)
                .filter(CarePlan.class::isInstance)
                .map(CarePlan.class::cast)
                .flatMap(plan -> plan.getActivity().stream())
                .flatMap(activity -> activity.getOutcomeCodeableConcept().stream())
                .flatMap(concept -> concept.getCoding().stream())
                .filter(coding -> String.valueOf(coding.getSystem())
                        .toLowerCase(Locale.ROOT)
                        .contains("arp-priority"))
                .map(Coding::getCode)
                .map(code -> String.valueOf(code).strip().toUpperCase(Locale.ROOT));
    }
}
