package org.onedoor.directory.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.onedoor.Cast;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.Wire;
import org.onedoor.directory.SentFile;
import org.onedoor.organisation.Organisation;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

/** What the tests of entries of one service have in common: managers who take files in, and what is done on the page. */
abstract class DuplicateDesk {
    static final String ALIKE = DuplicatesPage.ADDRESS;
    static final UUID CENTRE = Organisation.idOfSlug("care-co-ordination-centre");
    static final UUID MIND = Organisation.idOfSlug("thurrock-and-brentwood-mind");

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    FindAlike finder;

    @Autowired
    JsonMapper json;

    Visitor centre;
    Visitor mind;

    /** A word that no other test's services have. */
    String word = "";

    @BeforeEach
    void managers() {
        centre = manager(CENTRE);
        mind = manager(MIND);
        word = "q" + UUID.randomUUID().toString().replaceAll("[^a-z]", "") + "x";
    }

    Visitor manager(UUID organisation) {
        return new Visitor(port)
                .signIn(cast.account("manager", organisation, null).username());
    }

    Map<String, Object> service(String name, String organisation, String phone, String postcode) {
        Map<String, Object> service = new LinkedHashMap<>();
        service.put("id", UUID.randomUUID().toString());
        service.put("name", name);
        service.put("status", "active");
        service.put(
                "organization",
                Map.of("id", UUID.randomUUID().toString(), "name", organisation, "description", organisation));
        service.put(
                "contacts",
                List.of(Map.of(
                        "id",
                        UUID.randomUUID().toString(),
                        "phones",
                        List.of(Map.of("id", UUID.randomUUID().toString(), "number", phone)))));
        service.put(
                "service_at_locations",
                List.of(Map.of(
                        "id",
                        UUID.randomUUID().toString(),
                        "location",
                        Map.of(
                                "id",
                                UUID.randomUUID().toString(),
                                "location_type",
                                "physical",
                                "addresses",
                                List.of(Map.of(
                                        "id",
                                        UUID.randomUUID().toString(),
                                        "postal_code",
                                        postcode,
                                        "country",
                                        "GB"))))));
        return service;
    }

    static Map<String, Object> but(Map<String, Object> service, String field, Object value) {
        Map<String, Object> other = new LinkedHashMap<>(service);
        other.put(field, value);
        return other;
    }

    @SafeVarargs
    final void takeIn(Visitor who, Map<String, Object>... services) {
        Page page = who.open("/services/import")
                .form("/services/import")
                .sendWith("file", "services.json", json.writeValueAsBytes(List.of(services)));
        assertThat(page.document().select("#refused")).as(page.text()).isEmpty();
        SentFile.approve(who, page);
    }

    /** Two publishers' words of one service, looked at and found. */
    List<Map<String, Object>> oneServiceSaidTwice() {
        Map<String, Object> first = service("Lantern circle " + word, "Friends of " + word, "01632 960111", "RM17 6SL");
        Map<String, Object> second =
                service("Lantern circles, " + word, "Friends of " + word, "01632 960111", "RM17 6SL");
        takeIn(centre, first);
        takeIn(mind, second);
        finder.run();
        return List.of(first, second);
    }

    /** What is said of a pair on the page of one list, on whichever page of it. */
    Element pair(String show, String containing) {
        return page(centre, show, containing).document().select("#pairs > li").stream()
                .filter(each -> each.text().contains(containing))
                .findFirst()
                .orElseThrow();
    }

    boolean isListed(String show, String containing) {
        return pages(centre, show).stream()
                .anyMatch(page -> page.document().select("#pairs > li").text().contains(containing));
    }

    Page page(Visitor who, String show, String containing) {
        return pages(who, show).stream()
                .filter(each -> each.document().select("#pairs > li").text().contains(containing))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No pair of " + containing + " under " + show));
    }

    List<Page> pages(Visitor who, String show) {
        List<Page> pages = new ArrayList<>();
        String last = "";
        for (int number = 1; number < 200; number++) {
            Page page = who.open("%s?show=%s&page=%d".formatted(ALIKE, show, number));
            assertThat(page.status()).isEqualTo(200);
            String pairs =
                    String.join(" ", page.document().select("#pairs > li").eachAttr("id"));
            if (pairs.equals(last)) {
                break;
            }
            last = pairs;
            pages.add(page);
        }
        return pages;
    }

    /** The form of a pair as it stands on the page. */
    Visitor.Form form(Visitor who, String show, String containing) {
        return page(who, show, containing).form(path(pair(show, containing)));
    }

    static String path(Element pair) {
        return pair.select("form").attr("action");
    }

    /** The button that has the entry with this id lead. */
    String leads(String show, String containing, Map<String, Object> service) {
        return leads(path(pair(show, containing)), service);
    }

    static String leads(String path, Map<String, Object> service) {
        return path.split(",", -1)[1].equals(service.get("id")) ? "first" : "second";
    }

    List<String> listed(String containing) {
        Map<?, ?> page = json.readValue(
                Wire.send(port, "GET /open-referral/v3/services?per_page=100&search=" + containing)
                        .body(),
                Map.class);
        return ((List<?>) Objects.requireNonNull(page.get("contents")))
                .stream()
                        .map(each -> String.valueOf(((Map<?, ?>) each).get("id")))
                        .toList();
    }

    Map<?, ?> said(@Nullable Object id) {
        return json.readValue(
                Wire.send(port, "GET /open-referral/v3/services/" + id).body(), Map.class);
    }
}
