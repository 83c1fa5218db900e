package org.onedoor.directory;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Writing;
import org.onedoor.platform.time.London;
import org.springframework.stereotype.Component;

/** Reads what somebody typed of a rule. Every problem says how to mend it. */
@Component
class LeadRuleForm {
    private static final int OLDEST = 120;
    private static final Set<String> WORDS =
            Set.of(LeadFacts.INSIDE, LeadFacts.OUTSIDE, LeadFacts.UNKNOWN, LeadFacts.HERTFORDSHIRE);

    private final Services services;
    private final Organisations organisations;

    LeadRuleForm(Services services, Organisations organisations) {
        this.services = services;
        this.organisations = organisations;
    }

    LeadRule read(Map<String, String> typed, List<LeadRule> all, Instant now) {
        return new Reading(typed).rule(all, now);
    }

    /** By name, other name or code, such as EPUT or R1L. */
    private @Nullable Organisation organisation(String text) {
        return organisations.byAlias(text).or(() -> organisations.byOds(text)).orElse(null);
    }

    private final class Reading {
        private final Map<String, String> typed;
        private final Map<String, String> problems = new LinkedHashMap<>();

        Reading(Map<String, String> typed) {
            this.typed = typed;
        }

        LeadRule rule(List<LeadRule> all, Instant now) {
            LeadRule before = all.stream()
                    .filter(rule -> rule.code().equals(get("code")))
                    .reduce((_, later) -> later)
                    .orElse(null);
            LeadRule.Kind kind = before == null ? kind() : before.kind();
            String name = text("name", "Give the rule a name, such as: Adults", Writing.NAME);
            LocalDate from = day("fromOn", London.date(now), "today or a later day: what was decided before stays");
            LocalDate until = get("untilOn").isEmpty() || from == null
                    ? null
                    : day("untilOn", from.plusDays(1), "after its first day, or leave it empty");
            Integer ageFrom = age("ageFrom");
            Integer ageTo = age("ageTo");
            if (ageFrom != null && ageTo != null && ageFrom > ageTo) {
                problems.putIfAbsent("ageFrom", "The youngest age must not be above the oldest");
            }
            List<String> needs = needs();
            List<String> resident = places("resident");
            List<String> registered = places("registered");
            List<String> found = places("found");
            Organisation lead = organisation(get("lead"));
            if (lead == null) {
                problems.put("lead", "Name an organisation OneDoor knows, such as EPUT or R1L");
            }
            List<UUID> supporting = supporting();
            String words = text("words", "Say why, in a sentence that staff read at triage", Writing.LINE);
            String source = text("source", "Say where it was agreed", Writing.LINE);
            int rank = get("rank").matches("[1-9][0-9]{0,2}") ? Integer.parseInt(get("rank")) : 0;
            if (rank == 0) {
                problems.put("rank", "Write a number from 1 to 999: the lower is asked first");
            }
            if (ageFrom == null
                    && ageTo == null
                    && needs.isEmpty()
                    && resident.isEmpty()
                    && registered.isEmpty()
                    && found.isEmpty()) {
                problems.putIfAbsent(
                        "ageFrom", "Say for whom: an age, a need or a place. A rule for everybody is none");
            }
            if (!problems.isEmpty()) {
                throw new Invalid(problems);
            }
            UUID id = Ids.at(now);
            return new LeadRule(
                    LeadRules.ORG,
                    id,
                    before == null ? code(name, id) : before.code(),
                    Objects.requireNonNull(kind),
                    name,
                    rank,
                    Objects.requireNonNull(from),
                    until,
                    ageFrom,
                    ageTo,
                    needs,
                    resident,
                    registered,
                    found,
                    Objects.requireNonNull(lead).id(),
                    supporting,
                    words,
                    source,
                    before != null && get("ends").equals("yes"),
                    "proposed",
                    CurrentActor.get().accountId());
        }

        private static String code(String name, UUID id) {
            return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("(^-|-$)", "") + "-"
                    + id.toString().substring(24);
        }

        private LeadRule.@Nullable Kind kind() {
            try {
                return LeadRule.Kind.of(get("kind"));
            } catch (IllegalArgumentException notAKind) {
                problems.put("kind", "Choose what it decides by");
                return null;
            }
        }

        private String get(String field) {
            return typed.getOrDefault(field, "").strip();
        }

        private String text(String field, String problem, int longest) {
            String text = get(field);
            if (text.isEmpty() || text.length() > longest) {
                problems.put(field, text.isEmpty() ? problem : "Use at most %d letters".formatted(longest));
            }
            return text;
        }

        private @Nullable LocalDate day(String field, LocalDate earliest, String when) {
            try {
                LocalDate day = LocalDate.parse(get(field));
                if (!day.isBefore(earliest) && day.getYear() < 2100) {
                    return day;
                }
            } catch (DateTimeException notADay) {
                // told below
            }
            problems.put(field, "Write a day as 2026-03-02, %s".formatted(when));
            return null;
        }

        private @Nullable Integer age(String field) {
            String age = get(field);
            if (age.isEmpty()) {
                return null;
            }
            if (age.matches("[0-9]{1,3}") && Integer.parseInt(age) <= OLDEST) {
                return Integer.valueOf(age);
            }
            problems.put(field, "Write the age in years, such as 18, or leave it empty");
            return null;
        }

        private List<String> list(String field) {
            return Arrays.stream(get(field).split(",", -1))
                    .map(String::strip)
                    .filter(part -> !part.isEmpty())
                    .distinct()
                    .toList();
        }

        private List<String> needs() {
            Set<String> known = services.needs().stream().map(CodedNeed::code).collect(Collectors.toSet());
            List<String> needs = list("needs");
            needs.stream()
                    .flatMap(need -> LeadRule.either(need).stream())
                    .filter(code -> !known.contains(code))
                    .findFirst()
                    .ifPresent(code -> problems.put(
                            "needs",
                            "One of these is not on the list of needs. Use its codes, with commas or the word or"));
            return needs;
        }

        private List<String> places(String field) {
            Map<String, String> districts = organisations.districts();
            List<String> places = list(field).stream()
                    .map(word -> districts.entrySet().stream()
                            .filter(each -> each.getValue().equalsIgnoreCase(word))
                            .findFirst()
                            .map(each -> "district:" + each.getKey())
                            .orElse(word))
                    .toList();
            places.stream()
                    .filter(word -> !isPlace(word, districts))
                    .findFirst()
                    .ifPresent(
                            word -> problems.put(
                                    field,
                                    "One of these is no place. Write inside, outside, unknown, hertfordshire, the name of a district, sub-icb:07H or postcode:CM23"));
            return places;
        }

        private boolean isPlace(String word, Map<String, String> districts) {
            if (WORDS.contains(word) || word.matches("postcode:[A-Z]{1,2}([0-9]{1,2}[A-Z]?)?")) {
                return true;
            }
            int colon = word.indexOf(':');
            String code = word.substring(colon + 1);
            return switch (colon < 0 ? "" : word.substring(0, colon)) {
                case "district" -> districts.containsKey(code);
                case "pcn", "sub-icb" -> organisations.byOds(code).isPresent();
                default -> false;
            };
        }

        private List<UUID> supporting() {
            List<Organisation> found = list("supporting").stream()
                    .map(LeadRuleForm.this::organisation)
                    .filter(Objects::nonNull)
                    .toList();
            if (found.size() < list("supporting").size()) {
                problems.put("supporting", "Name organisations OneDoor knows, with commas, or leave it empty");
            }
            return found.stream().map(Organisation::id).toList();
        }
    }
}
