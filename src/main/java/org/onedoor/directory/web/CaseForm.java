package org.onedoor.directory.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.onedoor.directory.CodedNeed;
import org.onedoor.directory.LeadFacts;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.Invalid;

/** One case to try the rules on, without a name. */
record CaseForm(Map<String, String> typed, Organisations organisations, List<CodedNeed> needs) {
    private static final int OLDEST = 120;

    private String get(String field) {
        return typed.getOrDefault(field, "").strip();
    }

    LocalDate day(LocalDate today) {
        return get("on").isEmpty() ? today : LocalDate.parse(get("on"));
    }

    /** @throws Invalid naming each field that cannot be taken */
    LeadFacts facts() {
        Map<String, String> problems = new LinkedHashMap<>();
        String age = get("age");
        if (!age.isEmpty() && !(age.matches("[0-9]{1,3}") && Integer.parseInt(age) <= OLDEST)) {
            problems.put("age", "Write the age in years, such as 17, or leave it empty");
        }
        Set<String> known = needs.stream().map(CodedNeed::code).collect(Collectors.toSet());
        Set<String> codes = Arrays.stream(get("needs").split(",", -1))
                .map(String::strip)
                .filter(code -> !code.isEmpty())
                .collect(Collectors.toSet());
        if (!known.containsAll(codes)) {
            problems.put("needs", "One of these is not on the list of needs. Use its codes, with commas");
        }
        String postcode = get("postcode");
        if (!postcode.isEmpty()
                && !postcode.replace(" ", "").matches("[A-Za-z]{1,2}[0-9][0-9A-Za-z]?[0-9][A-Za-z]{2}")) {
            problems.put("postcode", "Write the whole postcode, such as CM20 1QX, or leave it empty");
        }
        if (!get("on").isEmpty()) {
            try {
                LocalDate.parse(get("on"));
            } catch (DateTimeException notADay) {
                problems.put("on", "Write the day as 2026-03-02, or leave it empty for today");
            }
        }
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
        LocalDate on = day(LocalDate.of(2026, 1, 1));
        return LeadFacts.of(age.isEmpty() ? null : Integer.valueOf(age), codes)
                .livingAt(
                        postcode,
                        postcode.isEmpty()
                                ? null
                                : organisations.residentPlace(postcode).orElse(null))
                .registeredAt(
                        get("practice"),
                        get("practice").isEmpty()
                                ? null
                                : organisations
                                        .registeredPlace(get("practice"), on)
                                        .orElse(null))
                .foundIn(found());
    }

    private String found() {
        String found = get("found");
        return found.matches("[A-Z][0-9]{8}|hertfordshire|outside") ? found : "";
    }
}
