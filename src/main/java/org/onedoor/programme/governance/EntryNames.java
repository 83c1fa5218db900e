package org.onedoor.programme.governance;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Services;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.programme.CoveredPlaces;
import org.onedoor.programme.Plans;
import org.onedoor.programme.governance.EntryForm.Said;
import org.springframework.stereotype.Component;

/** Whether what an entry names is there: groups, plans, organisations, entries, services and places. */
@Component
class EntryNames {
    private static final Pattern REDUCTION =
            Pattern.compile("\\b(?:reduc(?:e|ed|es|ing|tion|tions)|fewer)\\b", Pattern.CASE_INSENSITIVE);

    private final EntryRepository repository;
    private final Plans plans;
    private final Organisations organisations;
    private final Services services;
    private final CoveredPlaces places;
    private final DomainTime time;

    EntryNames(
            EntryRepository repository,
            Plans plans,
            Organisations organisations,
            Services services,
            CoveredPlaces places,
            DomainTime time) {
        this.repository = repository;
        this.plans = plans;
        this.organisations = organisations;
        this.services = services;
        this.places = places;
        this.time = time;
    }

    /**
     * @param before the entry as it stands; none for a new one
     * @throws Invalid when something it names is not there
     */
    void check(Register register, Said said, @Nullable Entry before) {
        Map<String, String> wrong = new LinkedHashMap<>();
        for (Field field : register.fields()) {
            List<String> names = said.fields().getOrDefault(field.name(), List.of());
            if (!there(field, names)) {
                wrong.put(field.name(), "%s: choose one that is there".formatted(field.heading()));
            } else if (before != null && field.kind().isEntry() && field.of().equals(register.code())) {
                String circle = circle(field, before, names);
                if (circle != null) {
                    wrong.put(field.name(), circle);
                }
            }
        }
        if (register.field("baseline") != null && said.status().equals("In use")) {
            baseline(said, wrong);
        }
        if (register.code().equals(Meetings.CODE)) {
            HeldMeetings.check(said, before, London.date(time.instant()));
        }
        if (register.field(Duties.FIELD) != null) {
            duties(said, wrong);
        }
        if (!wrong.isEmpty()) {
            throw new Invalid(wrong);
        }
    }

    private boolean there(Field field, List<String> names) {
        return switch (field.kind()) {
            case GROUP ->
                names.stream()
                        .allMatch(name -> repository.find(Groups.CODE, name).isPresent());
            case ENTRY, ENTRIES ->
                names.stream()
                        .allMatch(name -> repository.find(field.of(), name).isPresent());
            case PLAN -> names.stream().allMatch(name -> plans.find(name).isPresent());
            case PLACES -> names.stream().allMatch(name -> places.find(name).isPresent());
            case SERVICE ->
                names.stream().allMatch(name -> services.byCode(name).isPresent());
            case ORGANISATION, ORGANISATIONS -> {
                List<UUID> ids = names.stream().map(UUID::fromString).toList();
                yield organisations.names(ids).keySet().containsAll(ids) && ofKind(field, ids);
            }
            default -> true;
        };
    }

    private boolean ofKind(Field field, List<UUID> ids) {
        return field.of().isEmpty()
                || ids.stream()
                        .allMatch(id -> organisations
                                .find(id)
                                .filter(each -> each.kind().code().equals(field.of()))
                                .isPresent());
    }

    /** Why an entry cannot hang on these: each would wait for the other. Null when it can. */
    private @Nullable String circle(Field field, Entry entry, List<String> names) {
        Deque<String> next = new ArrayDeque<>(names);
        Set<String> seen = new HashSet<>();
        while (!next.isEmpty()) {
            String code = next.removeFirst();
            if (code.equals(entry.code())) {
                return names.contains(code)
                        ? "%s: it cannot wait for itself".formatted(field.heading())
                        : "%s: one of these waits for this one already, so neither could begin"
                                .formatted(field.heading());
            }
            if (seen.add(code)) {
                repository.find(field.of(), code).ifPresent(other -> next.addAll(other.all(field.name())));
            }
        }
        return null;
    }

    /** Nobody can show that something went down who does not know from where. */
    private static void baseline(Said said, Map<String, String> wrong) {
        boolean down = said.fields().getOrDefault("better", List.of()).contains("Lower")
                || Stream.of(said.title(), String.join(" ", said.fields().getOrDefault("words", List.of())))
                        .anyMatch(text -> REDUCTION.matcher(text).find());
        if (down && said.fields().getOrDefault("baseline", List.of()).isEmpty()) {
            wrong.put(
                    "baseline",
                    "Baseline: a measure of what is to go down is in use once it says where that starts from. Until then leave it proposed");
        }
    }

    private void duties(Said said, Map<String, String> wrong) {
        List<UUID> leads = said.fields().getOrDefault("leads", List.of()).stream()
                .map(UUID::fromString)
                .toList();
        String problem = Duties.problem(
                String.join("\n", said.fields().getOrDefault(Duties.FIELD, List.of())),
                organisations.names(leads).values());
        if (problem != null) {
            wrong.put(Duties.FIELD, problem);
        }
    }
}
