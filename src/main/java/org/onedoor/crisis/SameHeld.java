package org.onedoor.crisis;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.PerhapsTheSame.Likely;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.platform.Act;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Refused;
import org.springframework.stereotype.Service;

/**
 * One detention that two people write down: whoever writes it second is asked before it is two. What they say is one with
 * something in their reach is joined with it; what is out of their reach stays so, and those who reach both are asked.
 */
@Service
public class SameHeld {
    public static final String NOBODY = "none";

    private final Cases cases;
    private final CaseJoin joins;
    private final CasePreviews previews;
    private final CaseActs caseActs;
    private final ContactActs contactActs;
    private final DetentionRepository rows;
    private final ContactRepository contacts;
    private final LikelySame likely;
    private final Attached attached;
    private final Effects effects;
    private final People people;

    SameHeld(
            Cases cases,
            CaseJoin joins,
            CasePreviews previews,
            CaseActs caseActs,
            ContactActs contactActs,
            DetentionRepository rows,
            ContactRepository contacts,
            LikelySame likely,
            Attached attached,
            Effects effects,
            People people) {
        this.cases = cases;
        this.joins = joins;
        this.previews = previews;
        this.caseActs = caseActs;
        this.contactActs = contactActs;
        this.rows = rows;
        this.contacts = contacts;
        this.likely = likely;
        this.attached = attached;
        this.effects = effects;
        this.people = people;
    }

    /**
     * What came of beginning a case.
     *
     * @param asked the number of what it was said to be and others must compare
     * @param apart why it could not be joined with what it was said to be
     */
    public record Begun(
            UUID incidentId,
            @Nullable String asked,
            @Nullable String apart) {}

    /**
     * Begins a case of whoever nobody very like is held of yet.
     *
     * @param contact of street triage, of which it is begun
     * @param said none where nobody was asked; {@link #NOBODY} that it is nobody of them; else the id of the one it is
     * @throws PerhapsTheSame when nobody was asked and it may be one that is there
     * @throws Invalid when the one that was said is not one of those listed
     */
    public Begun begin(Cases.Start start, @Nullable UUID contact, @Nullable String said, @Nullable IdempotencyKey key) {
        cases.check(start);
        UUID same = said == null ? null : CaseState.uuid(said);
        Likely chosen = same == null ? null : chosen(start, contact, same);
        UUID of = contact;
        if (chosen != null && chosen.contact() && chosen.isReached()) {
            of = same;
        }
        Likely beyond = chosen == null || chosen.isReached() ? null : chosen;
        UUID begun = cases.begin(start, of, key, act -> {
            boolean refused = contact != null
                    && contacts.find(contact).map(Contact::caseId).isPresent();
            if (said == null
                    && !refused
                    && !likely.of(described(start), but(contact)).isEmpty()) {
                throw new PerhapsTheSame();
            }
            if (said != null && !said.equals(NOBODY) && chosen == null) {
                throw notListed();
            }
            if (beyond != null) {
                act.last(() -> ask(act, beyond));
            }
            return beyond;
        });
        if (chosen != null && !chosen.contact() && chosen.isReached()) {
            try {
                joins.join(begun, chosen.incidentId(), null);
            } catch (Refused theyDiffer) {
                return new Begun(begun, null, theyDiffer.getMessage()); // its clocks run all the same
            }
        }
        return new Begun(begun, beyond == null ? null : beyond.number(), null);
    }

    /** The one that was said, as far as it is there still. */
    private @Nullable Likely chosen(Cases.Start start, @Nullable UUID contact, UUID same) {
        return likely.look(described(start), but(contact)).stream()
                .filter(each -> each.incidentId().equals(same))
                .findFirst()
                .orElse(null);
    }

    /** Who is held already and may be the one described, for whoever is asked. */
    public List<Likely> likely(Cases.Start start, @Nullable UUID contact) {
        return likely.look(described(start), but(contact));
    }

    /** Cases that may be this one and are in the reader's reach, from inside a look at it. */
    public List<Likely> casesLike(Detention one) {
        return likely.casesLike(one);
    }

    private static LikelySame.Described described(Cases.Start start) {
        return new LikelySame.Described(start.at(), start.where(), start.who(), null);
    }

    private static Set<UUID> but(@Nullable UUID contact) {
        return contact == null ? Set.of() : Set.of(contact);
    }

    private static Invalid notListed() {
        return new Invalid("same", "Choose one of those listed, or say that it is somebody else");
    }

    private void ask(Act act, Likely beyond) {
        Detention begun = rows.find(act.subject().id()).orElseThrow();
        Attached.Owner owner = beyond.contact()
                ? contacts.find(beyond.incidentId())
                        .map(found -> new Attached.Owner(
                                found.owner().organisationId(), found.owner().teamId()))
                        .orElseThrow()
                : attached.owner(CaseState.of(rows.facts(begun.incidentId())));
        effects.compare(act, begun, beyond.number(), owner);
    }

    /**
     * The detention that a contact tells of is a case that somebody began without it. Whoever says so reaches both, and
     * nobody else does by it. Where the case is about somebody unknown it is about the contact's person from now on.
     *
     * @throws Invalid when no case in reach has the number
     * @throws Refused when the two are about two people, or a case was begun of the contact already
     */
    public void link(UUID contact, String number, @Nullable IdempotencyKey key) {
        UUID named = rows.numbered(number.strip().toUpperCase(Locale.ROOT)).orElseThrow(SameHeld::noSuch);
        Contact found = contacts.find(contact).orElseThrow(() -> new NotFound("contact"));
        Detention living = rows.living(named).orElseThrow(SameHeld::noSuch);
        if (living.isOwnPaperworkOnly(CurrentActor.get())) {
            throw noSuch();
        }
        try {
            caseActs.perform(named, "Say of which contact a case is", key, (act, before, was) -> {
                UUID person = contactActs.held(contact, named, number(named));
                Person theirs = people.get(person);
                Person held = people.get(before.personId());
                boolean one = person.equals(before.personId())
                        || people.linked(person).contains(before.personId());
                if (!one && theirs.status() == Person.Status.KNOWN) {
                    if (held.status() == Person.Status.KNOWN) {
                        throw new Refused(
                                "persons",
                                "The case and the contact are about two people. Say first in each who it is.");
                    }
                    Map<String, String> who = Map.of(
                            "person",
                            person.toString(),
                            "instead",
                            before.personId().toString(),
                            "how",
                            "identified",
                            Fact.BY_JOIN,
                            contact.toString());
                    caseActs.append(act, named, FactKind.PERSON, act.now(), who, Map.of(), null);
                }
                effects.compared(act, before, found.number());
            });
        } catch (NotFound outOfReach) {
            throw noSuch();
        }
    }

    /**
     * Looks at the case that a number names before a contact is said to be of it; nothing is linked.
     *
     * @throws Invalid when no case in reach has the number
     */
    public CasePreviews.Preview named(String number) {
        return previews.of(number).orElseThrow(SameHeld::noSuch);
    }

    private String number(UUID incident) {
        return rows.find(incident).map(Detention::number).orElseThrow();
    }

    private static Invalid noSuch() {
        return new Invalid("number", "No case that you can open has this number. Check it against the case's page");
    }
}
