package org.onedoor.crisis;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.CrisisEvents.ContactHappened;
import org.onedoor.frontdoor.Centre;
import org.onedoor.organisation.Organisations;
import org.onedoor.organisation.Team;
import org.onedoor.platform.Act;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Refused;
import org.springframework.stereotype.Component;

/** How every change to a contact is made: an entry is appended, and what all of them come to is worked out again. */
@Component
class ContactActs {
    static final String DATA = "crisis-contact";

    private final Acts acts;
    private final ContactRepository contacts;
    private final ContactRules rules;
    private final ContactEffects effects;
    private final Centre centre;
    private final Organisations organisations;

    ContactActs(
            Acts acts,
            ContactRepository contacts,
            ContactRules rules,
            ContactEffects effects,
            Centre centre,
            Organisations organisations) {
        this.acts = acts;
        this.contacts = contacts;
        this.rules = rules;
        this.effects = effects;
        this.centre = centre;
        this.organisations = organisations;
    }

    /** Appends entries in the running act. */
    interface Change {
        void apply(Act act, Contact before, ContactState was);
    }

    /** @throws NotFound when there is no such contact, or it is out of the actor's reach */
    Contact perform(UUID incident, String what, @Nullable IdempotencyKey key, Change change) {
        Contact found = contacts.find(incident).orElseThrow(() -> new NotFound("contact"));
        Ask ask = Ask.item(Action.WRITE, DATA, found.subject(), found.reach());
        acts.act(Begin.on(what, ask, found.subject()).once(key), UUID.class, act -> {
            Contact before = contacts.find(incident).orElseThrow();
            ContactState was = ContactState.of(contacts.entries(incident));
            change.apply(act, before, was);
            follow(act, before, was);
            return incident;
        });
        return contacts.find(incident).orElseThrow();
    }

    private void follow(Act act, Contact before, ContactState was) {
        ContactState is = ContactState.of(contacts.entries(before.incidentId()));
        Contact after = derived(before, is);
        contacts.update(after);
        effects.follow(act, after, was, is);
    }

    /** A new one, from the entries that its act appended. */
    void begin(Act act, UUID incident, String number, String described, @Nullable String phone) {
        ContactState is = ContactState.of(contacts.entries(incident));
        ContactEntry first = is.recorded();
        Contact bare = new Contact(
                incident,
                0,
                number,
                is.kind(),
                is.personId(),
                described,
                phone,
                first.occurredAt(),
                act.now(),
                List.of(),
                new Contact.Owner(first.organisationId(), first.teamId()),
                first.organisationId(),
                null,
                null,
                "other",
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        Contact contact = derived(bare, is);
        contacts.insert(contact);
        effects.begun(act, contact, is);
    }

    /** A case of section 135 or 136 was begun of a contact, from inside the act that begins it. Answers the person it is about. */
    UUID held(UUID incident, UUID caseId, String number) {
        return perform(incident, "Begin a case of a crisis contact", null, (act, before, was) -> {
                    if (was.has(ContactStep.CASE)) { // whoever has it in reach: those who detain begin the case
                        throw new Refused(
                                "begun",
                                "Case %s was begun of this contact already."
                                        .formatted(was.last(ContactStep.CASE)
                                                .orElseThrow()
                                                .code("number")));
                    }
                    Map<String, String> codes = Map.of("case", caseId.toString(), "number", number);
                    append(act, incident, before.kind(), ContactStep.CASE, act.now(), codes, Map.of(), null);
                })
                .personId();
    }

    /** The contact as its entries say it is. */
    Contact derived(Contact before, ContactState is) {
        ContactEntry first = is.recorded();
        Contact.Owner owner = owner(is);
        Set<UUID> more = new LinkedHashSet<>(rules.joint(is));
        is.outcome().map(entry -> entry.code("through")).map(Team::idOf).ifPresent(team -> {
            if (organisations.team(team).isPresent()) {
                more.add(team); // whom the caller was put through to has what was said before
            }
        });
        more.add(owner.teamId() == null ? owner.organisationId() : owner.teamId());
        ContactEntry outcome = is.outcome().orElse(null);
        String hospital = first.code("hospital");
        String pairing = first.code("pairing");
        return new Contact(
                before.incidentId(),
                before.version(),
                before.number(),
                is.kind(),
                is.personId(),
                before.described(),
                before.phone(),
                first.occurredAt(),
                before.begunAt(),
                is.parties(more),
                owner,
                is.first().organisationId(),
                hospital.isEmpty() ? null : hospital,
                pairing.isEmpty() ? null : pairing,
                first.code("reason"),
                outcome == null ? null : outcome.code("outcome"),
                outcome == null || outcome.code("avoided").isEmpty() ? null : outcome.code("avoided"),
                is.seen().map(ContactEntry::occurredAt).orElse(null),
                is.closedAt(),
                is.last(ContactStep.REFERRED)
                        .map(entry -> entry.code("reference"))
                        .orElse(null),
                is.caseId(),
                is.attendance());
    }

    /** The liaison team of the hospital; of a concern the centre; else the team that recorded it. */
    private Contact.Owner owner(ContactState is) {
        ContactEntry first = is.recorded();
        if (is.kind() == ContactKind.LIAISON) {
            UUID team = Team.idOf(first.code("hospital"));
            return organisations
                    .team(team)
                    .map(found -> new Contact.Owner(found.organisationId(), found.id()))
                    .orElseThrow(() -> new IllegalStateException("No liaison team " + first.code("hospital")));
        }
        if (is.kind() == ContactKind.CONCERN) {
            return new Contact.Owner(
                    centre.owner().organisationId(), centre.owner().teamId());
        }
        return new Contact.Owner(is.first().organisationId(), is.first().teamId());
    }

    /** Appends one entry; one of the same step puts the earlier right where that step can be said once only. */
    UUID append(
            Act act,
            UUID incident,
            ContactKind kind,
            ContactStep step,
            Instant at,
            Map<String, String> codes,
            Map<String, String> words,
            @Nullable UUID corrects) {
        Actor actor = act.actor();
        Map<String, String> more = new HashMap<>(codes);
        ContactHappened event = new ContactHappened(incident, step.event(kind), more);
        UUID id = corrects == null ? act.happened(event, at) : act.corrects(corrects, event, at);
        contacts.append(new ContactEntry(
                incident,
                id,
                step,
                at,
                act.now(),
                actor.accountId(),
                actor.name(),
                actor.role(),
                actor.organisationId(),
                actor.teamId(),
                more,
                words));
        return id;
    }

    /** Somebody was named who has it: then it goes on with them. */
    void taken(Act act, UUID incident, ContactKind kind, Instant at, @Nullable String holder) {
        if (holder != null) {
            Map<String, String> words = Map.of("holder", holder);
            append(act, incident, kind, ContactStep.TAKEN, at, Map.of(), words, null);
        }
    }
}
