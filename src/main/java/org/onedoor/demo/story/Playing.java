package org.onedoor.demo.story;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.people.Details;

/** One playing of a story: with whom, and how far it has come. */
public final class Playing {
    private final Details person;
    private final LocalDate last;
    private final Map<String, String> references = new HashMap<>();
    private final Map<String, UUID> slots = new HashMap<>();
    private @Nullable UUID personId;
    private @Nullable UUID referralId;
    private List<String> first = List.of();
    private List<String> excluded = List.of();
    private int done;

    Playing(Details person, LocalDate last) {
        this.person = person;
        this.last = last;
    }

    public Details person() {
        return person;
    }

    /** The day the last service first saw him. */
    public LocalDate last() {
        return last;
    }

    /** How many scenes have been played. */
    public int done() {
        return done;
    }

    void sceneDone() {
        done++;
    }

    void received(UUID person, UUID referral, String reference) {
        this.personId = person;
        this.referralId = referral;
        references.put("main", reference);
    }

    public @Nullable UUID personId() {
        return personId;
    }

    public @Nullable UUID referralId() {
        return referralId;
    }

    /** The reference he and everyone knows this by; none before the first scene. */
    public @Nullable String reference() {
        return references.get("main");
    }

    /** Every referral of this playing, by its reference. */
    public List<String> all() {
        return List.copyOf(references.values());
    }

    String of(String service) {
        return Objects.requireNonNull(references.get(service), service);
    }

    void onward(String service, String reference) {
        references.put(service, reference);
    }

    void slot(String service, UUID slotId) {
        slots.put(service, slotId);
    }

    UUID slot(String service) {
        return Objects.requireNonNull(slots.get(service), service);
    }

    void matched(List<String> best, List<String> why) {
        this.first = List.copyOf(best);
        this.excluded = List.copyOf(why);
    }

    /** The service the directory put first, and its reasons. */
    public List<String> first() {
        return first;
    }

    /** Why the service that was asked for does not suit. */
    public List<String> excluded() {
        return excluded;
    }
}
