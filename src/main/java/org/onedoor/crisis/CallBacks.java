package org.onedoor.crisis;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Refused;
import org.onedoor.platform.Writing;
import org.springframework.stereotype.Service;

/** Samaritans ring somebody back: asked for only with the person's consent, and followed until it is known what came of it. */
@Service
public class CallBacks {
    private final ContactActs contactActs;

    CallBacks(ContactActs contactActs) {
        this.contactActs = contactActs;
    }

    /**
     * What is asked of Samaritans.
     *
     * @param consent whether the person agreed that their name and number are given
     */
    public record Wish(boolean consent, String phone, String when) {}

    /** Asks them, which is done on the telephone or in writing by whoever records it. */
    public void ask(UUID incident, Wish wish, @Nullable IdempotencyKey key) {
        Map<String, String> problems = new LinkedHashMap<>();
        if (!wish.consent()) {
            problems.put(
                    "consent",
                    "Samaritans are asked only where the person agrees that their name and number are given. Without it, give the person the number: 116 123, free at any hour");
        }
        if (!wish.phone().strip().matches("[0-9+() -]{6,25}")) {
            problems.put("phone", "Enter the number to ring, in digits, like 07700 900123");
        }
        if (wish.when().isBlank()) {
            problems.put("when", "Say when it suits the person, and whether a message may be left");
        }
        Writing.limit(problems, "when", "When it suits", wish.when(), Writing.LINE);
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
        contactActs.perform(incident, "Ask Samaritans to ring back", key, (act, before, was) -> {
            CrisisContacts.requireOwner(before, act.actor());
            if (was.awaitsCallBack()) {
                throw new Refused("asked", "Samaritans were asked already. Say what came of that first.");
            }
            contactActs.append(
                    act,
                    incident,
                    before.kind(),
                    ContactStep.CALL_BACK_ASKED,
                    act.now(),
                    Map.of("consent", "given"),
                    Map.of(
                            "phone",
                            wish.phone().strip(),
                            "when",
                            Writing.storable(wish.when()).strip()),
                    null);
        });
    }

    /** What Samaritans said. @param answer {@code spoke}, {@code no-reply}, {@code did-not-want} or {@code not-possible} */
    public void answered(UUID incident, String answer, @Nullable IdempotencyKey key) {
        if (ANSWERS.get(answer) == null) {
            throw new Invalid("answer", "Choose what Samaritans said");
        }
        contactActs.perform(incident, "Record what Samaritans said", key, (act, before, was) -> {
            CrisisContacts.requireOwner(before, act.actor());
            if (!was.awaitsCallBack()) {
                throw new Refused("not-asked", "Samaritans are not asked about this contact, or have answered.");
            }
            contactActs.append(
                    act,
                    incident,
                    before.kind(),
                    ContactStep.CALL_BACK_ANSWERED,
                    act.now(),
                    Map.of("answer", answer),
                    Map.of(),
                    null);
        });
    }

    /** What they can say, in the order in which it is offered. */
    public static final Map<String, String> ANSWERS = answers();

    private static Map<String, String> answers() {
        Map<String, String> answers = new LinkedHashMap<>();
        answers.put("spoke", "They spoke with the person");
        answers.put("no-reply", "Nobody answered, and they try no more");
        answers.put("did-not-want", "The person did not want to talk");
        answers.put("not-possible", "They could not do it");
        return java.util.Collections.unmodifiableMap(answers);
    }
}
