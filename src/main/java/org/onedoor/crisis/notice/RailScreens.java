package org.onedoor.crisis.notice;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.CaseReads;
import org.onedoor.crisis.ContactReads;
import org.onedoor.platform.Action;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Looks;
import org.onedoor.platform.Refused;
import org.onedoor.platform.Subject;
import org.springframework.stereotype.Component;

/** The screens from which the police of the railway are warned, and what of each its reader may send. */
@Component
public class RailScreens {
    private final CaseReads cases;
    private final ContactReads contacts;
    private final Looks looks;

    RailScreens(CaseReads cases, ContactReads contacts, Looks looks) {
        this.cases = cases;
        this.contacts = contacts;
        this.looks = looks;
    }

    /** The screen that the sender had before them. */
    public sealed interface Screen {
        record OfContact(UUID incident) implements Screen {}

        record OfCase(UUID incident) implements Screen {}

        record OfPerson(UUID person) implements Screen {}
    }

    /** @param person who it is about @param described how they were described there */
    record Source(UUID person, @Nullable String described, String words) {}

    /** What whoever has the screen before them may see of it; out of reach it is answered as if there were none. */
    Source source(Screen screen) {
        return switch (screen) {
            case Screen.OfContact(UUID incident) ->
                contacts.look(
                        incident,
                        (seen, _) -> new Source(
                                seen.contact().personId(),
                                seen.contact().described(),
                                "%s %s"
                                        .formatted(
                                                seen.contact().kind().one(),
                                                seen.contact().number())));
            case Screen.OfCase(UUID incident) ->
                cases.look(incident, seen -> {
                    if (seen.ownOnly()) {
                        throw new Refused("ended", "This case has ended. Send it from where you met the person since.");
                    }
                    return new Source(
                            seen.detention().personId(),
                            seen.detention().described(),
                            "Case " + seen.detention().number());
                });
            case Screen.OfPerson(UUID person) ->
                looks.look(
                        "A person, to warn the police of the railway",
                        Ask.about(Action.READ, RailWarnings.DATA, new Subject.Person(person)),
                        shown -> {
                            shown.add(person);
                            return new Source(person, null, "The person's record");
                        });
        };
    }
}
