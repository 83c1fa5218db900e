package org.onedoor.platform;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Decides whether an actor may do something. The access module fills this port. */
public interface Gate {

    /**
     * What is asked.
     *
     * @param subject whom it is about; none for a list or an organisation's own work, which is asked by function only
     * @param parties the organisations and teams the work item is addressed to or sent by
     */
    record Ask(Action action, String dataClass, @Nullable Subject subject, Set<UUID> parties) {
        public Ask {
            parties = Set.copyOf(parties);
        }

        /** What the data is called in words for users, such as {@code person}. */
        public static String words(String dataClass) {
            return switch (dataClass) {
                case "demographics", "timeline" -> "person";
                case "access-log" -> "list of who looked";
                case "job" -> "job or file";
                case "plan-whole" -> "plan";
                default -> dataClass.replace('-', ' ');
            };
        }

        public static Ask function(Action action, String dataClass) {
            return new Ask(action, dataClass, null, Set.of());
        }

        public static Ask about(Action action, String dataClass, Subject subject) {
            return new Ask(action, dataClass, subject, Set.of());
        }

        public static Ask item(Action action, String dataClass, Subject subject, Set<UUID> parties) {
            return new Ask(action, dataClass, subject, parties);
        }
    }

    /** The answer, with its reason in words. */
    sealed interface Decision {
        /** @param basis the rule that allowed it, such as {@code relationship: referral} */
        record Allowed(String basis) implements Decision {}

        /** The subject is out of reach: answered as if it did not exist. */
        record OutOfReach(String why) implements Decision {}

        record Denied(String why, String whoCan) implements Decision {}
    }

    Decision decide(Actor actor, Ask ask);
}
