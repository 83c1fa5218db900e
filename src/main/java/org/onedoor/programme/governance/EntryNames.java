package org.onedoor.programme.governance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.Invalid;
import org.onedoor.programme.Plans;
import org.onedoor.programme.governance.EntryForm.Said;

/** Whether what an entry names is there: groups, plans, organisations, and those whose duties it says. */
final class EntryNames {
    private EntryNames() {}

    /** @throws Invalid when a group, a plan or an organisation it names is not there */
    static void check(
            Register register, Said said, EntryRepository repository, Plans plans, Organisations organisations) {
        Map<String, String> wrong = new LinkedHashMap<>();
        for (Field field : register.fields()) {
            List<String> names = said.fields().getOrDefault(field.name(), List.of());
            boolean there = switch (field.kind()) {
                case GROUP ->
                    names.stream()
                            .allMatch(name -> repository.find(Groups.CODE, name).isPresent());
                case PLAN -> names.stream().allMatch(name -> plans.find(name).isPresent());
                case ORGANISATION, ORGANISATIONS -> {
                    List<UUID> ids = names.stream().map(UUID::fromString).toList();
                    yield organisations.names(ids).keySet().containsAll(ids);
                }
                default -> true;
            };
            if (!there) {
                wrong.put(field.name(), "%s: choose one that is there".formatted(field.heading()));
            }
        }
        if (register.field(Duties.FIELD) != null) {
            duties(said, organisations, wrong);
        }
        if (!wrong.isEmpty()) {
            throw new Invalid(wrong);
        }
    }

    private static void duties(Said said, Organisations organisations, Map<String, String> wrong) {
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
