package org.onedoor.frontdoor;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.onedoor.people.Details;
import org.onedoor.people.Person;

/** What was written of a need that is known already, for whoever has it: its story, and what is said otherwise than it stands. */
final class SaidAgain {
    private SaidAgain() {}

    static String story(String reason, @Nullable String risk) {
        return risk == null ? reason : reason + "\n\nRisk: " + risk;
    }

    /** The story, and below it what the form says of the person that their record does not. */
    static String of(Submission said, Person person) {
        String story = story(said.reason(), said.risk());
        List<String> otherwise = otherwise(said.person(), person);
        return otherwise.isEmpty()
                ? story
                : story + "\n\nSaid with it, and not on their record:\n" + String.join("\n", otherwise);
    }

    private static List<String> otherwise(Details said, Person known) {
        List<String> lines = new ArrayList<>();
        add(lines, "Preferred name", said.preferredName(), known.preferredName());
        add(lines, "Address", said.addressLine(), known.addressLine());
        add(lines, "Postcode", said.postcode(), known.postcode());
        add(lines, "Phone", said.phone(), known.phone());
        add(lines, "Email", said.email(), known.email());
        add(lines, "GP practice", said.practiceOds(), known.practiceOds());
        add(lines, "Language", said.language(), known.language());
        if (said.interpreterNeeded() && !known.interpreterNeeded()) {
            lines.add("They need an interpreter");
        }
        if (said.veteran() && !known.veteran()) {
            lines.add("They have served in the armed forces");
        }
        return lines;
    }

    private static void add(List<String> lines, String label, @Nullable String said, @Nullable String known) {
        if (said != null && !said.equalsIgnoreCase(Objects.requireNonNullElse(known, ""))) {
            lines.add(label + ": " + said);
        }
    }
}
