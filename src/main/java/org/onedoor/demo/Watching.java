package org.onedoor.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import org.onedoor.access.BreakGlass;
import org.onedoor.access.Ground;
import org.onedoor.access.LookQueries;
import org.onedoor.access.WhoLooked;
import org.onedoor.demo.essex.Resident;
import org.onedoor.people.NhsNumber;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.platform.AccessLog;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.IdempotencyKey;
import org.springframework.stereotype.Component;

/** The glass was broken before the demo's day begins: one is reviewed, one waits, one is late; and somebody asks who looked. */
@Component
@InDemo
class Watching {
    private static final int TRIES = 50;

    private final BreakGlass glass;
    private final WhoLooked whoLooked;
    private final LookQueries queries;
    private final AccessLog log;
    private final People people;
    private final Staff staff;
    private final Stage stage;

    Watching(
            BreakGlass glass,
            WhoLooked whoLooked,
            LookQueries queries,
            AccessLog log,
            People people,
            Staff staff,
            Stage stage) {
        this.glass = glass;
        this.whoLooked = whoLooked;
        this.queries = queries;
        this.log = log;
        this.people = people;
        this.staff = staff;
        this.stage = stage;
    }

    void begin(Essex essex, Instant now) {
        SplittableRandom random = new SplittableRandom(essex.seed());
        Actor officer = staff.visitor("privacy").actor();
        Instant night = now.minus(Duration.ofHours(7));
        broken(
                essex,
                random,
                night,
                "liaison.pah",
                Ground.DANGER,
                "Brought in after midnight and cannot speak, nobody with them to ask");
        broken(
                essex,
                random,
                now.minus(Duration.ofDays(11)),
                "crht",
                Ground.LAW,
                "Asked to assess under the Mental Health Act tonight, their own team is shut");
        Instant earlier = now.minus(Duration.ofDays(4));
        broken(
                        essex,
                        random,
                        earlier,
                        "eip",
                        Ground.AGREED,
                        "Rang from a friend's house, says yes, cannot say which team")
                .ifPresent(opened -> {
                    Instant reviewed = earlier.plus(Duration.ofHours(20));
                    stage.play(reviewed, officer, () -> {
                        glass.review(
                                glass.find(opened.reference()).orElseThrow(),
                                true,
                                "Agreed on the phone, noted in the record of the call. The team was told next morning");
                        return true;
                    });
                    asked(opened.personId(), officer, now.minus(Duration.ofDays(2)));
                });
    }

    private Optional<BreakGlass.Broken> broken(
            Essex essex, SplittableRandom random, Instant when, String username, Ground ground, String reason) {
        Actor actor = staff.visitor(username).actor();
        return somebody(essex, random)
                .map(person -> stage.play(
                        when,
                        actor,
                        () -> glass.open(
                                person.personId(),
                                ground,
                                reason,
                                true,
                                new IdempotencyKey(actor.accountId().toString(), "glass:" + username, reason))));
    }

    private Optional<Person> somebody(Essex essex, SplittableRandom random) {
        for (int i = 0; i < TRIES; i++) {
            Resident resident = essex.somebody(random);
            Optional<Person> found = Optional.ofNullable(resident.details().nhsNumber())
                    .flatMap(NhsNumber::of)
                    .flatMap(people::byNhsNumber);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** The person was given the list and does not know who that was. */
    private void asked(UUID personId, Actor officer, Instant when) {
        log.copy();
        stage.play(when, officer, () -> {
            whoLooked.of(personId).stream()
                    .filter(entry -> entry.organisationId().equals(officer.organisationId()))
                    .findFirst()
                    .ifPresent(entry -> queries.take(
                            whoLooked.ask(Action.WRITE, personId),
                            personId,
                            entry.auditId(),
                            entry.organisationId(),
                            "I was at a friend's that evening. Who looked, and how did they know where I was?"));
            return true;
        });
    }
}
