package org.onedoor.directory.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Form;
import org.onedoor.Visitor.Page;
import org.onedoor.Wire;
import org.onedoor.directory.Dementia;
import org.onedoor.directory.FrailtyScore;
import org.onedoor.directory.MadeService;
import org.onedoor.directory.SentFile;
import org.onedoor.directory.Service;
import org.onedoor.frontdoor.Doing;
import org.onedoor.frontdoor.frailty.Frailties;
import org.onedoor.frontdoor.frailty.FrailtyRecords.Scored;
import org.onedoor.organisation.Organisation;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

/** A specialist team for frailty says from which score on it takes people: typed, tried, approved, shown and published. */
@OneDoorTest
class SpecialistTeamTest {
    private static final UUID CENTRE = Organisation.idOfSlug("care-co-ordination-centre");
    private static final LocalDate DAY = LocalDate.of(2018, 7, 10);

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Doing doing;

    @Autowired
    Frailties frailties;

    @Autowired
    MadeService made;

    @Autowired
    DomainTime time;

    @Autowired
    JsonMapper json;

    private Service service;
    private String address;
    private Visitor provider;
    private Visitor manager;

    @BeforeEach
    void aServiceWithItsProvider() {
        service = made.adults();
        address = "/services/" + service.code();
        provider = new Visitor(port).signIn(made.vcse(service).username());
        manager = new Visitor(port).signIn(cast.account("manager", CENTRE, null).username());
    }

    @AfterEach
    void away() {
        made.close(service);
        time.set(Instant.now(), 1);
    }

    private Form form(String specialist, String from) {
        return provider.open(address + "/edit")
                .form("/edit")
                .with("specialist", specialist)
                .with("frailtyFrom", from);
    }

    private void limit(String specialist, String from) {
        Page preview = form(specialist, from).send();
        assertThat(preview.status()).as(preview.text()).isEqualTo(200);
        preview.form("/edit").with("propose", "yes").send();
        manager.open(address + "?itself").form("/approve").send();
    }

    @Test
    void aScoreNeedsATeamForFrailtyAndThePublicIsNeverAskedForOne() {
        Page alone = form("dementia", "5").send();
        assertThat(alone.status()).isEqualTo(422);
        assertThat(alone.text()).contains("Only a specialist team for frailty takes people from a score on");
        assertThat(alone.document().select("input[name=frailtyFrom]").eachAttr("value"))
                .contains("5");
        assertThat(form("frailty", "12").send().text()).contains("Write a score from 1 to 9, or leave it empty");
        assertThat(form("old age", "").send().text()).contains("Write dementia, frailty, or both with a comma");

        limit("Frailty, Dementia", "5");

        assertThat(manager.open(address + "?itself").text())
                .contains(
                        "specialist for dementia and frailty; people from 5 on the Clinical Frailty Scale, or with dementia");
        Visitor anybody = new Visitor(port);
        Page asks = anybody.open("/find-help");
        assertThat(asks.document().select("[name=frailty], [name=dementia]")).isEmpty();
        Page found = asks.form("/find-help").with("q", service.name()).send();
        assertThat(found.text())
                .contains(service.name())
                .contains(
                        "Only for people who live with frailty, or with dementia; a professional works out with you whether that is so.")
                .doesNotContain("Clinical Frailty Scale");
        Page itself = anybody.open("/find-help/" + service.code());
        assertThat(itself.text()).contains("For people who live with frailty, or with dementia");
        assertThat(itself.text()).doesNotContain("Clinical Frailty Scale");
    }

    @Test
    void aLimitIsTriedOnTheReferralsThatCameBeforeItIsApproved() {
        time.set(DAY.atTime(10, 0).toInstant(java.time.ZoneOffset.UTC), 0);
        String reference = doing.referral(cast.gp().actor(), Cast.somebody(new Random(), DAY.minusYears(80)));
        CurrentActor.as(
                cast.navigator().actor(),
                () -> frailties.record(
                        reference,
                        doing.now(reference).version(),
                        new Frailties.Said(
                                new Scored(FrailtyScore.MANAGING_WELL, DAY, "Asha Patel, nurse"), Dementia.NOT_KNOWN),
                        null,
                        null));
        form("frailty", "5").send().form("/edit").with("propose", "yes").send();

        String trial = manager.open(address + "?itself")
                .document()
                .select("#changes a[href^=/services/try]")
                .attr("href");
        Page page = manager.open(trial + "&from=%s&to=%s&go=yes".formatted(DAY, DAY));

        assertThat(page.document().select("#differences").text())
                .contains("now left out: from 5 on the Clinical Frailty Scale; scored 3");
        assertThat(manager.open(address + "?itself").text()).contains("none for dementia or frailty");
    }

    @Test
    void theOpenDataSaysBothAndAnotherPublisherTakesThemInAndOutWithoutLoss() {
        limit("frailty, dementia", "5");
        Map<String, Object> out = new LinkedHashMap<>(get("/open-referral/v3/services/" + service.id()));
        assertThat(values(out, "specialist-for")).containsExactly("dementia", "frailty");
        assertThat(values(out, "frailty-from")).containsExactly("5");

        out.put("id", UUID.randomUUID().toString());
        out.put("name", "Elsewhere " + out.get("name"));
        Page taken = manager.open("/services/import")
                .form("/services/import")
                .sendWith("file", "elsewhere.json", json.writeValueAsBytes(List.of(out)));
        assertThat(taken.document().select("#taken").text()).contains("1 new");
        SentFile.approve(manager, taken);
        assertThat(get("/open-referral/v3/services/" + out.get("id"))).isEqualTo(out);
    }

    private static List<String> values(Map<?, ?> document, String label) {
        return ((List<?>) Objects.requireNonNull(document.get("attributes")))
                .stream()
                        .map(each -> (Map<?, ?>) each)
                        .filter(each -> label.equals(each.get("label")))
                        .map(each -> String.valueOf(each.get("value")))
                        .toList();
    }

    @SuppressWarnings("unchecked") // read from JSON, whose names are texts
    private Map<String, Object> get(String path) {
        return json.readValue(Wire.send(port, "GET " + path).body().getBytes(StandardCharsets.UTF_8), Map.class);
    }
}
