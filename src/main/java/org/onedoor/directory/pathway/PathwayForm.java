package org.onedoor.directory.pathway;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Writing;

/** Reads what somebody typed of a version of a pathway. Every problem says how to mend it. */
final class PathwayForm {
    private static final int STAGES = 20;

    private final Map<String, String> typed;
    private final Function<String, @Nullable UUID> organisations;
    private final Map<String, String> problems = new LinkedHashMap<>();

    PathwayForm(Map<String, String> typed, Function<String, @Nullable UUID> organisations) {
        this.typed = typed;
        this.organisations = organisations;
    }

    Pathway read(
            UUID org,
            UUID id,
            @Nullable Pathway before,
            List<String> needs,
            List<String> types,
            LocalDate today,
            String role) {
        String title = text("title", "Write the name of the pathway");
        List<String> asked =
                known("needs", needs, "One of these is not on the list of needs. Use its codes, with commas");
        List<String> sorts = known(
                "types", types, "One of these is no sort of service. Use the codes of the list below, with commas");
        List<String> criteria = lines("criteria");
        if (criteria.isEmpty()) {
            problems.put("criteria", "Write who may enter it, one criterion a line");
        }
        List<Pathway.Stage> stages = stages();
        List<Pathway.Agreement> partners = partners();
        String source = text("source", "Say where it comes from");
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
        String code = before != null
                ? before.code()
                : title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("(^-|-$)", "") + "-"
                        + id.toString().substring(24);
        return new Pathway(
                org,
                id,
                code,
                before == null ? 1 : before.edition() + 1,
                title,
                asked,
                sorts,
                criteria,
                source,
                role,
                today,
                null,
                null,
                stages,
                partners,
                List.of());
    }

    /** {@code what | who | evidence | 2027-03-02}, one line each; the last two may be left out. */
    private List<Pathway.Stage> stages() {
        List<Pathway.Stage> stages = new ArrayList<>();
        for (String line : lines("stages")) {
            String[] parts = line.split("\\|", -1);
            String title = parts[0].strip();
            String who = part(parts, 1);
            LocalDate review = null;
            if (!part(parts, 3).isEmpty()) {
                review = day(part(parts, 3));
                if (review == null) {
                    wrongStage(stages.size() + 1, "its last part is a day such as 2027-03-02");
                }
            }
            if (title.isEmpty() || who.isEmpty() || parts.length > 4) {
                wrongStage(stages.size() + 1, "write: what happens | who does it | evidence | review by");
            }
            stages.add(new Pathway.Stage(
                    stages.size() + 1, title, who, part(parts, 2).isEmpty() ? null : part(parts, 2), review));
        }
        if (stages.isEmpty() || stages.size() > STAGES) {
            problems.putIfAbsent("stages", "Write its stages, one a line, at most %d".formatted(STAGES));
        }
        return stages;
    }

    private void wrongStage(int line, String how) {
        problems.putIfAbsent("stages", "In line %d %s".formatted(line, how));
    }

    private static String part(String[] parts, int index) {
        return index < parts.length ? parts[index].strip() : "";
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException notADay) {
            return null;
        }
    }

    private List<Pathway.Agreement> partners() {
        List<String> names = list("partners");
        List<UUID> found = names.stream()
                .map(organisations)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .distinct()
                .toList();
        if (names.isEmpty() || found.size() < names.size()) {
            problems.put("partners", "Name the organisations whose agreement it needs, with commas: EPUT, NELFT");
        }
        return found.stream()
                .map(partner -> new Pathway.Agreement(partner, null, null, null, null))
                .toList();
    }

    private String get(String field) {
        return typed.getOrDefault(field, "").strip();
    }

    private String text(String field, String problem) {
        String text = get(field);
        if (text.isEmpty() || text.length() > Writing.LINE) {
            problems.put(field, text.isEmpty() ? problem : "Use at most %d letters".formatted(Writing.LINE));
        }
        return text;
    }

    private List<String> known(String field, List<String> codes, String problem) {
        List<String> some = list(field);
        if (some.isEmpty() || !codes.containsAll(some)) {
            problems.put(field, problem);
        }
        return some;
    }

    private List<String> list(String field) {
        return Arrays.stream(get(field).split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .distinct()
                .toList();
    }

    private List<String> lines(String field) {
        return get(field)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(line -> line.length() > Writing.LINE ? line.substring(0, Writing.LINE) : line)
                .toList();
    }
}
