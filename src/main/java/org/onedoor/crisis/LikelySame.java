package org.onedoor.crisis;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.PerhapsTheSame.Likely;
import org.onedoor.organisation.Organisations;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.platform.Action;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Gate.Decision;
import org.onedoor.platform.Looks;
import org.onedoor.platform.Subject;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.stereotype.Component;

/**
 * Who is held already and may be the one somebody else describes: by name within three hours, or by the same description in
 * the same place within one. Whoever may not reach a case or a contact is told its number, its time and who wrote it, and nothing of
 * whom; that it was told so is in the person's own log.
 */
@Component
class LikelySame {
    /** Somebody known by name is asked for so long before and after. */
    private static final Duration WITHIN = Duration.ofHours(3);
    /** Somebody described only. */
    private static final Duration AT_ONCE = Duration.ofHours(1);
    /** What is out of reach is told of the present only: nobody asks of the past who was held. */
    private static final Duration LATELY = Duration.ofHours(24);

    private final DetentionRepository cases;
    private final ContactRepository contacts;
    private final People people;
    private final Organisations organisations;
    private final Gate gate;
    private final Looks looks;
    private final DomainTime time;

    LikelySame(
            DetentionRepository cases,
            ContactRepository contacts,
            People people,
            Organisations organisations,
            Gate gate,
            Looks looks,
            DomainTime time) {
        this.cases = cases;
        this.contacts = contacts;
        this.people = people;
        this.organisations = organisations;
        this.gate = gate;
        this.looks = looks;
        this.time = time;
    }

    /** What is compared. @param person who it is known to be; none while nobody has said */
    record Described(
            Instant at, String where, String who, @Nullable UUID person) {}

    /** A look of its own at those not over. @param but the contact that the case is begun of */
    List<Likely> look(Described one, Set<UUID> but) {
        return looks.look("Who is held already", Ask.function(Action.WRITE, CaseActs.DATA), shown -> {
            List<Likely> likely = of(one, but);
            likely.forEach(each -> {
                shown.add(each.incidentId());
                shown.add(each.personId()); // whoever types a name learns that they are held
            });
            return likely;
        });
    }

    /** Other cases that may be this one and that the reader reaches, from inside a look at it. */
    List<Likely> casesLike(Detention one) {
        if (one.hasEnded()) {
            return List.of();
        }
        Described described = new Described(one.startedAt(), one.foundAt(), one.described(), one.personId());
        return of(described, Set.of(one.incidentId())).stream()
                .filter(each -> !each.contact() && each.said() != null)
                .toList();
    }

    /** The same, from inside an act or a look. @param but the case itself, and the contact it is begun of */
    List<Likely> of(Described one, Set<UUID> but) {
        Instant from = one.at().minus(WITHIN);
        Instant until = one.at().plus(WITHIN);
        List<Detention> held = cases.heldAround(from, until).stream()
                .filter(each -> !but.contains(each.incidentId()))
                .toList();
        List<Contact> met = contacts.detained(from, until).stream()
                .filter(each -> !but.contains(each.incidentId()))
                .toList();
        Map<UUID, Person> known = people.all(Stream.concat(
                        held.stream().map(Detention::personId), met.stream().map(Contact::personId))
                .distinct()
                .toList());
        List<Likely> likely = new ArrayList<>();
        for (Detention each : held) {
            boolean described = isAtOnce(one, each.startedAt())
                    && Alike.who(one.who(), each.described())
                    && Alike.where(one.where(), each.foundAt());
            if (described || isThem(one, each.personId(), known)) {
                likely.add(of(each));
            }
        }
        for (Contact each : met) { // a contact says no place
            boolean described = isAtOnce(one, each.at()) && Alike.who(one.who(), each.described());
            if (described || isThem(one, each.personId(), known)) {
                likely.add(of(each));
            }
        }
        boolean lately = !one.at().isBefore(time.instant().minus(LATELY));
        return likely.stream().filter(each -> lately || each.isReached()).toList();
    }

    private static boolean isAtOnce(Described one, Instant at) {
        return Duration.between(one.at(), at).abs().compareTo(AT_ONCE) <= 0;
    }

    private boolean isThem(Described one, UUID person, Map<UUID, Person> known) {
        Person found = known.get(person);
        if (found == null || found.status() != Person.Status.KNOWN) {
            return false;
        }
        UUID said = one.person();
        return (said != null && (said.equals(person) || people.linked(person).contains(said)))
                || (found.familyName() != null
                        && Alike.names(
                                one.who(),
                                Objects.requireNonNullElse(found.givenName(), "") + " " + found.familyName()));
    }

    private Likely of(Detention each) {
        UUID by = cases.facts(each.incidentId()).getFirst().organisationId();
        return new Likely(
                each.incidentId(),
                each.personId(),
                each.number(),
                false,
                "Case %s of %s, begun by %s".formatted(each.number(), London.time(each.startedAt()), name(by)),
                reaches(CaseActs.DATA, each.subject(), each.parties(CurrentActor.get()))
                        ? each.described() + ", " + each.foundAt()
                        : null);
    }

    private Likely of(Contact each) {
        return new Likely(
                each.incidentId(),
                each.personId(),
                each.number(),
                true,
                "Street triage, contact %s of %s, by %s"
                        .formatted(each.number(), London.time(each.at()), name(each.byOrganisation())),
                reaches(ContactActs.DATA, each.subject(), each.reach()) ? each.described() : null);
    }

    private String name(UUID organisation) {
        return organisations.names(List.of(organisation)).getOrDefault(organisation, "another organisation");
    }

    private boolean reaches(String data, Subject subject, Set<UUID> parties) {
        return gate.decide(CurrentActor.get(), Ask.item(Action.WRITE, data, subject, parties))
                instanceof Decision.Allowed;
    }
}
