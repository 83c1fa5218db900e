package org.onedoor.directory.web;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.onedoor.directory.CodedNeed;
import org.onedoor.directory.LeadFacts;
import org.onedoor.directory.LeadRule;

/** The conditions of a rule in words. */
public record LeadWords(List<CodedNeed> needs, Map<String, String> districts) {
    private static final String POSTCODE = "postcode:";

    /** {@code Trauma or post-traumatic stress, with drugs or alcohol}. */
    public String needs(java.util.Collection<String> codes) {
        return codes.isEmpty()
                ? "any"
                : codes.stream()
                        .map(need ->
                                LeadRule.either(need).stream().map(this::label).collect(Collectors.joining(" or ")))
                        .collect(Collectors.joining("; with: "));
    }

    private String label(String code) {
        return needs.stream()
                .filter(need -> need.code().equals(code))
                .findFirst()
                .map(CodedNeed::label)
                .orElse(code);
    }

    /** Those of one kind together: {@code Harlow, postcodes AL, SG}. */
    public String places(List<String> words) {
        String postcodes = words.stream()
                .filter(word -> word.startsWith(POSTCODE))
                .map(word -> word.substring(POSTCODE.length()))
                .collect(Collectors.joining(", "));
        return words.isEmpty()
                ? "anywhere"
                : Stream.concat(
                                words.stream()
                                        .filter(word -> !word.startsWith(POSTCODE))
                                        .map(this::place),
                                postcodes.isEmpty() ? Stream.empty() : Stream.of("postcodes " + postcodes))
                        .collect(Collectors.joining(", "));
    }

    /** What is known of a place: {@code outside Essex, county not known}. */
    public String known(Set<String> words) {
        if (words.contains(LeadFacts.HERTFORDSHIRE)) {
            return "in Hertfordshire";
        }
        if (words.contains(LeadFacts.OUTSIDE)) {
            return "outside Essex, county not known";
        }
        return words.contains(LeadFacts.UNKNOWN)
                ? "not known"
                : words.stream()
                        .filter(word -> !word.equals(LeadFacts.INSIDE))
                        .sorted()
                        .findFirst()
                        .map(this::place)
                        .orElse("inside Southend, Essex and Thurrock");
    }

    /** One place in words. */
    public String place(String word) {
        int colon = word.indexOf(':');
        String code = word.substring(colon + 1);
        return switch (colon < 0 ? word : word.substring(0, colon)) {
            case "inside" -> "inside Southend, Essex and Thurrock";
            case "outside" -> "outside Essex";
            case "unknown" -> "not known";
            case "hertfordshire" -> "Hertfordshire";
            case "district" -> districts.getOrDefault(code, code);
            case "sub-icb" -> "sub-ICB " + code;
            case "pcn" -> "PCN " + code;
            case "postcode" -> "postcodes " + code;
            default -> word;
        };
    }

    /** All that a rule asks for, in one sentence. */
    public String when(LeadRule rule) {
        return Stream.of(
                        rule.ageFrom() == null && rule.ageTo() == null ? "" : "Age " + rule.ages(),
                        rule.needs().isEmpty() ? "" : needs(rule.needs()),
                        rule.resident().isEmpty() ? "" : "Lives: " + places(rule.resident()),
                        rule.registered().isEmpty() ? "" : "GP practice: " + places(rule.registered()),
                        rule.found().isEmpty() ? "" : "Found: " + places(rule.found()))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(". "));
    }
}
