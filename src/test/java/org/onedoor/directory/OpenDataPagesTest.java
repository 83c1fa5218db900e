package org.onedoor.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.Wire;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The open data: whatever changed is found by its date, and each page of places is made of its own rows. */
@OneDoorTest
class OpenDataPagesTest {
    private static final String API = "/open-referral/v3";

    @LocalServerPort
    int port;

    @Autowired
    MadeService made;

    @Autowired
    Services services;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DomainTime time;

    @Autowired
    JsonMapper json;

    private Service service;

    @BeforeEach
    void aServiceConfirmedLongAgo() {
        service = made.adults();
        jdbc.sql("update directory.service set assured = true, assured_on = :on where service_id = :id")
                .param("on", London.date(time.instant()).minusDays(200))
                .param("id", service.id())
                .update();
        services.refresh();
    }

    @AfterEach
    void away() {
        made.close(service);
    }

    private Map<?, ?> get(String path) {
        Wire.Answer answer = Wire.send(port, "GET " + API + path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return json.readValue(answer.body(), Map.class);
    }

    private static List<String> ids(Map<?, ?> page) {
        return ((List<?>) Objects.requireNonNull(page.get("contents")))
                .stream()
                        .map(each -> String.valueOf(((Map<?, ?>) each).get("id")))
                        .toList();
    }

    @Test
    void aReaderWhoAsksForWhatChangedSinceYesterdayLearnsThatAServiceClosed() {
        String since = "/services?search=%s&modified_after=%s"
                .formatted(service.name().replace(" ", "%20"), time.instant().minus(Duration.ofHours(1)));
        assertThat(ids(get(since))).isEmpty();

        Visitor provider = new Visitor(port).signIn(made.vcse(service).username());
        provider.open("/services/" + service.code()).form("/close").send();

        assertThat(ids(get(since))).containsExactly(service.id().toString());
        Map<?, ?> one = get("/services/" + service.id());
        assertThat(one.get("status")).isEqualTo("temporarily closed");
        assertThat(String.valueOf(one.get("last_modified")).substring(0, 10))
                .isEqualTo(time.instant().toString().substring(0, 10));
        assertThat(ids(get("/services?search=%s&modified_after=%s"
                        .formatted(
                                service.name().replace(" ", "%20"),
                                time.instant().plus(Duration.ofHours(1))))))
                .isEmpty();
    }

    @Test
    void thePagesOfPlacesPutTogetherAreAllOfThemAndEachIsFoundByItsId() {
        List<String> whole = new ArrayList<>();
        int total = 0;
        for (int page = 1; ; page++) {
            Map<?, ?> envelope = get("/service_at_locations?per_page=2&page=" + page);
            whole.addAll(ids(envelope));
            total = (Integer) Objects.requireNonNull(envelope.get("total_items"));
            if (Boolean.TRUE.equals(envelope.get("last_page"))) {
                break;
            }
        }
        assertThat(whole).hasSize(total).doesNotHaveDuplicates().hasSizeGreaterThan(2);
        assertThat(get("/service_at_locations/" + whole.getLast()).get("service"))
                .isNotNull();
        List<String> near = ids(get("/service_at_locations?postcode=RM188EB&proximity=2000&per_page=100"));
        assertThat(near).isNotEmpty().hasSizeLessThan(total);
        assertThat(whole).containsAll(near);
    }
}
