package org.onedoor.frontdoor.coordination;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one plan of a case: everybody who responds, when, and who leads. Whoever has a referral of the case is on it by that,
 * with what that referral says; the rest were added by hand.
 *
 * @param lead the key of whoever leads; none while nobody was named
 * @param agreedAt when a huddle agreed it; none where none did
 */
public record ResponsePlan(
        List<Responder> responders,
        @Nullable String lead,
        @Nullable Instant agreedAt) {
    public ResponsePlan {
        responders = List.copyOf(responders);
    }

    /** How a response stands. */
    public enum State {
        PLANNED("Planned"),
        ASKED("Asked"),
        DONE("Done"),
        NOT_DONE("Not done"),
        LATE("Late"),
        ENDED("Ended");

        private final String label;

        State(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /**
     * One who responds.
     *
     * @param key names them among those who may lead; none for a service that has not answered yet
     * @param does what they do, in words
     * @param at when; none where nothing says so
     * @param when what that time is, in a word or two
     * @param reference the referral they are on the plan by; none where they were added
     * @param added the id of the response, where it was added by hand
     */
    public record Responder(
            @Nullable String key,
            String who,
            String does,
            @Nullable Instant at,
            String when,
            State state,
            @Nullable String reference,
            @Nullable String added) {}

    /** Who leads, in words; none while nobody was named, or whoever was has gone. */
    public @Nullable String leadName() {
        return responders.stream()
                .filter(one -> one.key() != null && one.key().equals(lead))
                .map(Responder::who)
                .findFirst()
                .orElse(null);
    }

    /** Whether whoever leads was added by hand: in words that not everybody may read. */
    public boolean leadIsAdded() {
        return responders.stream()
                .anyMatch(one -> one.added() != null && one.added().equals(lead));
    }

    /** Those who may lead: whoever still responds. */
    public List<Responder> mayLead() {
        return responders.stream()
                .filter(one -> one.key() != null && one.state() != State.ENDED && one.state() != State.NOT_DONE)
                .toList();
    }

    /** Whether somebody leads and somebody has a time: without both, nothing is agreed. */
    boolean isWhole() {
        return leadName() != null
                && responders.stream().anyMatch(one -> one.at() != null && one.state() != State.ENDED);
    }
}
