package org.onedoor.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Form;
import org.onedoor.Visitor.Page;
import org.onedoor.directory.Services;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a navigator works with: the list with every clock, and one screen to decide on. */
@OneDoorTest
class TriageScreenTest {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Services services;

    @Autowired
    DomainTime time;

    @BeforeEach
    void itIsAMorningLongAgo() {
        time.set(Instant.parse("2017-11-06T09:00:00Z"), 0); // before what any other test makes: first in every list
    }

    @AfterEach
    void giveTheTimeBack() {
        time.set(Instant.now(), 1);
    }

    @Test
    @Shows("V34")
    void theWaitingListCountsDownEveryStandardThatAppliesTheWorstFirst() {
        Visitor gp = new Visitor(port).signIn(cast.gp().username());
        String psychosis = refer(gp, "psychosis-first-episode", "routine", false);
        String crisis = refer(gp, "crisis", "urgent", false);
        time.set(Instant.parse("2017-11-08T10:00:00Z"), 0);

        Visitor navigator = new Visitor(port).signIn(cast.navigator().username());
        Page list = navigator.open("/referrals/inbox");
        List<String> order = list.document().select("tr[id^=r-]").eachAttr("id");
        assertThat(order.indexOf("r-" + crisis)).isBetween(0, order.indexOf("r-" + psychosis) - 1);
        assertThat(row(list, crisis)).contains("Breached", "2 days late", "by Mon 6 Nov 2017");
        assertThat(row(list, psychosis))
                .contains("5 days left", "An owner accepts within seven days")
                .contains("more clocks", "Early intervention in psychosis", "12 days left");
        assertThat(list.document().select("#worklist").attr("data-live")).isEqualTo("/live/worklist");
    }

    @Test
    @Shows("W0.31")
    void oneScreenHasTheQueueThePersonTheMatchAndTheAction() {
        Visitor gp = new Visitor(port).signIn(cast.gp().username());
        String first = refer(gp, "trauma", "urgent", false);
        time.set(Instant.parse("2017-11-06T09:10:00Z"), 0);
        String next = refer(gp, "low-mood-anxiety", "urgent", false);
        Visitor navigator = new Visitor(port).signIn(cast.navigator().username());

        Page screen = navigator.open("/referrals/" + first + "/triage");
        assertThat(screen.document().select("nav[aria-label=Inbox] a").text()).contains(first, next);
        assertThat(screen.document().select(".onedoor-identity").text()).contains(", Sam", "01-Feb-1984");
        assertThat(screen.document().select("#history").isEmpty()).isFalse();
        assertThat(screen.document().select("article h3").eachText()).isNotEmpty();
        assertThat(screen.document().select("article ul li").eachText()).contains("age 33 is within 18 and over");
        screen.form("/do/start-triage").send();
        Page offered = navigator
                .open("/referrals/" + first + "/triage")
                .form("/do/offer")
                .send();
        assertThat(offered.text()).contains("Offered, waiting for an answer");
        assertThat(navigator
                        .open("/referrals/" + next + "/triage")
                        .document()
                        .select("nav[aria-label=Inbox] a[aria-current]")
                        .text())
                .contains(next);
    }

    @Test
    @Shows("T38")
    void havingServedPromptsTheVeteransServiceAndItsReferralIsFollowedToTheOutcome() {
        Visitor gp = new Visitor(port).signIn(cast.gp("F81110").username());
        Visitor navigator = new Visitor(port).signIn(cast.navigator().username());
        Visitor practitioner = new Visitor(port)
                .signIn(cast.clinician("pcn-mh-tilbury-chadwell").username());
        Visitor veterans =
                new Visitor(port).signIn(cast.vcse("veterans-support").username());
        String reference = refer(gp, "low-mood-anxiety", "soon", true);

        assertThat(navigator.open("/referrals/" + reference + "/triage").text())
                .contains("Has served in the armed forces. Veterans Support Services is kept for people who have");
        step(navigator, reference, "start-triage");
        step(navigator, reference, "offer", "service", id("pcn-mh-tilbury-chadwell"), "override", "Known there");
        step(practitioner, reference, "accept");
        assertThat(practitioner
                        .open("/referrals/" + reference + "/do/refer-onward")
                        .text())
                .contains("Veterans Support Services is kept for people who have");
        String onward = step(practitioner, reference, "refer-onward", "service", id("veterans-support"))
                .document()
                .select("#journey + ul a")
                .text();

        step(veterans, onward, "accept");
        assertThat(journey(practitioner, reference)).contains(onward, "Veterans Support Services", "Accepted");
        step(veterans, onward, "record-contact", "attended", "yes", "mode", "telephone", "purpose", "assessment");
        step(veterans, onward, "record-outcome", "outcome", "need-met", "told", "referrer");
        assertThat(journey(practitioner, reference)).contains("Outcome recorded", "Need met");
    }

    private static String journey(Visitor visitor, String reference) {
        return visitor.open("/referrals/" + reference)
                .document()
                .select("#journey + ul")
                .text();
    }

    private static String row(Page list, String reference) {
        return Objects.requireNonNull(list.document().getElementById("r-" + reference), "the row of " + reference)
                .text();
    }

    private String id(String service) {
        return services.byCode(service).orElseThrow().id().toString();
    }

    private static Page step(Visitor visitor, String reference, String step, String... fields) {
        Form form = visitor.open("/referrals/" + reference + "/do/" + step).posting("/do/" + step);
        for (int i = 0; i < fields.length; i += 2) {
            form = form.with(fields[i], fields[i + 1]);
        }
        Page done = form.send();
        assertThat(done.status()).as(done.document().select("main").text()).isEqualTo(200);
        return done;
    }

    private static String refer(Visitor visitor, String need, String priority, boolean veteran) {
        Page page = visitor.open("/referrals/new");
        Form form = page.form(page.document().select("form[data-draft]").attr("action"))
                .with("nhsNumber", Cast.nhsNumber(new Random()))
                .with("familyName", Cast.familyName(new Random()))
                .with("givenName", "Sam")
                .with("birthDate-day", "1")
                .with("birthDate-month", "2")
                .with("birthDate-year", "1984")
                .with("postcode", "RM18 8EB")
                .with("needs", need)
                .with("reason", "Asked for help at the surgery")
                .with("consent", "given")
                .with("priority", priority)
                .with("then", "check");
        Page sent = (veteran ? form.with("veteran", "yes") : form)
                .send()
                .form("/send")
                .send();
        assertThat(sent.path()).as(sent.text()).startsWith("/referrals/OD-");
        return sent.path().replace("/referrals/", "");
    }
}
