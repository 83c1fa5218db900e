package org.onedoor.directory.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Form;
import org.onedoor.Visitor.Page;
import org.onedoor.Wire;
import org.onedoor.directory.MadeService;
import org.onedoor.directory.SentFile;
import org.onedoor.directory.Service;
import org.onedoor.organisation.Organisation;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

/** A service that is the test's own, its provider, who proposes what its entry says, and a manager, who approves it. */
@OneDoorTest
abstract class ServiceEntry {
    static final UUID CENTRE = Organisation.idOfSlug("care-co-ordination-centre");

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    MadeService made;

    @Autowired
    JsonMapper json;

    Service service;
    String address;
    Visitor provider;
    Visitor manager;

    @BeforeEach
    void aServiceWithItsProvider() {
        service = made.adults();
        address = "/services/" + service.code();
        provider = new Visitor(port).signIn(made.vcse(service).username());
        manager = new Visitor(port).signIn(cast.account("manager", CENTRE, null).username());
    }

    @AfterEach
    void closeTheService() {
        made.close(service);
    }

    /** The provider sees what would change, and proposes it. */
    void proposed(Form form) {
        Page preview = form.send();
        assertThat(preview.status()).as(preview.text()).isEqualTo(200);
        preview.form("/edit").with("propose", "yes").send();
    }

    /** The same, and a manager approves it. */
    void approved(Form form) {
        proposed(form);
        manager.open(address + "?itself").form("/approve").send();
    }

    /** What has been proposed, tried on the referrals of a day before it is approved. */
    Page triedOn(LocalDate day) {
        String trial = manager.open(address + "?itself")
                .document()
                .select("#changes a[href^=/services/try]")
                .attr("href");
        return manager.open(trial + "&from=%s&to=%s&go=yes".formatted(day, day));
    }

    /** The service as it is published. */
    Map<String, Object> published() {
        return published(service.id().toString());
    }

    @SuppressWarnings("unchecked") // read from JSON, whose names are texts
    private Map<String, Object> published(String id) {
        String body = Wire.send(port, "GET /open-referral/v3/services/" + id).body();
        return json.readValue(body.getBytes(StandardCharsets.UTF_8), Map.class);
    }

    /** What a published service says under a label. */
    static List<String> values(Map<?, ?> document, String label) {
        return ((List<?>) Objects.requireNonNull(document.get("attributes")))
                .stream()
                        .map(each -> (Map<?, ?>) each)
                        .filter(each -> label.equals(each.get("label")))
                        .map(each -> String.valueOf(each.get("value")))
                        .toList();
    }

    /** Another publisher's service that says the same is taken in, approved, and published again as it came. */
    void assertComesBackAsItWentOut(Map<String, Object> published) {
        Map<String, Object> out = new LinkedHashMap<>(published);
        out.put("id", UUID.randomUUID().toString());
        out.put("name", "Elsewhere " + out.get("name"));
        Page taken = manager.open("/services/import")
                .form("/services/import")
                .sendWith("file", "elsewhere.json", json.writeValueAsBytes(List.of(out)));
        assertThat(taken.document().select("#taken").text()).contains("1 new");
        SentFile.approve(manager, taken);
        assertThat(published(String.valueOf(out.get("id")))).isEqualTo(out);
    }
}
