package org.onedoor.crisis;

import java.util.UUID;
import org.onedoor.platform.Action;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Projection;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What each crisis contact has come to, and whose it is: from its entries. */
@Component
@Order(3)
class RebuildContacts implements Projection {
    private final ContactRepository contacts;
    private final ContactActs contactActs;
    private final Acts acts;

    RebuildContacts(ContactRepository contacts, ContactActs contactActs, Acts acts) {
        this.contacts = contacts;
        this.contactActs = contactActs;
        this.acts = acts;
    }

    @Override
    public String name() {
        return "crisis contacts";
    }

    @Override
    public int rebuild() {
        return contacts.all().stream().mapToInt(this::rebuild).sum();
    }

    private int rebuild(UUID incident) {
        Contact found = contacts.find(incident).orElseThrow();
        Ask ask = Ask.about(Action.WRITE, ContactActs.DATA, found.subject());
        return acts.act(Begin.on("Rebuild a crisis contact", ask, found.subject()), Integer.class, _ -> {
            Contact before = contacts.find(incident).orElseThrow();
            Contact after = contactActs.derived(before, ContactState.of(contacts.entries(incident)));
            if (after.equals(before)) {
                return 0;
            }
            contacts.update(after);
            return 1;
        });
    }
}
