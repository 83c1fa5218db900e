package org.onedoor.access.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.Agreement;
import org.onedoor.access.LawfulBasis;
import org.onedoor.access.Shareable;
import org.onedoor.platform.Writing;
import org.onedoor.platform.time.London;
import org.onedoor.platform.time.SpokenDate;

/** Reads the terms of an agreement from what was typed. */
record TermsTyped(Map<String, String> typed, Set<String> classes) {

    /** The terms; none when something is wrong, which is in {@code problems} then. */
    Agreement.@Nullable Terms read(Map<String, String> problems) {
        String title = line("title", "Title", "Enter what the agreement is called", problems);
        String purpose = line("purpose", "Purpose", "Say what it is for, in a sentence", problems);
        Set<Shareable> what = classes.stream()
                .flatMap(code -> Shareable.ofCode(code).stream())
                .collect(Collectors.toSet());
        if (what.isEmpty()) {
            problems.put("class", "Choose what is shared");
        }
        LawfulBasis basis = LawfulBasis.ofCode(at("basis")).orElse(null);
        if (basis == null) {
            problems.put("basis", "Choose on what lawful basis");
        }
        LocalDate from = date("from", "First day", problems);
        LocalDate until = date("until", "Last day", problems);
        LocalTime ends = time(problems);
        LocalDate review = date("review", "Review date", problems);
        String dpia = line(
                "dpia", "DPIA reference", "Enter the reference of the data protection impact assessment", problems);
        if (from == null || until == null || review == null || basis == null || !problems.isEmpty()) {
            return null;
        }
        Instant begins = from.atStartOfDay(London.ZONE).toInstant();
        Instant end = ends == null
                ? London.endOf(until)
                : LocalDateTime.of(until, ends).atZone(London.ZONE).toInstant();
        if (!end.isAfter(begins)) {
            problems.put("until", "The last day must be after the first");
            return null;
        }
        if (review.isAfter(until)) {
            problems.put("review", "The review must be on the last day or before it");
            return null;
        }
        return new Agreement.Terms(title, purpose, what, basis, begins, end, review, dpia);
    }

    private String at(String field) {
        return typed.getOrDefault(field, "");
    }

    private String line(String field, String label, String missing, Map<String, String> problems) {
        String text = at(field).strip();
        if (text.isEmpty()) {
            problems.put(field, missing);
        }
        Writing.limit(problems, field, label, text, Writing.LINE);
        return Writing.storable(text);
    }

    private @Nullable LocalDate date(String field, String label, Map<String, String> problems) {
        LocalDate date = SpokenDate.of(at(field + "-day"), at(field + "-month"), at(field + "-year"));
        if (date == null) {
            problems.put(field, label + " must be a real date, like 27 3 2027");
        }
        return date;
    }

    /** The time of the last day at which it ends; none for the end of that day. */
    private @Nullable LocalTime time(Map<String, String> problems) {
        String text = at("until-time").strip();
        if (text.isEmpty()) {
            return null;
        }
        try {
            return LocalTime.parse(text.length() == 4 ? "0" + text : text);
        } catch (DateTimeParseException e) {
            problems.put("until-time", "The time must be like 17:00, or left empty for the end of the day");
            return null;
        }
    }
}
