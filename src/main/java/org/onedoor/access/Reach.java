package org.onedoor.access;

import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.onedoor.people.SamePeople;
import org.onedoor.platform.Actor;
import org.springframework.stereotype.Service;

/** Whom an actor may reach now. A person is all the ids that are linked: who reaches one reaches all. */
@Service
public class Reach {
    private final Relationships relationships;
    private final SamePeople same;

    Reach(Relationships relationships, SamePeople same) {
        this.relationships = relationships;
        this.same = same;
    }

    /** Which of these people the actor's organisation or team has a relationship with, in the order they were given. */
    public List<UUID> of(Actor actor, Collection<UUID> personIds) {
        if (personIds.isEmpty()) {
            return List.of();
        }
        Map<UUID, Set<UUID>> linked = same.all(personIds);
        Set<UUID> every = linked.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        Set<UUID> reached = new HashSet<>(relationships.reachable(every, actor.organisationId(), actor.teamId()));
        return personIds.stream()
                .filter(id -> !Collections.disjoint(linked.getOrDefault(id, Set.of(id)), reached))
                .toList();
    }
}
