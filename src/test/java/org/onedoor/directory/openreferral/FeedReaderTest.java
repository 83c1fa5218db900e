package org.onedoor.directory.openreferral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.onedoor.directory.openreferral.FeedReader.Feed;
import tools.jackson.databind.json.JsonMapper;

/** Reading a feed over HTTP: all of it or nothing, whatever the other side does. */
class FeedReaderTest {
    private final RecordedPublisher publisher = RecordedPublisher.start();
    private final RecordedPublisher elsewhere = RecordedPublisher.start();
    private final CountDownLatch over = new CountDownLatch(1);

    private final PublisherSettings settings = new PublisherSettings(
            Map.of(), 250, 20, 20_000, 60_000, Duration.ofMillis(300), Duration.ofSeconds(30), Duration.ofMillis(1));
    private final FeedReader reader = new FeedReader(
            new PublisherLine(settings), settings, JsonMapper.builder().build());

    @AfterEach
    void close() {
        over.countDown();
        publisher.close();
        elsewhere.close();
    }

    private Feed read() throws FeedProblem {
        return read(Map.of());
    }

    private Feed read(Map<Integer, PublisherLine.Said> before) throws FeedProblem {
        return reader.read(URI.create("http://127.0.0.1:%d/it".formatted(publisher.port())), before);
    }

    private void fails(String words) {
        assertThatThrownBy(this::read).isInstanceOf(FeedProblem.class).hasMessageContaining(words);
    }

    private static List<Map<String, Object>> services(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> Map.<String, Object>of("id", UUID.randomUUID().toString(), "name", "Service " + i))
                .toList();
    }

    @Test
    void allPagesAreReadInTheirOrder() throws FeedProblem, IOException {
        publisher.holds("it", 10, services(23));
        try (Feed.Read feed = (Feed.Read) read()) {
            assertThat(feed.whole()).isTrue();
            assertThat(feed.said()).hasSize(3);
            assertThat(feed.spool().places().stream().map(feed.spool()::read))
                    .hasSize(23)
                    .element(22)
                    .asString()
                    .contains("Service 22");
        }
    }

    @Test
    void aListWithoutAnEnvelopeIsOnePage() throws FeedProblem, IOException {
        publisher.says("it", 200, "[{\"id\": \"x\"}, 5, null]");
        try (Feed.Read feed = (Feed.Read) read()) {
            assertThat(feed.spool().size()).isEqualTo(3);
        }
        assertThat(publisher.asked("it")).hasSize(1);
    }

    @Test
    void onlyWhatIsNewerIsAskedForAndOneNewPageIsEnoughToReadAll() throws FeedProblem, IOException {
        List<Map<String, Object>> services = services(25);
        publisher.holds("it", 10, services);
        Map<Integer, PublisherLine.Said> said;
        try (Feed.Read feed = (Feed.Read) read()) {
            said = feed.said();
        }
        publisher.forget();
        assertThat(read(said)).isInstanceOf(Feed.Unchanged.class);
        assertThat(asked()).containsExactly("page 1: 304", "page 2: 304", "page 3: 304");

        List<Map<String, Object>> others = new ArrayList<>(services);
        others.set(15, Map.of("id", UUID.randomUUID().toString(), "name", "Another"));
        publisher.holds("it", 10, others);
        publisher.forget();
        try (Feed.Read feed = (Feed.Read) read(said)) {
            assertThat(feed.spool().size()).isEqualTo(25);
        }
        assertThat(asked()).containsExactly("page 1: 304", "page 2: 200", "page 1: 200", "page 2: 200", "page 3: 200");
    }

    /** Of what was asked twice running one: the client asks again by itself where a connection that it had kept was closed. */
    private List<String> asked() {
        List<String> once = new ArrayList<>();
        for (String page : publisher.asked("it")) {
            if (once.isEmpty() || !once.getLast().equals(page)) {
                once.add(page);
            }
        }
        return once;
    }

    @Test
    void aMachineThatIsBusyIsAskedAgainAndGivenUpAfterThreeTries() throws FeedProblem, IOException {
        java.util.concurrent.atomic.AtomicInteger times = new java.util.concurrent.atomic.AtomicInteger();
        publisher.says("it", (exchange, page) -> {
            byte[] body = "[]".getBytes(StandardCharsets.UTF_8);
            RecordedPublisher.send(exchange, times.incrementAndGet() < 3 ? 503 : 200, body);
        });
        try (Feed.Read feed = (Feed.Read) read()) {
            assertThat(feed.spool().size()).isZero();
        }
        publisher.says("it", 503, "away");
        publisher.forget();
        fails("It answered 503 instead of the services");
        assertThat(publisher.asked("it")).hasSize(3);
        publisher.says("it", 404, "nothing");
        publisher.forget();
        fails("It answered 404");
        assertThat(publisher.asked("it")).hasSize(1);
    }

    @Test
    void nobodyIsFollowedElsewhere() {
        elsewhere.says("secret", 200, "[]");
        for (int status : new int[] {301, 302, 307, 308}) {
            publisher.says("it", (exchange, page) -> {
                exchange.getResponseHeaders().set("Location", "http://127.0.0.1:%d/secret".formatted(elsewhere.port()));
                exchange.sendResponseHeaders(status, -1);
            });
            fails("It sends us to another address (answer %d), which is not followed".formatted(status));
        }
        assertThat(elsewhere.asked("secret")).isEmpty();
    }

    @Test
    void whatIsNoFeedIsSaidToBeNone() {
        publisher.says("it", 200, "<!doctype html><title>Sign in</title>");
        fails("Page 1 is a web page and not data");
        publisher.says("it", 200, "{\"contents\": [{\"id\":");
        fails("Page 1 is not JSON that can be read");
        publisher.says("it", 200, "[".repeat(5000));
        fails("Page 1 is not JSON that can be read");
        publisher.says(
                "it",
                (exchange, page) -> RecordedPublisher.send(
                        exchange, 200, new byte[] {'[', '"', (byte) 0xff, (byte) 0xfe, '"', ']'}));
        fails("Page 1 is not JSON that can be read");
        for (String body :
                new String[] {"{}", "null", "7", "\"x\"", "{\"contents\": \"none\"}", "{\"contents\": {}}"}) {
            publisher.says("it", 200, body);
            fails("Page 1 has no list of services");
        }
        publisher.says("it", 200, "");
        fails("Page 1 is not JSON that can be read");
    }

    @Test
    void aFeedWithoutAnEndIsGivenUp() {
        publisher.says("it", 200, "{\"contents\": [{\"id\": \"x\"}], \"last_page\": false, \"total_pages\": 9999999}");
        fails("Page 2 says what an earlier page said: it does not end");
        publisher.says(
                "it",
                (exchange, page) -> RecordedPublisher.send(
                        exchange,
                        200,
                        "{\"contents\": [{\"id\": \"%d\"}]}".formatted(page).getBytes(StandardCharsets.UTF_8)));
        fails("It has more than 20 pages");
        publisher.holds("it", 100, services(251));
        fails("It holds more than 250 services");
        publisher.says("it", 200, "[\"%s\"]".formatted("x".repeat(20_001)));
        fails("One page is larger than 20000 bytes");
        publisher.says(
                "it",
                (exchange, page) -> RecordedPublisher.send(
                        exchange,
                        200,
                        "{\"contents\": [\"%d%s\"]}"
                                .formatted(page, "x".repeat(19_000))
                                .getBytes(StandardCharsets.UTF_8)));
        fails("It is larger than 60000 bytes altogether");
    }

    @Test
    void anAnswerThatNeverEndsOrBreaksOffIsGivenUp() {
        publisher.says("it", (exchange, page) -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('[');
            exchange.getResponseBody().flush();
            try {
                over.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        fails("It did not answer within");
        publisher.says("it", (exchange, page) -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write('[');
            exchange.getResponseBody().flush();
        });
        fails("The connection ended before the answer did");
        publisher.close();
        fails("It could not be reached");
    }

    @Test
    void aFeedThatChangesWhileItIsReadIsReadAgainLater() {
        publisher.says(
                "it",
                (exchange, page) -> RecordedPublisher.send(
                        exchange,
                        200,
                        "{\"total_items\": %d, \"total_pages\": 3, \"contents\": [{\"id\": \"%d\"}]}"
                                .formatted(page, page)
                                .getBytes(StandardCharsets.UTF_8)));
        fails("It was changed while it was read");
    }

    @Test
    void aFeedThatSendsFewerServicesThanItSaysIsNotWhole() throws FeedProblem, IOException {
        publisher.says("it", 200, "{\"total_items\": 9, \"total_pages\": 1, \"contents\": [{\"id\": \"x\"}]}");
        try (Feed.Read feed = (Feed.Read) read()) {
            assertThat(feed.whole()).isFalse();
            assertThat(feed.said()).isEmpty();
        }
    }

    @Test
    void onlyAddressesThatCanBeSafeAreTakenFromTheSettings() {
        assertThat(PublisherAddresses.read(Map.of("a", "https://one.example.org/v3/", "b", "http://localhost:80/v3"))
                        .toString())
                .isEqualTo("{a=https://one.example.org/v3, b=http://localhost:80/v3}");
        for (String bad : new String[] {
            "http://one.example.org",
            "ftp://localhost/",
            "https://",
            "one",
            "https://u:p@one.example.org",
            "https://one.example.org?x=1",
            "https://one.example.org/#x",
            "https://one example"
        }) {
            assertThatThrownBy(() -> PublisherAddresses.read(Map.of("a", bad)))
                    .as(bad)
                    .hasMessageStartingWith("onedoor.open-referral.publishers.a ");
        }
    }
}
