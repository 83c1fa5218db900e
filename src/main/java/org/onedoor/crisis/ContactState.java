package org.onedoor.crisis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.Priority;

/** What the entries of a contact come to. The last of each step counts. */
public record ContactState(ContactKind kind, List<ContactEntry> entries) {
    public ContactState {
        entries = List.copyOf(entries);
    }

    static ContactState of(List<ContactEntry> entries) {
        ContactKind kind = ContactKind.ofCode(entries.getFirst().code("kind")).orElseThrow();
        return new ContactState(kind, entries);
    }

    public Optional<ContactEntry> last(ContactStep step) {
        return entries.stream().filter(entry -> entry.step() == step).reduce((_, later) -> later);
    }

    public boolean has(ContactStep step) {
        return last(step).isPresent();
    }

    public ContactEntry recorded() {
        return last(ContactStep.RECORDED).orElseThrow();
    }

    UUID personId() {
        return last(ContactStep.PERSON)
                .map(entry -> UUID.fromString(entry.code("person")))
                .orElseThrow();
    }

    /** The entry that says what came of it. */
    Optional<ContactEntry> outcome() {
        return last(ContactStep.OUTCOME)
                .or(() -> Optional.of(recorded())
                        .filter(entry -> !entry.code("outcome").isEmpty()));
    }

    /** Whether Samaritans were asked to ring back, and nobody has said what came of it. */
    public boolean awaitsCallBack() {
        return entries.stream()
                        .filter(entry -> entry.step() == ContactStep.CALL_BACK_ASKED)
                        .count()
                > entries.stream()
                        .filter(entry -> entry.step() == ContactStep.CALL_BACK_ANSWERED)
                        .count();
    }

    /** How soon it asks to be seen, before anybody changes that. */
    public Priority priority() {
        return ContactReferrals.priority(this);
    }

    @Nullable
    Instant closedAt() {
        if (kind == ContactKind.HOME_TREATMENT
                && outcome()
                        .filter(entry -> entry.code("outcome").equals(ContactQuestions.TAKEN_ON))
                        .isPresent()) {
            return last(ContactStep.DISCHARGED).map(ContactEntry::occurredAt).orElse(null);
        }
        if (kind == ContactKind.CONCERN) {
            return last(ContactStep.REFERRED)
                    .or(() -> last(ContactStep.OUTCOME))
                    .map(ContactEntry::occurredAt)
                    .orElse(null);
        }
        return outcome().map(ContactEntry::occurredAt).orElse(null);
    }

    /** Whoever wrote in it, whoever was asked, and those who work with them on it. */
    List<UUID> parties(Set<UUID> more) {
        Set<UUID> parties = new LinkedHashSet<>(more);
        entries.stream().filter(entry -> !entry.role().equals("system")).forEach(entry -> parties.add(entry.party()));
        List<UUID> sorted = new ArrayList<>(parties);
        sorted.sort(null);
        return sorted;
    }
}
