package org.onedoor.directory.openreferral;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.Mangled;
import org.onedoor.OneDoorTest;
import org.onedoor.access.Accounts.Account;
import org.onedoor.directory.openreferral.FeedReader.Feed;
import org.onedoor.organisation.Organisation;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Invalid;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Whatever another publisher sends or answers is taken in as it is, or refused in words: nothing breaks and nothing is kept half. */
@OneDoorTest
class MangledFeedsTest {
    private static final String ONE = """
            {"id":"%s","name":"Invented walking group","status":"active","url":"https://example.com/walk",
             "description":"A walk each week","minimum_age":18,"maximum_age":65.5,"assured_date":"2026-03-01",
             "organization":{"id":"ac148810-d857-441c-9679-408f346de14b","name":"Invented walkers"},
             "schedules":[{"id":"bc148810-d857-441c-9679-408f346de14b","freq":"WEEKLY","interval":1,"byday":"MO,TU",
               "bymonthday":"1","valid_from":"2026-01-01","opens_at":"09:00","closes_at":"10:30"}],
             "service_at_locations":[{"id":"cc148810-d857-441c-9679-408f346de14b","location":{
               "id":"dc148810-d857-441c-9679-408f346de14b","addresses":[{"postal_code":"RM17 6SL","country":"GB"}]}}],
             "contacts":[{"id":"ec148810-d857-441c-9679-408f346de14b"}],"phones":[{"number":"07700 900123"}]}
            """;

    @Autowired
    ListingImport imports;

    @Autowired
    Cast cast;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    @Test
    void aFileIsTakenInOrRefusedAndWhatWasTakenInCanBeReadAgain() {
        Account editor = cast.account("manager", Organisation.idOfSlug("care-co-ordination-centre"), null);
        List<UUID> before = listed(editor);
        UUID id = UUID.randomUUID();
        byte[] sample = "{\"contents\":[%s]}".formatted(ONE.formatted(id)).getBytes(StandardCharsets.UTF_8);
        int read = Mangled.eachIsReadOrRefused(
                sample, 400, file -> CurrentActor.as(editor.actor(), () -> imports.take("walks.json", file)));
        assertThat(read).as("some are only a little wrong").isPositive();
        List<UUID> after = new ArrayList<>(listed(editor));
        after.removeAll(before);
        assertThat(after).isNotEmpty();
        assertThat(jdbc.sql("select document::text from directory.listing_change where listing_id = any(:ids)")
                        .param("ids", after.toArray(UUID[]::new))
                        .query(String.class)
                        .list())
                .allSatisfy(document ->
                        assertThat(json.readValue(document, Map.class)).containsKeys("id", "name", "status"));
    }

    private List<UUID> listed(Account editor) {
        return jdbc.sql("select listing_id from directory.listing_change where org_id = :org")
                .param("org", editor.organisationId())
                .query(UUID.class)
                .list();
    }

    @Test
    void anAnswerOfAPublisherIsReadToItsEndOrRefused() throws IOException {
        PublisherSettings settings = new PublisherSettings(
                Map.of(), 250, 20, 40_000, 60_000, Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofMillis(1));
        FeedReader reader = new FeedReader(new PublisherLine(settings), settings, json);
        byte[] sample = "{\"total_items\":2,\"total_pages\":1,\"last_page\":true,\"contents\":[%s,%s]}"
                .formatted(ONE.formatted(UUID.randomUUID()), ONE.formatted(UUID.randomUUID()))
                .getBytes(StandardCharsets.UTF_8);
        try (RecordedPublisher publisher = RecordedPublisher.start()) {
            URI address = URI.create("http://127.0.0.1:%d/it".formatted(publisher.port()));
            int read = Mangled.eachIsReadOrRefused(sample, 1_000, page -> {
                publisher.says("it", (exchange, _) -> RecordedPublisher.send(exchange, 200, page));
                try (Feed.Read feed = (Feed.Read) reader.read(address, Map.of())) {
                    feed.spool()
                            .places()
                            .forEach(place -> assertThat(checked(feed, place)).isNotNull());
                    return feed.whole();
                } catch (FeedProblem refused) {
                    throw new Invalid("feed", refused.words());
                }
            });
            assertThat(read).as("some are only a little wrong").isPositive();
        }
    }

    /** As the comparison reads each document that came. */
    private static Object checked(Feed.Read feed, Spool.Place place) {
        return feed.spool().read(place) instanceof Map<?, ?> map
                ? ServiceCheck.problems(map, java.util.Set.of())
                : "not an object";
    }
}
