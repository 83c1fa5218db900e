package org.onedoor.directory.resource;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Writing;

/** Reads what somebody typed of a resource. */
final class ResourceForm {
    private static final int OLDEST = 120;

    private final Map<String, String> typed;
    private final Map<String, String> problems = new LinkedHashMap<>();

    private ResourceForm(Map<String, String> typed) {
        this.typed = typed;
    }

    /** @throws Invalid naming each field that cannot be taken */
    static Resource read(Map<String, String> typed, UUID organisation, Set<String> needs, java.time.Instant now) {
        return new ResourceForm(typed).read(organisation, needs, now);
    }

    private Resource read(UUID organisation, Set<String> known, java.time.Instant now) {
        String title = text("title", "Title", Writing.NAME);
        String kind = oneOf(
                "kind",
                "Choose what it is",
                Arrays.stream(Resource.Kind.values()).map(Resource.Kind::code).toList());
        String words = text("words", "What it is and how to use it", Writing.STORY);
        List<String> needs = Arrays.stream(get("needs").split(",", -1))
                .map(String::strip)
                .filter(known::contains)
                .distinct()
                .toList();
        if (needs.isEmpty()) {
            problems.put("needs", "Choose at least one thing it helps with");
        }
        String audience = text("audience", "Who it is for", Writing.LINE);
        Integer from = years("ageFrom");
        Integer to = years("ageTo");
        if (from != null && to != null && from > to) {
            problems.put("ageFrom", "The youngest age must not be above the oldest");
        }
        String evidence = oneOf(
                "evidence",
                "Choose how well it is known to help",
                Arrays.stream(Resource.Evidence.values())
                        .map(Resource.Evidence::code)
                        .toList());
        String note = text("evidenceNote", "Where the evidence is", Writing.LINE);
        String owner = text("owner", "The role that answers for it", Writing.NAME);
        String link = link();
        LocalDate reviewBy = day("reviewBy", "Say by which day it must be reviewed, as 2027-03-01");
        LocalDate safety = get("safetyReviewedOn").isBlank()
                ? null
                : day("safetyReviewedOn", "Write the day of the safety review as 2026-03-01, or leave it empty");
        if (kind.equals("app") && safety == null) {
            problems.putIfAbsent("safetyReviewedOn", "An app needs a safety review. Say on which day it was done");
        }
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
        UUID id = Ids.at(now);
        String code =
                title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("(^-|-$)", "") + "-"
                        + id.toString().substring(24);
        return new Resource(
                organisation,
                id,
                code,
                Resource.Kind.of(kind),
                title,
                words,
                needs,
                audience,
                from,
                to,
                Resource.Evidence.of(evidence),
                note,
                owner,
                link,
                reviewBy,
                safety,
                "entered in OneDoor",
                "proposed",
                null,
                null,
                0,
                null,
                0);
    }

    private String get(String field) {
        return typed.getOrDefault(field, "").strip();
    }

    private String text(String field, String label, int longest) {
        String text = get(field);
        if (text.isEmpty()) {
            problems.put(field, "%s is missing. Fill it in".formatted(label));
        } else if (text.length() > longest) {
            problems.put(field, "%s may have %d letters; this has %d".formatted(label, longest, text.length()));
        }
        return text;
    }

    private String oneOf(String field, String problem, List<String> known) {
        String value = get(field);
        if (!known.contains(value)) {
            problems.put(field, problem);
        }
        return value;
    }

    private @Nullable Integer years(String field) {
        String value = get(field);
        if (value.isEmpty()) {
            return null;
        }
        if (value.matches("[0-9]{1,3}") && Integer.parseInt(value) <= OLDEST) {
            return Integer.valueOf(value);
        }
        problems.put(field, "Write the age in years, such as 16, or leave it empty");
        return null;
    }

    private @Nullable String link() {
        String link = get("link");
        if (link.isEmpty()) {
            return null;
        }
        if (!link.matches("https://[A-Za-z0-9.-]+\\.[A-Za-z]{2,}(/[^\\s<>\"]*)?") || link.length() > Writing.LINE) {
            problems.put("link", "Write the whole address, beginning with https://, or leave it empty");
        }
        return link;
    }

    private @Nullable LocalDate day(String field, String problem) {
        try {
            LocalDate day = get(field).matches("20[0-9]{2}-.*") ? LocalDate.parse(get(field)) : null;
            if (day != null) {
                return day;
            }
        } catch (DateTimeException notADay) {
            // told below
        }
        problems.put(field, problem);
        return null;
    }
}
