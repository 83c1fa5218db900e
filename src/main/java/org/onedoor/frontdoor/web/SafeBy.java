package org.onedoor.frontdoor.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.DoorEntry.Said;
import org.onedoor.people.Details;
import org.onedoor.people.Way;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.web.components.Choices.Choice;

/** The question in which ways it is safe to reach the person. On a referral it may be left: then nothing is sent. */
public final class SafeBy {
    public static final String QUESTION = "Which ways to reach them did they say are safe?";
    public static final String HINT =
            "Messages about this referral leave only by these. Leave it if they were not asked.";

    private SafeBy() {}

    /** @return none when it was left, or when what was chosen is wrong, which is then on {@code typed} */
    public static @Nullable Set<Way> read(Typed typed) {
        if (typed.all("safeBy").isEmpty()) {
            return null;
        }
        try {
            return Way.ofCodes(typed.all("safeBy"));
        } catch (Invalid e) {
            typed.wrong(e.problems());
            return null;
        }
    }

    /** Where and how the form says that they are reached: what is said otherwise than on their record is asked about. */
    public static List<Said> said(Details person, @Nullable Set<Way> safe) {
        List<Said> said = new ArrayList<>();
        add(said, "Phone number given", person.phone());
        add(said, "Email address given", person.email());
        add(said, "Address given", person.addressLine());
        if (!said.isEmpty() && safe != null) {
            said.add(new Said("Safe ways to make contact", words(safe)));
        }
        return said;
    }

    private static void add(List<Said> said, String question, @Nullable String answer) {
        if (answer != null) {
            said.add(new Said(question, answer));
        }
    }

    /** What was answered, for whoever is about to reach the person. */
    static String words(@Nullable Set<Way> safe) {
        if (safe == null) {
            return "Nobody has asked: nothing is sent to them";
        }
        return safe.isEmpty()
                ? "They do not want to be contacted"
                : safe.stream().sorted().map(Way::label).collect(Collectors.joining(", "));
    }

    public static List<Choice> choices() {
        List<Choice> choices = new ArrayList<>(Arrays.stream(Way.values())
                .map(way -> Choice.of(way.code(), way.label()))
                .toList());
        choices.add(Choice.of("none", "They do not want to be contacted"));
        return choices;
    }
}
