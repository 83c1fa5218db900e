package org.onedoor.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.directory.MadeService;
import org.onedoor.directory.Service;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Conversations of Community Led Support in a hub: an entry of the directory that is referred to and whose times are booked. */
@OneDoorTest
class CommunityLedSupportTest {
    private static final String HARLOW = "E07000073";

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Doing doing;

    @Autowired
    MadeService made;

    @Autowired
    DomainTime time;

    private Service service;
    private Visitor link;
    private LocalDate today;
    private String name = "";

    @BeforeEach
    void aServiceWithALinkWorker() {
        service = made.adults();
        link = new Visitor(port).signIn(made.vcse(service).username());
        today = London.date(time.instant());
        name = Cast.familyName(new Random());
    }

    @AfterEach
    void away() {
        made.close(service);
    }

    private Page session() {
        Page hub = link.open("/sessions")
                .form("/sessions/hubs")
                .with("name", name + " hub")
                .with("address", "1 Example Road, CM17 0AB")
                .with("district", HARLOW)
                .with("rooms", "Kitchen")
                .send();
        return link.open(hub.path())
                .form(hub.path())
                .with("title", name + " conversations")
                .with("room", "Kitchen")
                .with("firstOn", today.plusDays(2).toString())
                .with("lastOn", today.plusDays(30).toString())
                .with("opens", "10:00")
                .with("closes", "11:30")
                .send();
    }

    private Page offer(String path, String minutes) {
        return link.open(path)
                .form("/times")
                .with("service", service.code())
                .with("minutes", minutes)
                .with("until", today.plusDays(10).toString())
                .send();
    }

    @Test
    @Shows("T19")
    void conversationsInAHubAreAnEntryThatIsReferredToAndWhoseTimesAreBooked() {
        Page session = session();
        assertThat(session.document().select("form[action$=/times]")).isEmpty();
        session = session.form("/publish").send();
        Page wrong = session.form("/times").with("minutes", "five").send();
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text())
                .contains("Choose the service whose conversations they are", "from 10 to 180 minutes")
                .contains("Write a day within the next three months");
        assertThat(wrong.document().select("input[name=minutes]").val()).isEqualTo("five");

        Page up = offer(session.path(), "30");

        assertThat(up.document().select("#times").text())
                .as("three in each of the two mornings within ten days")
                .startsWith(service.name() + ": 6 free, 0 taken");
        assertThat(offer(session.path(), "30").document().select("#times").text())
                .as("sent twice they are there once")
                .startsWith(service.name() + ": 6 free");
        Page closer = offer(session.path(), "20");
        assertThat(closer.text())
                .as("no conversation lies across another")
                .contains("No time was put up: all of them are there already");
        assertThat(closer.document().select("#times").text()).startsWith(service.name() + ": 6 free");

        String reference = doing.referral(cast.gp().actor());
        Visitor navigator = new Visitor(port).signIn(cast.navigator().username());
        Page triage = navigator.open("/referrals/" + reference + "/triage");
        assertThat(triage.document().select("#s-" + service.id()).text()).contains("next slot", "10:00");
        doing.offered(reference, service.code());
        doing.accepted(doing.referral(cast.gp().actor()), service.code()); // another one asks for none
        Visitor team = new Visitor(port)
                .signIn(cast.account("clinician", service.organisationId(), service.teamId())
                        .username());
        team.open("/referrals/" + reference + "/do/accept").form("/do/accept").send();
        Page book = team.open("/referrals/" + reference + "/do/book");
        String slot =
                book.document().select("input[name=slot]").eachAttr("value").getFirst();
        Page booked = book.form("/do/book").with("slot", slot).send();
        assertThat(booked.status()).as(booked.text()).isEqualTo(200);
        assertThat(link.open(session.path()).document().select("#times").text())
                .startsWith(service.name() + ": 5 free, 1 taken");

        Page kept = link.open(session.path()).form("/cancel").send();
        assertThat(kept.status()).isEqualTo(409);
        assertThat(kept.text()).contains("1 conversation is booked in it. Tell the person");
        assertThat(link.open(session.path()).text()).contains("Published");
    }

    @Test
    void aCancelledSessionTakesItsFreeTimesWithIt() {
        Page session = session().form("/publish").send();
        offer(session.path(), "45");
        assertThat(link.open(session.path()).document().select("#times").text())
                .startsWith(service.name() + ": 4 free");
        Page cancelled = link.open(session.path()).form("/cancel").send();
        assertThat(cancelled.text()).contains("Cancelled");
        String reference = doing.referral(cast.gp().actor());
        assertThat(new Visitor(port)
                        .signIn(cast.navigator().username())
                        .open("/referrals/" + reference + "/triage")
                        .document()
                        .select("#s-" + service.id())
                        .text())
                .isNotEmpty()
                .doesNotContain("next slot");
    }
}
