package org.onedoor.crisis.notice;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.Reach;
import org.onedoor.access.Relationships;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.OrganisationKind;
import org.onedoor.organisation.Organisations;
import org.onedoor.people.People;
import org.onedoor.platform.Action;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Gate.Decision;
import org.onedoor.platform.Subject;
import org.onedoor.platform.time.DomainTime;
import org.springframework.stereotype.Component;

/**
 * Those who look after somebody, and so hear of a notice: health, social care and voluntary services, not those who only
 * met them. Who is told, who may open it and whose board it is on is one question with one answer.
 */
@Component
class Involved {
    private static final Set<OrganisationKind> STATUTORY = EnumSet.of(
            OrganisationKind.TRUST,
            OrganisationKind.PRACTICE,
            OrganisationKind.CLINIC,
            OrganisationKind.PCN,
            OrganisationKind.COUNCIL);

    private static final Set<OrganisationKind> VOLUNTARY = EnumSet.of(OrganisationKind.VCSE, OrganisationKind.HOSPICE);

    private final People people;
    private final Relationships relationships;
    private final Reach reach;
    private final Organisations organisations;
    private final Gate gate;
    private final DomainTime time;

    Involved(
            People people,
            Relationships relationships,
            Reach reach,
            Organisations organisations,
            Gate gate,
            DomainTime time) {
        this.people = people;
        this.relationships = relationships;
        this.reach = reach;
        this.organisations = organisations;
        this.gate = gate;
        this.time = time;
    }

    /** A team, or an organisation without one, such as a practice. */
    record Carers(UUID organisationId, @Nullable UUID teamId) {
        UUID party() {
            return teamId == null ? organisationId : teamId;
        }
    }

    /** Every id the person has. */
    List<UUID> ids(UUID personId) {
        return people.linked(personId);
    }

    /** Those whose work with the person goes on, health and social care first. */
    List<Carers> now(UUID personId) {
        return Stream.concat(statutory(personId).stream(), of(personId, true, VOLUNTARY).stream())
                .toList();
    }

    /** Those of health and social care alone: what few may know is told to no other. */
    List<Carers> statutory(UUID personId) {
        return of(personId, true, STATUTORY);
    }

    /** Whoever of them may read a notice: they, and for a while those whose work has ended. */
    Set<UUID> parties(UUID personId) {
        Set<UUID> parties = new HashSet<>();
        of(personId, false, STATUTORY).forEach(each -> parties.add(each.party()));
        of(personId, false, VOLUNTARY).forEach(each -> parties.add(each.party()));
        return parties;
    }

    private List<Carers> of(UUID personId, boolean open, Set<OrganisationKind> kinds) {
        Instant now = time.instant();
        return relationships.of(people.linked(personId)).stream()
                .filter(each -> isLive(each.until(), now, open))
                .filter(each -> organisations
                        .find(each.organisationId())
                        .map(Organisation::kind)
                        .filter(kinds::contains)
                        .isPresent())
                .map(each -> new Carers(each.organisationId(), each.teamId()))
                .distinct()
                .toList();
    }

    private static boolean isLive(@Nullable OffsetDateTime until, Instant now, boolean open) {
        return until == null || (!open && until.toInstant().isAfter(now));
    }

    /** Whether the actor's own team or organisation has to do with this person. */
    boolean reaches(UUID personId) {
        return !reached(List.of(personId)).isEmpty();
    }

    /** Whether the actor may open this person's record. */
    boolean opens(UUID personId) {
        return gate.decide(CurrentActor.get(), Ask.about(Action.READ, "demographics", new Subject.Person(personId)))
                instanceof Decision.Allowed;
    }

    /** Which of these people the reader's own team or practice has to do with: nobody else's notice can be open to them. */
    Set<UUID> reached(Collection<UUID> personIds) {
        return new HashSet<>(reach.of(CurrentActor.get(), personIds));
    }
}
