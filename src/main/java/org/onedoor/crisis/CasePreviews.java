package org.onedoor.crisis;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Gate.Decision;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.springframework.stereotype.Service;

/**
 * The case that a number names, for whoever is about to say that it is the one before them: who, where and when, before
 * anything is joined. What is out of the reader's reach is answered as a number that nothing has.
 */
@Service
public class CasePreviews {
    private final DetentionRepository cases;
    private final People people;
    private final Gate gate;
    private final Looks looks;

    CasePreviews(DetentionRepository cases, People people, Gate gate, Looks looks) {
        this.cases = cases;
        this.people = people;
        this.gate = gate;
        this.looks = looks;
    }

    /** @param name none while nobody knows it */
    public record Preview(
            String number,
            String described,
            String foundAt,
            Instant startedAt,
            @Nullable Integer ageAbout,
            @Nullable String name,
            boolean ended) {}

    /** Whether the number is of a case that lives on as this one already: then there is nothing to confirm. */
    public boolean isOneAlready(UUID incident, String number) {
        UUID named = cases.numbered(typed(number)).orElse(null);
        Detention here = cases.living(incident).orElse(null);
        Detention there = named == null || named.equals(incident)
                ? null
                : cases.living(named).orElse(null);
        return here != null && there != null && here.incidentId().equals(there.incidentId());
    }

    /**
     * What would be joined with a case, from inside a look at it.
     *
     * @throws Invalid when no case in reach has the number, or it is this very one
     */
    public Preview besides(CaseReads.Seen seen, String number, Looks.Shown shown) {
        Detention living = named(number).orElseThrow(CasePreviews::noSuch);
        if (living.incidentId().equals(seen.detention().incidentId())) {
            throw new Invalid("with", "That is the number of this case. Enter the other's");
        }
        if (!isReached(living)) {
            throw noSuch();
        }
        return preview(living, shown);
    }

    /** The one that a number names, in a look of its own; none out of reach. */
    Optional<Preview> of(String number) {
        return named(number)
                .filter(this::isReached)
                .map(living -> looks.look("A case by its number", ask(living), shown -> preview(living, shown)));
    }

    private Optional<Detention> named(String number) {
        return cases.numbered(typed(number)).flatMap(cases::living);
    }

    private static String typed(String number) {
        return number.strip().toUpperCase(Locale.ROOT);
    }

    private static Ask ask(Detention living) {
        return Ask.item(Action.WRITE, CaseActs.DATA, living.subject(), living.parties(CurrentActor.get()));
    }

    private boolean isReached(Detention living) {
        Actor actor = CurrentActor.get();
        return !living.isOwnPaperworkOnly(actor) && gate.decide(actor, ask(living)) instanceof Decision.Allowed;
    }

    private Preview preview(Detention living, Looks.Shown shown) {
        Person person = people.get(living.personId());
        shown.add(living.incidentId());
        shown.add(living.personId());
        return new Preview(
                living.number(),
                living.described(),
                living.foundAt(),
                living.startedAt(),
                living.ageAbout(),
                person.status() == Person.Status.KNOWN ? person.headed() : null,
                living.hasEnded());
    }

    private static Invalid noSuch() {
        return new Invalid("with", "No case that you can open has this number. Check it against the other's page");
    }
}
