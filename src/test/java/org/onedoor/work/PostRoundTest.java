package org.onedoor.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.PastTheGate;
import org.onedoor.TestPostgres;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.frontdoor.Doing;
import org.onedoor.people.AccessNeedsRegister;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.people.Way;
import org.onedoor.people.WaysToReach;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Event;
import org.onedoor.platform.EventLog;
import org.onedoor.platform.job.InJob;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.work.Messages.Message;
import org.onedoor.work.post.Gateway;
import org.onedoor.work.post.Gateways;
import org.onedoor.work.post.Routes;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of what is written to a person, from the question which way is safe to the number it went to. */
@OneDoorTest
class PostRoundTest {
    private static final String WORDS = "Positive Pathways will help you. They will be in touch.";

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Doing doing;

    @Autowired
    People people;

    @Autowired
    WaysToReach ways;

    @Autowired
    Acts acts;

    @Autowired
    EventLog log;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DomainTime time;

    @Autowired
    Notifications notifications;

    @Autowired
    Tasks tasks;

    @Autowired
    List<OwnerOf> owners;

    @Autowired
    AccessNeedsRegister register;

    @Autowired
    WakeMessages wakes;

    private final Carrier carrier = new Carrier();
    private Messages messages;
    private PostRound round;
    private Account gp;
    private String reference;
    private UUID personId;
    private UUID scope;

    /** A gateway that keeps what it is given, or fails as it is told to. */
    private static final class Carrier implements Gateway {
        private final List<Piece> carried = new ArrayList<>();
        private @Nullable Exception fails;

        @Override
        public Way way() {
            return Way.TEXT;
        }

        @Override
        public String send(Piece piece) throws IOException, Undeliverable {
            if (fails instanceof IOException later) {
                throw later;
            }
            if (fails instanceof Undeliverable never) {
                throw never;
            }
            if (fails instanceof RuntimeException broken) {
                throw broken;
            }
            carried.add(piece);
            return "sms-" + carried.size();
        }
    }

    @BeforeEach
    void somebodyReferred() {
        Routes routes = new Routes(ways, register, new Gateways(List.of(carrier)));
        messages = new Messages(jdbc, routes, time);
        round = new PostRound(messages, routes, people, acts, notifications, tasks, owners, time);
        gp = cast.gp();
        reference = doing.referral(gp.actor());
        personId = doing.person(reference);
        scope = doing.now(reference).referralId();
    }

    private Page say(String... codes) {
        var form = new Visitor(port)
                .signIn(gp.username())
                .open("/referrals/%s/do/record-safe-ways".formatted(reference))
                .form("/do/record-safe-ways");
        for (String code : codes) {
            form = form.with("safeBy", code);
        }
        Page done = form.send();
        PastTheGate.read(() -> log.of(List.of(personId))).stream()
                .filter(event -> wakes.types().contains(event.type()))
                .forEach(event -> InJob.run(() -> wakes.hear(event)));
        return done;
    }

    private Person person() {
        return people.get(personId);
    }

    /** What left for this person; messages that other tests wrote leave as well. */
    private List<Gateway.Piece> carried() {
        List<UUID> own = PastTheGate.read(() -> messages.of(personId, scope)).stream()
                .map(Message::messageId)
                .toList();
        return carrier.carried.stream()
                .filter(piece -> own.contains(piece.messageId()))
                .toList();
    }

    private Message last() {
        return PastTheGate.read(() -> messages.of(personId, scope)).getLast();
    }

    private List<String> timeline() {
        return PastTheGate.read(() -> log.of(List.of(personId))).stream()
                .map(Event::type)
                .toList();
    }

    private boolean centreHeard() {
        return jdbc.sql("""
                select exists (select 1 from work.notification
                                where kind = 'message-not-sent' and item = :item and org_id = :org)
                """)
                .param("item", reference)
                .param("org", cast.navigator().organisationId())
                .query(Boolean.class)
                .single();
    }

    @Test
    void aTextNamesNoServiceThatWouldTellWhatThePersonNeeds() {
        say("text");
        doing.accepted(reference, Doing.PCN);
        await().untilAsserted(() -> {
            InJob.run(round::run);
            assertThat(carried())
                    .extracting(Gateway.Piece::words)
                    .contains("A service has said yes and will help you. They will be in touch.");
        });
        assertThat(carried()).noneSatisfy(piece -> assertThat(piece.words()).containsIgnoringCase("mental"));
        assertThat(PastTheGate.read(() -> messages.of(personId, scope)))
                .filteredOn(sent -> sent.state().equals("sent"))
                .extracting(Message::words)
                .as("what went is what is shown")
                .contains("A service has said yes and will help you. They will be in touch.");
    }

    @Test
    void aLetterNamesTheServiceAndATextOfTheSameDoesNot() {
        Messages.Waiting message = new Messages.Waiting(
                personId, UUID.randomUUID(), scope, WORDS, "A service will help you.", time.instant(), 0);
        assertThat(message.words(Way.LETTER)).isEqualTo(WORDS);
        assertThat(message.words(Way.TEXT)).isEqualTo("A service will help you.");
        assertThat(message.words(Way.EMAIL)).isEqualTo("A service will help you.");
    }

    @Test
    void nothingLeavesUntilSomebodyHasAskedWhichWayIsSafe() {
        InJob.run(() -> messages.write(person(), scope, WORDS));
        InJob.run(round::run);
        assertThat(carried()).isEmpty();
        assertThat(last().state()).isEqualTo("waiting");
        assertThat(last().why()).contains("Nobody has recorded which way");

        assertThat(say("call", "text").text()).contains("Which ways are safe has been recorded");
        InJob.run(round::run);
        assertThat(carried()).hasSize(1);
        assertThat(carried().getFirst().to()).isEqualTo("07700 900123");
        assertThat(carried().getFirst().words()).isEqualTo(WORDS);
        assertThat(last().state()).isEqualTo("sent");
        assertThat(timeline()).contains("WaysRecorded", "MessageSent");
        assertThat(PastTheGate.read(() -> log.of(List.of(personId))))
                .filteredOn(event -> event.type().equals("MessageSent"))
                .extracting(Event::journeyId)
                .containsOnly(doing.now(reference).journeyId());
        Page seen = new Visitor(port).signIn(gp.username()).open("/referrals/" + reference);
        assertThat(seen.text())
                .contains(
                        "By text to 07700 900123",
                        "A text was sent to the person",
                        "Safe ways to reach them Call, Text");
    }

    @Test
    void aWayThatIsNotSafeIsNotUsedThoughThereIsANumber() {
        say("call");
        InJob.run(() -> messages.write(person(), scope, WORDS));
        InJob.run(round::run);
        assertThat(carried()).isEmpty();
        assertThat(last().state()).isEqualTo("not-sent");
        assertThat(last().why()).contains("Only a call is safe");
    }

    @Test
    void whatWasSafeWhenItWasWrittenIsAskedAgainWhenItLeaves() {
        say("text");
        InJob.run(() -> messages.write(person(), scope, WORDS));
        say("none");
        InJob.run(round::run);
        assertThat(carried()).isEmpty();
        assertThat(last().state()).isEqualTo("not-sent");
        assertThat(last().why()).contains("asked not to be contacted");
    }

    @Test
    void theFormSaysWhatIsWrongWithTheAnswer() {
        assertThat(say().text()).contains("Choose every way that is safe, or that no way is");
        assertThat(say("none", "text").text()).contains("not both");
        assertThat(say("pigeon").text()).contains("Choose from the list");
        assertThat(PastTheGate.read(() -> ways.of(personId))).isEmpty();
    }

    @Test
    void whatFailsIsTriedAgainAtGrowingDistancesAndThenReachesTheOwner() {
        say("text");
        carrier.fails = new IOException("busy");
        InJob.run(() -> messages.write(person(), scope, WORDS));
        Instant begun = time.instant();
        for (int tries = 1; tries < PostRound.TRIES; tries++) {
            InJob.run(round::run);
            InJob.run(round::run); // before its time comes nothing is tried
            assertThat(tries()).isEqualTo(tries);
            assertThat(last().why()).contains("tried again");
            time.set(time.instant().plus(Duration.ofSeconds(30L << (tries - 1))), 1);
        }
        assertThat(centreHeard()).isFalse();
        InJob.run(round::run);
        assertThat(last().state()).isEqualTo("not-sent");
        assertThat(last().why()).contains("tried 8 times");
        assertThat(centreHeard()).isTrue();
        assertThat(timeline()).contains("MessageNotDelivered").doesNotContain("MessageSent");
        assertThat(Duration.between(begun, time.instant())).isBetween(Duration.ofMinutes(60), Duration.ofHours(2));
    }

    private int tries() {
        return TestPostgres.stored()
                .sql("select tries from work.message where person_id = :id")
                .param("id", personId)
                .query(Integer.class)
                .single();
    }

    @Test
    void whatIsRefusedForGoodReachesTheOwnerAtOnce() {
        say("text");
        carrier.fails = new Gateway.Undeliverable("The text gateway refused it (answer 400).");
        InJob.run(() -> messages.write(person(), scope, WORDS));
        InJob.run(round::run);
        assertThat(last().state()).isEqualTo("not-sent");
        assertThat(last().why()).contains("refused");
        assertThat(centreHeard()).isTrue();
    }

    @Test
    void oneThatBreaksTheGatewayEachTimeIsGivenUpAsWellAndHoldsUpNoOther() {
        say("text");
        carrier.fails = new IllegalStateException("a letter that cannot be laid out");
        InJob.run(() -> messages.write(person(), scope, WORDS));
        for (int tries = 0; tries < PostRound.TRIES; tries++) {
            assertThat(last().state()).isEqualTo("waiting");
            InJob.run(round::run);
            time.set(time.instant().plus(Duration.ofHours(2)), 1);
        }
        InJob.run(round::run);
        assertThat(last().state()).isEqualTo("not-sent");
        assertThat(centreHeard()).isTrue();
        assertThat(carried()).isEmpty();
    }

    @Test
    void ofTwoNodesThatFindItOneSendsItAndOneThatWasStoppedNobody() {
        say("text");
        InJob.run(() -> messages.write(person(), scope, WORDS));
        InJob.run(() -> messages.write(person(), scope, "Your appointment is on another day."));
        Messages.Waiting found = waiting();
        assertThat(PastTheGate.read(() -> messages.trying(found, time.instant())))
                .isTrue();
        assertThat(PastTheGate.read(() -> messages.trying(found, time.instant())))
                .isFalse();
        Messages.Waiting again = waiting();
        InJob.run(() -> messages.stop(personId, "The person has died: nothing is sent."));
        assertThat(PastTheGate.read(() -> messages.trying(again, time.instant())))
                .isFalse();
    }

    private Messages.Waiting waiting() {
        return PastTheGate.read(() -> messages.due(time.instant(), 1_000)).stream()
                .filter(each -> each.personId().equals(personId))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatWasSaidFirstArrivesFirst() {
        say("text");
        carrier.fails = new IOException("busy");
        InJob.run(() -> messages.write(person(), scope, "Your appointment will not take place."));
        InJob.run(() -> messages.write(person(), scope, "Your appointment is now on another day."));
        InJob.run(round::run);
        carrier.fails = null;
        InJob.run(round::run);
        assertThat(carried()).isEmpty(); // the first waits for its time, and the second for the first
        time.set(time.instant().plusSeconds(31), 1);
        InJob.run(round::run);
        InJob.run(round::run);
        assertThat(carried())
                .extracting(Gateway.Piece::words)
                .containsExactly("Your appointment will not take place.", "Your appointment is now on another day.");
    }

    @Test
    void aWeekLaterItIsNewsNoLongerAndTheOwnerIsTold() {
        InJob.run(() -> messages.write(person(), scope, WORDS));
        time.set(time.instant().plus(PostRound.NEWS).plusSeconds(1), 1);
        InJob.run(round::run);
        assertThat(last().state()).isEqualTo("not-sent");
        assertThat(centreHeard()).isTrue();
        say("text");
        InJob.run(round::run);
        assertThat(carried()).isEmpty();
    }
}
