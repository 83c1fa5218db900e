package org.onedoor.directory.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.onedoor.directory.CodedNeed;
import org.onedoor.directory.LeadFacts;
import org.onedoor.directory.LeadRules;
import org.onedoor.directory.SaidPlaces;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Postcode;

/** One case to try the rules on, without a name. @param chosen the codes of the needs */
record CaseForm(Map<String, String> typed, List<String> chosen, List<CodedNeed> needs) {
    private static final int OLDEST = 120;

    private String get(String field) {
        return typed.getOrDefault(field, "").strip();
    }

    LocalDate day(LocalDate today) {
        return get("on").isEmpty() ? today : LocalDate.parse(get("on"));
    }

    /** @throws Invalid naming each field that cannot be taken */
    LeadFacts facts(LeadRules rules, LocalDate today) {
        Map<String, String> problems = new LinkedHashMap<>();
        String age = get("age");
        if (!age.isEmpty() && !(age.matches("[0-9]{1,3}") && Integer.parseInt(age) <= OLDEST)) {
            problems.put("age", "Write the age in years, such as 17, or leave it empty");
        }
        Set<String> known = needs.stream().map(CodedNeed::code).collect(Collectors.toSet());
        Set<String> codes = new HashSet<>(chosen);
        if (!known.containsAll(codes)) {
            problems.put("needs", "One of these is not on the list of needs. Choose from the list");
        }
        String postcode = get("postcode");
        if (!postcode.isEmpty() && !Postcode.isWhole(postcode)) {
            problems.put("postcode", "Write the whole postcode, such as CM20 1QX, or leave it empty");
        } else if (!postcode.isEmpty() && !Postcode.isPlace(postcode)) {
            problems.put("postcode", "No postcode begins so. Write it as on a letter, such as CM20 1QX");
        }
        String practice = get("practice").toUpperCase(java.util.Locale.ROOT);
        if (!practice.isEmpty() && !practice.matches("[A-Z][0-9]{5}")) {
            problems.put("practice", "The code of a practice is a letter and five digits, such as F81009");
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
        return rules.facts(
                age.isEmpty() ? null : Integer.valueOf(age),
                codes,
                postcode,
                practice,
                SaidPlaces.of(get("found"), get("lives"), get("registered")),
                day(today));
    }
}
