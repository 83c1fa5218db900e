package org.onedoor.work;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.platform.Act;
import org.onedoor.platform.Action;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.EventData;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Subject;
import org.onedoor.platform.job.Alone;
import org.onedoor.platform.job.Pump;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.work.MessageEvents.MessageNotDelivered;
import org.onedoor.work.MessageEvents.MessageSent;
import org.onedoor.work.Messages.Waiting;
import org.onedoor.work.post.Gateway;
import org.onedoor.work.post.Routes;
import org.onedoor.work.post.Routes.Route;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Carries what is written to people to the gateways. Whether it may leave is asked again in the moment it does. What
 * fails is tried again at growing distances; what fails for good, or has waited for a week, reaches the team that owns
 * the work, who tell the person themselves.
 */
@Component
public class PostRound implements Pump {
    static final int TRIES = 8;
    static final Duration NEWS = Duration.ofDays(7);

    private static final Logger LOG = LoggerFactory.getLogger(PostRound.class);
    private static final int AT_ONCE = 200;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);

    private final Messages messages;
    private final Routes routes;
    private final People people;
    private final Acts acts;
    private final Notifications notifications;
    private final Tasks tasks;
    private final List<OwnerOf> owners;
    private final DomainTime time;
    private boolean started;

    PostRound(
            Messages messages,
            Routes routes,
            People people,
            Acts acts,
            Notifications notifications,
            Tasks tasks,
            List<OwnerOf> owners,
            DomainTime time) {
        this.messages = messages;
        this.routes = routes;
        this.people = people;
        this.acts = acts;
        this.notifications = notifications;
        this.tasks = tasks;
        this.owners = owners;
        this.time = time;
    }

    @Override
    public String name() {
        return "post-round";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(3);
    }

    @Override
    public void run() {
        if (!started) {
            messages.wakeAll();
            started = true;
        }
        Instant now = time.instant();
        giveUpOld(now.minus(NEWS));
        messages.due(now, AT_ONCE).forEach(message -> Alone.done("carry a message", () -> carry(message)));
    }

    /** All of them in one turn, however many have waited: one that cannot be given up does not stand in for the rest. */
    private void giveUpOld(Instant before) {
        List<Waiting> old;
        UUID first = null;
        do {
            old = messages.old(before, AT_ONCE);
            if (old.isEmpty() || old.getFirst().messageId().equals(first)) {
                return;
            }
            first = old.getFirst().messageId();
            old.forEach(message -> Alone.done(
                    "give up an old message",
                    () -> gone(message, "It has waited for a week and is not news any longer.", true)));
        } while (old.size() == AT_ONCE);
    }

    private void carry(Waiting message) {
        Person person = people.get(message.personId());
        switch (routes.of(person)) {
            case Route.Never never -> {
                gone(message, never.why(), never.byHand());
                if (never.byHand()) {
                    ask(message);
                }
            }
            case Route.Waits waits -> messages.waits(message, waits.why(), false);
            case Route.By by -> carry(message, person, by);
        }
    }

    private void carry(Waiting message, Person person, Route.By by) {
        if (message.tries() >= TRIES) { // each of them ended before it could be told how
            gone(message, "It was tried %d times and could not be sent.".formatted(TRIES), true);
            return;
        }
        Instant next = time.instant().plus(FIRST_PAUSE.multipliedBy(1L << message.tries()));
        if (!messages.trying(message, next)) {
            return; // it was stopped, or another node carries it
        }
        try {
            String receipt = by.gateway()
                    .send(Gateway.Piece.toPerson(
                            message.messageId(),
                            by.to(),
                            name(person),
                            message.words(by.gateway().way()),
                            message.writtenAt(),
                            by.largePrint()));
            record(
                    message,
                    "Send a message to the person",
                    new MessageSent(
                            message.scopeId(),
                            journey(message),
                            message.messageId(),
                            by.gateway().way().code()),
                    act -> messages.sent(message, by.gateway().way(), by.to(), receipt, act.now()));
        } catch (Gateway.Undeliverable refused) {
            gone(message, String.valueOf(refused.getMessage()), true);
        } catch (IOException failed) {
            LOG.warn(
                    "A message could not leave and is tried again: {}: {}",
                    failed.getClass().getSimpleName(),
                    failed.getMessage());
            if (message.tries() + 1 >= TRIES) {
                gone(message, "It was tried %d times and could not be sent.".formatted(TRIES), true);
            } else {
                messages.waits(message, "It could not be sent yet and is tried again.", true);
            }
        }
    }

    private static @Nullable String name(Person person) {
        String first = person.preferredName() != null ? person.preferredName() : person.givenName();
        String name =
                Stream.of(first, person.familyName()).filter(Objects::nonNull).collect(Collectors.joining(" "));
        return name.isEmpty() ? null : name;
    }

    /** It does not leave. @param asked whether somebody has to tell the person instead */
    private void gone(Waiting message, String why, boolean asked) {
        record(
                message,
                "Give up a message to the person",
                new MessageNotDelivered(message.scopeId(), journey(message), message.messageId()),
                _ -> {
                    messages.notSent(message, why);
                    if (asked) {
                        owner(message).ifPresent(owner -> tell(owner, message, why));
                    }
                });
    }

    /** Whoever owns it has to tell the person in the way they need, by the end of the next day. */
    private void ask(Waiting message) {
        owner(message)
                .ifPresent(owner -> tasks.raise(
                        new Subject.Person(message.personId()),
                        "tell-by-hand",
                        "tell:" + message.messageId(),
                        message.scopeId(),
                        owner.reference(),
                        owner.organisationId(),
                        owner.teamId(),
                        London.endOf(London.date(time.instant()).plusDays(1))));
    }

    private void tell(OwnerOf.Found owner, Waiting message, String why) {
        notifications.tell(
                owner.organisationId(),
                owner.teamId(),
                "message-not-sent",
                owner.reference(),
                message.personId(),
                message.scopeId(),
                why);
    }

    private @Nullable UUID journey(Waiting message) {
        Subject subject = new Subject.Person(message.personId());
        return owners.stream()
                .map(port -> port.journeyOf(subject, message.scopeId()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null);
    }

    private Optional<OwnerOf.Found> owner(Waiting message) {
        Subject subject = new Subject.Person(message.personId());
        return owners.stream()
                .map(port -> port.ownerOf(subject, message.scopeId()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private void record(Waiting message, String what, EventData event, Consumer<Act> change) {
        Subject.Person subject = new Subject.Person(message.personId());
        acts.act(Begin.on(what, Ask.about(Action.WRITE, "contact", subject), subject), act -> {
            act.happened(event);
            change.accept(act);
        });
    }
}
