package org.onedoor.desk;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.onedoor.organisation.Organisations;
import org.onedoor.people.LikelyPairs;
import org.onedoor.people.Link;
import org.onedoor.people.LocalIdentifiers;
import org.onedoor.people.LocalIdentifiers.LocalIdentifier;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.people.SamePeople;
import org.springframework.stereotype.Component;

/** What else is a person's: the records linked with theirs, and what other systems call them. */
@Component
class PersonRecords {
    private final People people;
    private final SamePeople same;
    private final LikelyPairs pairs;
    private final LocalIdentifiers numbers;
    private final Organisations organisations;

    PersonRecords(
            People people, SamePeople same, LikelyPairs pairs, LocalIdentifiers numbers, Organisations organisations) {
        this.people = people;
        this.same = same;
        this.pairs = pairs;
        this.numbers = numbers;
        this.organisations = organisations;
    }

    /** From inside a look that names all the ids. @param decides whether the actor may say who is who */
    PersonPage.Records of(UUID personId, Collection<UUID> ids, boolean decides) {
        Set<UUID> others = new LinkedHashSet<>(ids);
        others.remove(personId);
        Set<UUID> parted = new LinkedHashSet<>();
        if (decides) {
            for (Link link : same.of(List.of(personId))) {
                if (link.until() != null) {
                    parted.add(link.personId().equals(personId) ? link.otherId() : link.personId());
                }
            }
            parted.removeAll(ids);
        }
        return new PersonPage.Records(
                ordered(others), words(numbers.of(ids)), decides ? pairs.of(ids).size() : 0, ordered(parted), decides);
    }

    private List<Person> ordered(Set<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<UUID, Person> whole = people.all(ids);
        return ids.stream().map(whole::get).filter(java.util.Objects::nonNull).toList();
    }

    private List<String> words(List<LocalIdentifier> found) {
        Map<UUID, String> names = organisations.names(
                found.stream().map(LocalIdentifier::organisationId).collect(Collectors.toSet()));
        return found.stream()
                .map(each -> each.value() + " in " + each.system() + ", "
                        + names.getOrDefault(each.organisationId(), "an organisation"))
                .toList();
    }
}
