package org.onedoor.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.PastTheGate;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts;
import org.onedoor.access.Accounts.Account;
import org.onedoor.frontdoor.Doing;
import org.onedoor.people.AccessNeedsRegister;
import org.onedoor.people.People;
import org.onedoor.people.Way;
import org.onedoor.people.WaysToReach;
import org.onedoor.platform.Acts;
import org.onedoor.platform.job.InJob;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.work.post.Gateway;
import org.onedoor.work.post.Gateways;
import org.onedoor.work.post.Routes;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The person and whoever sent them hear of each change in the way they would rather, and it is kept what went. */
@OneDoorTest
class EmailNewsTest {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Doing doing;

    @Autowired
    EmailNews news;

    @Autowired
    Accounts accounts;

    @Autowired
    AccessNeedsRegister register;

    @Autowired
    WaysToReach ways;

    @Autowired
    People people;

    @Autowired
    Acts acts;

    @Autowired
    Notifications notifications;

    @Autowired
    Tasks tasks;

    @Autowired
    List<OwnerOf> owners;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DomainTime time;

    private final Carrier emails = new Carrier(Way.EMAIL);
    private final Carrier letters = new Carrier(Way.LETTER);
    private EmailRound round;
    private Account gp;
    private String reference;
    private String address;

    private static final class Carrier implements Gateway {
        private final Way way;
        private final List<Piece> carried = new ArrayList<>();
        private @Nullable IOException fails;

        Carrier(Way way) {
            this.way = way;
        }

        @Override
        public Way way() {
            return way;
        }

        @Override
        public String send(Piece piece) throws IOException {
            if (fails != null) {
                throw fails;
            }
            carried.add(piece);
            return "sent-" + carried.size();
        }
    }

    @BeforeEach
    void aPracticeThatSentSomebody() {
        round = new EmailRound(news, accounts, new Gateways(List.of(emails, letters)), time, "https://onedoor.example");
        gp = cast.gp();
        address = "practice-%s@example.com".formatted(UUID.randomUUID());
        reference = doing.referral(gp.actor());
    }

    @AfterEach
    void noMoreEmails() {
        news.unwish(gp.organisationId(), gp.accountId());
        time.set(Instant.now(), 1);
    }

    private Page choose(String much, String to) {
        return new Visitor(port)
                .signIn(gp.username())
                .open("/notifications")
                .follow("How you are told")
                .form("/notifications/how")
                .with("much", much)
                .with("address", to)
                .send();
    }

    private List<Gateway.Piece> toUs() {
        return emails.carried.stream()
                .filter(piece -> piece.to().equals(address) && piece.words().contains(reference))
                .toList();
    }

    /** What became of our own news: the practice hears of the referrals of other tests as well. */
    private EmailNews.Sent logged(String kind) {
        return news.log(gp.actor()).stream()
                .filter(each -> each.item().equals(reference) && each.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    /** Somebody else did something to the referral, at a later moment. */
    private void told(String kind, @Nullable String detail) {
        time.set(time.instant().plusSeconds(1), 1);
        notifications.tell(
                gp.organisationId(),
                gp.actor().teamId(),
                kind,
                reference,
                doing.person(reference),
                doing.now(reference).referralId(),
                detail);
    }

    @Test
    @Shows("V33")
    void eachChangeReachesThePersonAndThePracticeByTheWayTheyWouldRather() {
        assertThat(choose("each", address).text()).contains("You are told by email as well");
        UUID personId = doing.person(reference);
        Page asked = new Visitor(port)
                .signIn(gp.username())
                .open("/referrals/%s/do/record-safe-ways".formatted(reference))
                .form("/do/record-safe-ways")
                .with("safeBy", "text")
                .with("safeBy", "letter")
                .send();
        assertThat(asked.text()).contains("Which ways are safe has been recorded");
        new Visitor(port)
                .signIn(gp.username())
                .open("/people/" + personId + "/needs")
                .form("/needs")
                .with("preferred", "letter")
                .with("toldBy", "person")
                .send();
        doing.accepted(reference, "consultant-outpatient");
        jdbcAwait("referral-accepted");
        round.run();
        assertThat(String.join("\n", toUs().stream().map(Gateway.Piece::words).toList()))
                .contains(reference + ": A service has been asked to take it")
                .contains(reference + ": Accepted: Consultant")
                .contains("https://onedoor.example/notifications")
                .doesNotContain(String.valueOf(people.get(personId).familyName()));

        Routes routes = new Routes(ways, register, new Gateways(List.of(new Carrier(Way.TEXT), letters)));
        Messages messages = new Messages(jdbc, routes, time);
        InJob.run(() -> messages.wakeAll());
        InJob.run(() -> new PostRound(messages, routes, people, acts, notifications, tasks, owners, time).run());
        assertThat(PastTheGate.read(
                        () -> messages.of(personId, doing.now(reference).referralId())))
                .filteredOn(message -> message.words().contains("will help you"))
                .allSatisfy(message -> {
                    assertThat(message.state()).isEqualTo("sent");
                    assertThat(message.channel()).isEqualTo("letter");
                })
                .isNotEmpty();
        Page log = new Visitor(port).signIn(gp.username()).open("/notifications/how");
        assertThat(log.document().select("table tbody tr").eachText())
                .anyMatch(row -> row.contains(reference) && row.contains("Accepted") && row.contains("Sent"));
        assertThat(new Visitor(port)
                        .signIn(gp.username())
                        .open("/referrals/" + reference)
                        .text())
                .contains("By letter to");
    }

    private void jdbcAwait(String kind) {
        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> jdbc.sql(
                                "select exists (select 1 from work.notification where kind = :kind and item = :item)")
                        .param("kind", kind)
                        .param("item", reference)
                        .query(Boolean.class)
                        .single());
    }

    @Test
    void whatIsNewGoesInOneAndNothingGoesTwice() {
        choose("each", address);
        told("referral-accepted", "A service");
        told("person-seen", "A service");
        round.run();
        round.run();
        assertThat(toUs()).hasSize(1);
        assertThat(toUs().getFirst().words()).contains("Accepted: A service", "The person has been seen: A service");
        assertThat(toUs().getFirst().closing()).doesNotContain("999");
    }

    @Test
    void somebodysOwnWordsNeverLeave() {
        choose("each", address);
        told("said-less-urgent", "His wife Ann has moved back in");
        round.run();
        assertThat(toUs())
                .singleElement()
                .satisfies(piece -> assertThat(piece.words())
                        .contains("Less urgent, say those who sent it")
                        .doesNotContain("Ann"));
    }

    @Test
    void onlyWhatAsksForAnAnswerWhereThatIsTheWish() {
        choose("asking", address);
        told("person-seen", "A service");
        told("information-requested", null);
        round.run();
        assertThat(toUs())
                .singleElement()
                .satisfies(piece ->
                        assertThat(piece.words()).contains("A question for you").doesNotContain("has been seen"));
    }

    @Test
    void whatFailsIsTriedAgainLaterAndGivenUpInTheEnd() {
        choose("each", address);
        told("referral-accepted", "A service");
        emails.fails = new IOException("busy");
        round.run();
        round.run(); // before its time nothing is tried
        assertThat(logged("referral-accepted").why()).contains("tried again");
        emails.fails = null;
        time.set(time.instant().plusSeconds(31), 1);
        round.run();
        assertThat(toUs()).hasSize(1);
        told("person-seen", "A service");
        emails.fails = new IOException("gone");
        for (int tries = 0; tries < EmailRound.TRIES; tries++) {
            round.run();
            time.set(time.instant().plus(Duration.ofHours(1)), 1);
        }
        assertThat(logged("person-seen").state()).isEqualTo("not-sent");
    }

    @Test
    void nothingGoesToWhoeverTookItBackOrIsGoneAndAWrongAddressIsSaid() {
        Page wrong = choose("each", "practice at example");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("Enter an email address");
        assertThat(wrong.document().select("input[name=address]").val()).isEqualTo("practice at example");
        choose("each", address);
        told("referral-accepted", "A service");
        assertThat(choose("here", "").text()).contains("You are told in OneDoor only");
        round.run();
        assertThat(toUs()).isEmpty();

        choose("each", address);
        told("person-seen", "A service");
        jdbc.sql("update access.account set disabled = true where account_id = :id")
                .param("id", gp.accountId())
                .update();
        round.run();
        assertThat(toUs()).isEmpty();
        assertThat(news.of(gp.actor())).isEmpty();
    }
}
