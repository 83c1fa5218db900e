package org.onedoor.directory.openreferral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.onedoor.Cast;
import org.onedoor.TestPostgres;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.Wire;
import org.onedoor.directory.Services;
import org.onedoor.organisation.Organisation;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** What the tests of other publishers' feeds have in common: the machines, a manager, and what is done on the pages. */
abstract class PublisherDesk {
    static final UUID CENTRE = Organisation.idOfSlug("care-co-ordination-centre");
    static final String ALL = "/services/publishers";

    static RecordedPublisher machines;

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Services services;

    @Autowired
    PublisherRepository publishers;

    @Autowired
    PublisherRefresh refresh;

    @Autowired
    ReadPublishers round;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    Visitor manager;

    @BeforeAll
    static void start() {
        machines = RecordedPublisher.on(TestPostgres.PUBLISHERS);
    }

    @AfterAll
    static void stop() {
        machines.close();
    }

    @BeforeEach
    void aManager() {
        manager =
                new Visitor(port).signIn(cast.account("manager", CENTRE, team()).username());
    }

    UUID team() {
        return services.centre().teamId();
    }

    static Map<String, Object> service(String name, Object... more) {
        Map<String, Object> service = new LinkedHashMap<>();
        service.put("id", UUID.randomUUID().toString());
        service.put("name", name);
        service.put("status", "active");
        for (int i = 0; i < more.length; i += 2) {
            service.put((String) more[i], more[i + 1]);
        }
        return service;
    }

    static Map<String, Object> but(Map<String, Object> service, Object... more) {
        Map<String, Object> other = new LinkedHashMap<>(service);
        for (int i = 0; i < more.length; i += 2) {
            other.put((String) more[i], more[i + 1]);
        }
        return other;
    }

    /** Registered over the page. */
    UUID register(String endpoint) {
        Page page = manager.open(ALL)
                .form(ALL)
                .with("endpoint", endpoint)
                .with("name", "The council of " + endpoint)
                .with("every", "24")
                .with("team", team().toString())
                .send();
        assertThat(page.status()).as(page.text()).isEqualTo(200);
        return UUID.fromString(page.path().substring(page.path().lastIndexOf('/') + 1));
    }

    void read(UUID publisher) {
        Publisher now = publishers.find(publisher).orElseThrow();
        CurrentActor.run(Actor.SYSTEM, () -> refresh.refresh(now));
    }

    Page page(UUID publisher, String kind) {
        return manager.open("%s/%s?kind=%s".formatted(ALL, publisher, kind));
    }

    static String change(Page page, String name) {
        return page.document().select("#changes > li").stream()
                .filter(each -> each.select("h3").text().equals(name))
                .map(Element::id)
                .map(id -> id.substring(2))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No change of " + name + ": " + page.text()));
    }

    static List<String> waiting(Page page) {
        return page.document().select("#changes h3").eachText();
    }

    Page decide(UUID publisher, String kind, String name, String decision) {
        Page page = page(publisher, kind);
        return page.form("/changes/" + change(page, name))
                .with("decision", decision)
                .send();
    }

    /** Looks at the numbers of the new ones and approves them. */
    Page approveNew(UUID publisher) {
        return manager.open("%s/%s/new".formatted(ALL, publisher)).form("/new").send();
    }

    int shown(Map<String, Object> service) {
        return Wire.send(port, "GET /open-referral/v3/services/" + service.get("id"))
                .status();
    }

    String said(Map<String, Object> service) {
        return Wire.send(port, "GET /open-referral/v3/services/" + service.get("id"))
                .body();
    }

    /** How many tasks of this kind are open about a publisher, once the news of it has been heard. */
    void asks(String kind, UUID publisher, int number) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(jdbc.sql(
                                        "select count(*) from work.task where kind = :kind and item = :item and state = 'open'")
                                .param("kind", kind)
                                .param("item", publisher.toString())
                                .query(Integer.class)
                                .single())
                        .isEqualTo(number));
    }
}
