package org.onedoor.crisis;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.Priority;
import org.onedoor.platform.time.London;

/** What the entries of a contact come to. The last of each step counts. */
public record ContactState(ContactKind kind, List<ContactEntry> entries) {
    private static final Duration HAND_ON_WITHIN = Duration.ofHours(4);

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

    /** What was recorded first of all: whoever said it has their part in it, whoever puts it right. */
    ContactEntry first() {
        return entries.getFirst();
    }

    /** What is asked to put right what was recorded: what came of it only as long as it was not said by itself. */
    public List<Question> correctable() {
        boolean told = has(ContactStep.OUTCOME);
        return kind.questions().stream()
                .filter(question -> !told || !ContactQuestions.ENDING.contains(question.name()))
                .toList();
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

    /** The case that was begun of it. */
    @Nullable
    UUID caseId() {
        return last(ContactStep.CASE)
                .map(entry -> UUID.fromString(entry.code("case")))
                .orElse(null);
    }

    /** Where the times cannot all be so, in words: nothing is refused for it, and the clocks count what protects the person. */
    public List<String> contradictions() {
        List<String> found = new ArrayList<>();
        ContactEntry first = recorded();
        for (ContactStep step : List.of(
                ContactStep.SEEN,
                ContactStep.LEFT_ED,
                ContactStep.OUTCOME,
                ContactStep.TAKEN,
                ContactStep.DISCHARGED)) {
            (step == ContactStep.SEEN ? seen() : last(step))
                    .filter(entry -> entry.occurredAt().isBefore(first.occurredAt()))
                    .ifPresent(entry -> found.add("\"%s\" is recorded on %s, before the contact itself on %s."
                            .formatted(
                                    step.label(), London.full(entry.occurredAt()), London.full(first.occurredAt()))));
        }
        Instant outcome =
                last(ContactStep.OUTCOME).map(ContactEntry::occurredAt).orElse(null);
        if (kind == ContactKind.LIAISON && outcome != null) {
            seen().filter(entry -> entry.occurredAt().isAfter(outcome))
                    .ifPresent(
                            entry -> found.add("The person was seen on %s, after what came of it was recorded for %s."
                                    .formatted(London.full(entry.occurredAt()), London.full(outcome))));
        }
        return found;
    }

    /** The stay in A&E, of somebody who was referred from there: from the earlier of when they came and when they were referred. */
    Contact.@Nullable Attendance attendance() {
        ContactEntry first = recorded();
        if (kind != ContactKind.LIAISON || !first.code("from").equals(ContactQuestions.DEPARTMENT)) {
            return null;
        }
        Instant from = last(ContactStep.ARRIVED)
                .map(ContactEntry::occurredAt)
                .filter(at -> at.isBefore(first.occurredAt()))
                .orElse(first.occurredAt());
        ContactEntry left = last(ContactStep.LEFT_ED).orElse(null);
        return new Contact.Attendance(
                from,
                left == null ? null : left.occurredAt(),
                left == null || left.code("breach").isEmpty() ? null : left.code("breach"));
    }

    /** Whether alcohol is part of it, the person did not say no, and no referral to alcohol liaison was made of it yet. */
    boolean awaitsAlcoholLiaison() {
        ContactEntry first = recorded();
        return kind == ContactKind.LIAISON
                && first.code("alcohol").equals("yes")
                && !first.code("alcoholConsent").equals("refused")
                && !has(ContactStep.ALCOHOL);
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

    /** Whether what came of it leaves somebody with a need that another has still to take up. */
    public boolean goesOn() {
        return outcome()
                .filter(entry -> entry.code(ContactQuestions.GOES_ON).equals("yes"))
                .isPresent();
    }

    /** The entry that says who has it, unless it was taken back since. */
    Optional<ContactEntry> taken() {
        return last(ContactStep.TAKEN).filter(entry -> entry.code("back").isEmpty());
    }

    /** The referral that was made, or the entry that says who has it: also where the same outcome was said again since. */
    Optional<ContactEntry> handedOn() {
        ContactEntry taken = taken().orElse(null);
        return entries.stream()
                .filter(entry -> entry.step() == ContactStep.REFERRED || entry.equals(taken))
                .findFirst();
    }

    /** Whether nobody has taken it up yet: until then it is no end. */
    public boolean awaitsHandingOn() {
        return goesOn() && handedOn().isEmpty();
    }

    /** By when somebody must have it: as the standard CONTACT_ON_4H has it, from the receipt of what is told in one go. */
    Instant handOnBy() {
        boolean atOnce = kind == ContactKind.STREET_TRIAGE || kind == ContactKind.CRISIS_LINE;
        ContactEntry from = atOnce ? recorded() : outcome().orElseThrow();
        return from.occurredAt().plus(HAND_ON_WITHIN);
    }

    /**
     * The entry that says when somebody was with the person. A call on the telephone is no visit, and what was a mistake none
     * either; home treatment that is taken up again waits for a visit of its own.
     */
    public Optional<ContactEntry> seen() {
        return current().stream()
                .filter(entry ->
                        entry.step() == ContactStep.SEEN && !entry.code("mode").equals(ContactQuestions.TELEPHONE))
                .reduce((_, later) -> later)
                .filter(entry -> entry.code("mode").equals(ContactQuestions.FACE_TO_FACE));
    }

    /** Whether the person left the caseload of home treatment and was not taken on again. */
    boolean isDischarged() {
        return current().stream().anyMatch(entry -> entry.step() == ContactStep.DISCHARGED);
    }

    /** What was said since home treatment was taken up again; everything, where it never was. */
    private List<ContactEntry> current() {
        int discharged = last(ContactStep.DISCHARGED).map(entries::indexOf).orElse(-1);
        List<ContactEntry> after = entries.subList(discharged + 1, entries.size());
        return after.stream().anyMatch(entry -> entry.step() == ContactStep.OUTCOME) ? after : entries;
    }

    @Nullable
    Instant closedAt() {
        if (kind == ContactKind.HOME_TREATMENT
                && outcome()
                        .filter(entry -> entry.code("outcome").equals(ContactQuestions.TAKEN_ON))
                        .isPresent()) {
            return current().stream()
                    .filter(entry -> entry.step() == ContactStep.DISCHARGED)
                    .reduce((_, later) -> later)
                    .map(ContactEntry::occurredAt)
                    .orElse(null);
        }
        if (goesOn()) {
            return handedOn().map(ContactEntry::occurredAt).orElse(null);
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
