package org.onedoor.record.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Writing;
import org.onedoor.platform.time.SpokenDate;
import org.onedoor.record.CrisisPlan;
import org.onedoor.record.PlanContent;
import org.onedoor.record.PlanPart;
import org.springframework.util.MultiValueMap;

/** What was typed into the form of a crisis plan, and what it makes. */
public record PlanTyped(Map<String, String> fields, Set<String> advance, Set<String> agreed, Set<String> shared) {
    /** How many people and teams the form has room for. */
    public static final int CONTACTS = 5;

    public static final int WORKERS = 4;

    static PlanTyped of(MultiValueMap<String, String> form) {
        return new PlanTyped(form.toSingleValueMap(), all(form, "advance"), all(form, "agreed"), all(form, "shared"));
    }

    private static Set<String> all(MultiValueMap<String, String> form, String field) {
        return new HashSet<>(form.getOrDefault(field, List.of()));
    }

    /** What a version says, as the form shows it. */
    static PlanTyped of(PlanContent content, @Nullable LocalDate reviewOn) {
        Map<String, String> fields = new HashMap<>();
        for (PlanPart part : PlanPart.values()) {
            String words = content.at(part);
            fields.put(part.field(), words == null ? "" : words);
        }
        for (int i = 0; i < content.contacts().size(); i++) {
            PlanContent.Contact each = content.contacts().get(i);
            String at = "contact-" + (i + 1);
            fields.put(at + "-name", each.name());
            fields.put(at + "-relation", each.relation());
            fields.put(at + "-phone", each.phone());
            fields.put(at + "-when", each.when());
            fields.put(at + "-agrees", each.agrees() ? "yes" : "no");
        }
        for (int i = 0; i < content.workers().size(); i++) {
            PlanContent.Worker each = content.workers().get(i);
            String at = "worker-" + (i + 1);
            fields.put(at + "-team", each.team());
            fields.put(at + "-name", each.name());
            fields.put(at + "-phone", each.phone());
        }
        if (reviewOn != null) {
            fields.put("review-day", String.valueOf(reviewOn.getDayOfMonth()));
            fields.put("review-month", String.valueOf(reviewOn.getMonthValue()));
            fields.put("review-year", String.valueOf(reviewOn.getYear()));
        }
        Set<String> shared = new HashSet<>();
        content.shared().forEach(team -> shared.add(value(team)));
        return new PlanTyped(fields, Set.copyOf(content.advance()), Set.copyOf(content.agreed()), shared);
    }

    static PlanTyped of(@Nullable CrisisPlan latest) {
        return latest == null ? of(PlanContent.EMPTY, null) : of(latest.content(), latest.reviewOn());
    }

    static String value(PlanContent.Team team) {
        return team.organisationId() + ":" + team.teamId();
    }

    public String at(String field) {
        return fields.getOrDefault(field, "");
    }

    @Nullable
    LocalDate reviewOn() {
        return SpokenDate.of(at("review-day"), at("review-month"), at("review-year"));
    }

    boolean saysReview() {
        return !(at("review-day") + at("review-month") + at("review-year")).isBlank();
    }

    /** @param known the teams that may be chosen; others are left out */
    PlanContent content(Set<PlanContent.Team> known) {
        Map<String, String> words = new HashMap<>();
        for (PlanPart part : PlanPart.values()) {
            String typed = kept(part.field());
            if (!typed.isEmpty()) {
                words.put(part.code(), typed);
            }
        }
        List<PlanContent.Contact> contacts = new ArrayList<>();
        for (int i = 1; i <= CONTACTS; i++) {
            String at = "contact-" + i;
            PlanContent.Contact each = new PlanContent.Contact(
                    kept(at + "-name"),
                    kept(at + "-relation"),
                    kept(at + "-phone"),
                    kept(at + "-when"),
                    at(at + "-agrees").equals("yes"));
            if (!(each.name() + each.relation() + each.phone() + each.when()).isEmpty()) {
                contacts.add(each);
            }
        }
        List<PlanContent.Worker> workers = new ArrayList<>();
        for (int i = 1; i <= WORKERS; i++) {
            String at = "worker-" + i;
            PlanContent.Worker each =
                    new PlanContent.Worker(kept(at + "-team"), kept(at + "-name"), kept(at + "-phone"));
            if (!(each.team() + each.name() + each.phone()).isEmpty()) {
                workers.add(each);
            }
        }
        return new PlanContent(
                words,
                contacts,
                workers,
                advance.stream().sorted().toList(),
                agreed.stream().sorted().toList(),
                known.stream().filter(team -> shared.contains(value(team))).toList());
    }

    private String kept(String field) {
        return Writing.storable(at(field)).strip();
    }

    /** A team that looks after the person, as the form offers it. */
    public record TeamChoice(UUID organisationId, UUID teamId, String label) {
        PlanContent.Team team() {
            return new PlanContent.Team(organisationId, teamId);
        }

        public String value() {
            return PlanTyped.value(team());
        }
    }
}
