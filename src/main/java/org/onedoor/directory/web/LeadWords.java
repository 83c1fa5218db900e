package org.onedoor.directory.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.onedoor.directory.CodedNeed;
import org.onedoor.directory.LeadRule;

/** The conditions of a rule in words. */
public record LeadWords(List<CodedNeed> needs, Map<String, String> districts) {

    /** {@code Trauma or post-traumatic stress, with drugs or alcohol}. */
    public String needs(java.util.Collection<String> codes) {
        return codes.isEmpty()
                ? "any"
                : codes.stream()
                        .map(need -> LeadRule.either(need).stream().map(this::label).collect(Collectors.joining(" or ")))
                        .collect(Collectors.joining("; with: "));
    }

    private String label(String code) {
        return needs.stream()
                .filter(need -> need.code().equals(code))
                .findFirst()
                .map(CodedNeed::label)
                .orElse(code);
    }

    public String places(List<String> words) {
        return words.isEmpty() ? "anywhere" : words.stream().map(this::place).collect(Collectors.joining(", "));
    }

    /** One place in words. */
    public String place(String word) {
        int colon = word.indexOf(':');
        String code = word.substring(colon + 1);
        return switch (colon < 0 ? word : word.substring(0, colon)) {
            case "inside" -> "inside Southend, Essex and Thurrock";
            case "outside" -> "outside";
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
        return java.util.stream.Stream.of(
                        rule.ageFrom() == null && rule.ageTo() == null ? "" : "Age " + rule.ages(),
                        rule.needs().isEmpty() ? "" : needs(rule.needs()),
                        rule.resident().isEmpty() ? "" : "Lives: " + places(rule.resident()),
                        rule.registered().isEmpty() ? "" : "GP practice: " + places(rule.registered()),
                        rule.found().isEmpty() ? "" : "Found: " + places(rule.found()))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(". "));
    }
}
