package org.onedoor.crisis;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.clock.ClockView;
import org.onedoor.clock.Clocks;
import org.onedoor.crisis.ContactRepository.Part;
import org.onedoor.crisis.ContactRepository.Wanted;
import org.onedoor.organisation.Organisations;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.people.PlaceFilter;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Gate.Decision;
import org.onedoor.platform.Looks;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.stereotype.Service;

/** Looking at contacts. Each look names everybody shown; what is another's is answered as if there were none. */
@Service
public class ContactReads {
    private static final Duration LATELY = Duration.ofDays(7);
    private static final int PAGE = 50;
    private static final Duration AGAIN = Duration.ofDays(30);

    private final ContactRepository contacts;
    private final DetentionRepository cases;
    private final People people;
    private final Organisations organisations;
    private final Clocks clocks;
    private final Gate gate;
    private final Looks looks;
    private final DomainTime time;

    ContactReads(
            ContactRepository contacts,
            DetentionRepository cases,
            People people,
            Organisations organisations,
            Clocks clocks,
            Gate gate,
            Looks looks,
            DomainTime time) {
        this.contacts = contacts;
        this.cases = cases;
        this.people = people;
        this.organisations = organisations;
        this.clocks = clocks;
        this.gate = gate;
        this.looks = looks;
        this.time = time;
    }

    /** One contact on a list. @param name of the person, as far as it is the reader's to know */
    public record Row(Contact contact, String name, List<ClockView> clocks) {}

    /** One page of a list. @param pages how many there are, at least one */
    public record Paged(List<Row> rows, int page, int pages) {}

    /**
     * What of the register is asked for.
     *
     * @param kind one kind only; all where none is said
     * @param month what was in one month, open or ended; where none is said, what is open and what ended lately
     * @param place whose people, or whose teams
     */
    public record Asked(
            @Nullable ContactKind kind, @Nullable YearMonth month, PlaceFilter place, int open, int ended) {}

    /**
     * The register as far as it is the actor's.
     *
     * @param open the oldest first, after them whoever was seen on a caseload; nothing where a month was asked for
     * @param ended what ended in the last seven days, the newest first, or the month that was asked for
     * @param kinds those of which the reader has any
     */
    public record Register(Paged open, Paged ended, List<ContactKind> kinds) {}

    public Register register(Asked asked) {
        return looks.look("Register of crisis contacts", Ask.function(Action.READ, ContactActs.DATA), shown -> {
            Set<UUID> around = around(CurrentActor.get());
            Instant now = time.instant();
            Instant lately = now.minus(LATELY);
            YearMonth month = asked.month();
            if (month != null) {
                Instant from = month.atDay(1).atStartOfDay(London.ZONE).toInstant();
                Instant until =
                        month.plusMonths(1).atDay(1).atStartOfDay(London.ZONE).toInstant();
                Wanted wanted = new Wanted(Part.DURING, around, asked.kind(), asked.place(), from, until);
                return new Register(
                        new Paged(List.of(), 1, 1), paged(wanted, asked.ended(), shown), List.of(ContactKind.values()));
            }
            Instant end = now.plusSeconds(1);
            return new Register(
                    paged(new Wanted(Part.OPEN, around, asked.kind(), asked.place(), lately, end), asked.open(), shown),
                    paged(
                            new Wanted(Part.ENDED, around, asked.kind(), asked.place(), lately, end),
                            asked.ended(),
                            shown),
                    contacts.kinds(around, lately));
        });
    }

    /** Whom each contact that is open, or of the month that is asked for, is about. Called beside {@link #register}. */
    public List<UUID> people(Asked asked) {
        return looks.look("Crisis contacts by network", Ask.function(Action.READ, ContactActs.DATA), _ -> {
            YearMonth month = asked.month();
            Instant now = time.instant();
            return contacts.people(new Wanted(
                    month == null ? Part.OPEN : Part.DURING,
                    around(CurrentActor.get()),
                    asked.kind(),
                    asked.place(),
                    month == null
                            ? now
                            : month.atDay(1).atStartOfDay(London.ZONE).toInstant(),
                    month == null
                            ? now
                            : month.plusMonths(1)
                                    .atDay(1)
                                    .atStartOfDay(London.ZONE)
                                    .toInstant()));
        });
    }

    /** Of each contact the person as far as the reader may know them; from inside a look. */
    Map<UUID, String> names(List<Contact> of, Looks.Shown shown) {
        Map<UUID, Person> known = people.all(of.stream().map(Contact::personId).collect(Collectors.toSet()));
        boolean index = knowsIndex();
        shown.addAll(known.keySet());
        return of.stream()
                .collect(Collectors.toMap(
                        Contact::incidentId,
                        each -> name(each, Objects.requireNonNull(known.get(each.personId())), index)));
    }

    private Paged paged(Wanted wanted, int asked, Looks.Shown shown) {
        int pages = (int) Math.max(1, (contacts.count(wanted) + PAGE - 1) / PAGE);
        int page = Math.clamp(asked, 1, pages);
        List<Contact> mine = contacts.page(wanted, (page - 1L) * PAGE, PAGE);
        List<UUID> ids = mine.stream().map(Contact::incidentId).toList();
        Map<UUID, List<ClockView>> running = clocks.ofScopes(ids, ids);
        Map<UUID, Person> known =
                people.all(mine.stream().map(Contact::personId).collect(Collectors.toSet()));
        boolean index = knowsIndex();
        shown.addAll(ids);
        shown.addAll(known.keySet());
        return new Paged(
                mine.stream()
                        .map(each -> new Row(
                                each,
                                name(each, Objects.requireNonNull(known.get(each.personId())), index),
                                running.getOrDefault(each.incidentId(), List.of())))
                        .toList(),
                page,
                pages);
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
     * @param begun the case that was begun of it
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
            @Nullable Begun begun,
            Instant now) {}

    /** The case that was begun of a contact. @param open whether the reader may open it */
    public record Begun(UUID incidentId, String number, boolean open) {}

    /** The contacts of which a case, or one joined to it, was begun, as far as they are the reader's; from inside a look at it. */
    public List<Contact> begunOf(CaseReads.Seen seen) {
        return contacts.ofCases(seen.state().members()).stream()
                .filter(found -> gate.decide(
                                CurrentActor.get(),
                                Ask.item(Action.READ, ContactActs.DATA, found.subject(), found.reach()))
                        instanceof Decision.Allowed)
                .toList();
    }

    private @Nullable Begun begun(Contact contact, Actor actor) {
        UUID id = contact.caseId();
        Detention found = id == null ? null : cases.living(id).orElse(null);
        return found == null
                ? null
                : new Begun(
                        found.incidentId(),
                        found.number(),
                        gate.decide(actor, Ask.item(Action.READ, CaseActs.DATA, found.subject(), found.parties(actor)))
                                instanceof Decision.Allowed);
    }

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
                begun(contact, actor),
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
                                : contacts
                                        .fromPhone(
                                                Objects.requireNonNullElse(CrisisContacts.digits(contact.phone()), "-"),
                                                since)
                                        .stream())
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
