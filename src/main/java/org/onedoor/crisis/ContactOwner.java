package org.onedoor.crisis;

import java.util.Optional;
import java.util.UUID;
import org.onedoor.platform.Subject;
import org.onedoor.work.OwnerOf;
import org.springframework.stereotype.Component;

/** Tells the tasks whose a contact is when one of its clocks falls due. */
@Component
class ContactOwner implements OwnerOf {
    private final ContactRepository contacts;

    ContactOwner(ContactRepository contacts) {
        this.contacts = contacts;
    }

    @Override
    public Optional<Found> ownerOf(Subject subject, UUID scopeId) {
        return find(subject, scopeId)
                .map(contact -> new Found(
                        contact.owner().organisationId(), contact.owner().teamId(), contact.number()));
    }

    @Override
    public Optional<UUID> journeyOf(Subject subject, UUID scopeId) {
        return find(subject, scopeId).map(Contact::incidentId);
    }

    private Optional<Contact> find(Subject subject, UUID scopeId) {
        return subject instanceof Subject.Incident && subject.id().equals(scopeId)
                ? contacts.find(scopeId)
                : Optional.empty();
    }
}
