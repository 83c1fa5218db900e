package org.onedoor.crisis;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.onedoor.clock.ClockView;
import org.onedoor.clock.Clocks;
import org.onedoor.organisation.Organisations;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Gate.Decision;
import org.onedoor.platform.Looks;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.time.DomainTime;
import org.springframework.stereotype.Service;

/** Looking at contacts. Each look names everybody shown; what is another's is answered as if there were none. */
@Service
public class ContactReads {
    private static final Duration LATELY = Duration.ofDays(7);
    private static final Duration AGAIN = Duration.ofDays(30);

    private final ContactRepository contacts;
    private final People people;
    private final Organisations organisations;
    private final Clocks clocks;
    private final Gate gate;
    private final Looks looks;
    private final DomainTime time;

    ContactReads(
            ContactRepository contacts,
            People people,
            Organisations organisations,
            Clocks clocks,
            Gate gate,
            Looks looks,
            DomainTime time) {
        this.contacts = contacts;
        this.people = people;
        this.organisations = organisations;
        this.clocks = clocks;
        this.gate = gate;
        this.looks = looks;
        this.time = time;
    }

    /** One contact on a list. @param name of the person, as far as it is the reader's to know */
    public record Row(Contact contact, String name, List<ClockView> clocks) {}

    /** The register as far as it is the actor's: what is open, and what ended in the last seven days. */
    public List<Row> register() {
        return looks.look("Register of crisis contacts", Ask.function(Action.READ, ContactActs.DATA), shown -> {
            Actor actor = CurrentActor.get();
            List<Contact> mine = contacts.of(around(actor), time.instant().minus(LATELY));
            List<UUID> ids = mine.stream().map(Contact::incidentId).toList();
            Map<UUID, List<ClockView>> running = clocks.ofScopes(ids, ids);
            Map<UUID, Person> known =
                    people.all(mine.stream().map(Contact::personId).collect(Collectors.toSet()));
            boolean index = knowsIndex();
            shown.addAll(ids);
            shown.addAll(known.keySet());
            return mine.stream()
                    .map(each -> new Row(
                            each,
                            name(each, Objects.requireNonNull(known.get(each.personId())), index),
                            running.getOrDefault(each.incidentId(), List.of())))
                    .toList();
        });
    }

    /**
     * Whether the reader may search the index of persons: whoever may not is shown the person as they were given, and learns
     * nothing from it by naming somebody.
     */
    private boolean knowsIndex() {
        return gate.decide(CurrentActor.get(), Ask.function(Action.READ, "demographics")) instanceof Decision.Allowed;
    }

    private static String name(Contact contact, Person person, boolean index) {
        return index || contact.described().isEmpty() ? person.headed() : contact.described();
    }

    /** A team's contacts are the team's; those of somebody without a team are the organisation's. */
    static Set<UUID> around(Actor actor) {
        Set<UUID> around = new HashSet<>();
        around.add(actor.organisationId());
        if (actor.teamId() != null) {
            around.add(actor.teamId());
        }
        return around;
    }

    /**
     * One contact.
     *
     * @param name of the person, as far as it is the reader's to know
     * @param index whether the reader may know what else the index has of them
     * @param again how many others of this person, or from this number, the reader may see of the last thirty days
     * @param owner whether it is the reader's to go on with
     * @param part whether the reader may say whom it is about, and refer
     */
    public record Seen(
            Contact contact,
            Person person,
            String name,
            boolean index,
            ContactState state,
            List<ClockView> clocks,
            List<Contact> again,
            String owns,
            Map<UUID, String> organisations,
            boolean owner,
            boolean part,
            Instant now) {}

    /** @throws NotFound when there is none, or it is another's: the two are answered alike */
    public <T> T look(UUID incident, BiFunction<Seen, Looks.Shown, T> query) {
        Contact found = contacts.find(incident).orElse(null);
        if (found == null) {
            return looks.absent("A crisis contact", Action.READ, ContactActs.DATA);
        }
        Ask ask = Ask.item(Action.READ, ContactActs.DATA, found.subject(), found.reach());
        return looks.look("A crisis contact", ask, shown -> {
            shown.add(found.personId());
            return query.apply(seen(found), shown);
        });
    }

    private Seen seen(Contact contact) {
        Actor actor = CurrentActor.get();
        Instant now = time.instant();
        ContactState state = ContactState.of(contacts.entries(contact.incidentId()));
        Person person = people.get(contact.personId());
        boolean index = knowsIndex();
        Set<UUID> orgs =
                state.entries().stream().map(ContactEntry::organisationId).collect(Collectors.toSet());
        UUID team = contact.owner().teamId();
        UUID ownerOrg = contact.owner().organisationId();
        String owns = team == null
                ? organisations.names(List.of(ownerOrg)).getOrDefault(ownerOrg, "An organisation")
                : organisations.teamNames(List.of(team)).getOrDefault(team, "A team");
        return new Seen(
                contact,
                person,
                name(contact, person, index),
                index,
                state,
                clocks.ofScope(contact.incidentId(), contact.incidentId()),
                again(contact, actor, now),
                owns,
                organisations.names(orgs),
                CrisisContacts.isOwner(contact, actor),
                CrisisContacts.hasPart(contact, state, actor),
                now);
    }

    /** Others of the same person or from the same number that are within the reader's reach. */
    private List<Contact> again(Contact contact, Actor actor, Instant now) {
        Set<UUID> around = around(actor);
        Instant since = now.minus(AGAIN);
        return java.util.stream.Stream.concat(
                        contacts.ofPersons(people.linked(contact.personId()), since).stream(),
                        contact.phone() == null
                                ? java.util.stream.Stream.empty()
                                : contacts.fromPhone(contact.phone(), since).stream())
                .filter(each -> !each.incidentId().equals(contact.incidentId()))
                .filter(each -> each.parties().stream().anyMatch(around::contains))
                .distinct()
                .toList();
    }

    /** The contact a number names. */
    public UUID numbered(String number) {
        UUID incident = contacts.numbered(number.strip().toUpperCase(java.util.Locale.ROOT))
                .orElse(null);
        if (incident == null) {
            return looks.absent("A crisis contact by its number", Action.READ, ContactActs.DATA);
        }
        return look(incident, (seen, _) -> seen.contact().incidentId());
    }
}
