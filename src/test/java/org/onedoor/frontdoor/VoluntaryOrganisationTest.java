package org.onedoor.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Form;
import org.onedoor.Visitor.Page;
import org.onedoor.directory.Services;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A voluntary organisation works on the same pages, with the same steps, as an NHS team. */
@OneDoorTest
class VoluntaryOrganisationTest {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Services services;

    @Test
    @Shows("V05")
    void itReceivesAcceptsDeclinesAndReportsTheOutcomeLikeAnyTeam() {
        Visitor navigator = new Visitor(port).signIn(cast.navigator().username());
        Visitor voluntary =
                new Visitor(port).signIn(cast.vcse("positive-pathways").username());
        Visitor trust = new Visitor(port)
                .signIn(cast.clinician("pcn-mh-tilbury-chadwell").username());

        String taken = offered(navigator, "positive-pathways");
        assertThat(voluntary.open("/referrals?view=offered").text()).contains(taken);
        assertThat(step(voluntary, taken, "accept").text()).contains("Accepted");
        Page seen = step(
                voluntary, taken, "record-contact", "attended", "yes", "mode", "face-to-face", "purpose", "treatment");
        assertThat(seen.text()).contains("Being seen");
        assertThat(step(voluntary, taken, "record-outcome", "outcome", "need-met", "told", "referrer")
                        .text())
                .contains("Outcome recorded", "Need met");
        assertThat(step(voluntary, taken, "close").text()).contains("Closed");

        String declined = offered(navigator, "positive-pathways");
        step(voluntary, declined, "decline", "reason", "22", "words", "Full until May");
        assertThat(navigator.open("/referrals/" + declined).text())
                .contains("Declined: back with the centre", "No capacity at the moment");

        String trusts = offered(navigator, "pcn-mh-tilbury-chadwell");
        String ours = offered(navigator, "positive-pathways");
        assertThat(steps(voluntary.open("/referrals/" + ours))).isEqualTo(steps(trust.open("/referrals/" + trusts)));
    }

    @Test
    @Shows("W3.05")
    void itRefersIntoTheFrontDoorAndFollowsOnTheSamePageAsAGp() {
        Visitor voluntary =
                new Visitor(port).signIn(cast.vcse("positive-pathways").username());
        String reference = refer(voluntary);
        assertThat(voluntary.pageWith("/referrals?view=sent", reference).text()).contains(reference);

        Visitor navigator = new Visitor(port).signIn(cast.navigator().username());
        Visitor trust = new Visitor(port)
                .signIn(cast.clinician("pcn-mh-tilbury-chadwell").username());
        offer(navigator, reference, "pcn-mh-tilbury-chadwell");
        step(trust, reference, "accept");
        String followed = voluntary.open("/referrals/" + reference).text();
        assertThat(followed)
                .contains(
                        "Accepted by PCN Mental Health Practitioner, Tilbury and Chadwell",
                        "Tilbury and Chadwell PCN Mental Health Practitioners",
                        "What happens next",
                        "gets in touch, or books the first appointment",
                        "Clocks");

        Visitor gp = new Visitor(port).signIn(cast.gp().username());
        String gps = refer(gp);
        assertThat(headings(voluntary.open("/referrals/" + reference)))
                .containsAll(headings(gp.open("/referrals/" + gps)));
    }

    private static java.util.List<String> headings(Page page) {
        return page.document().select("main h2").eachText();
    }

    private static java.util.List<String> steps(Page page) {
        return page.document().select("main a[href*=/do/]").eachText();
    }

    private String offered(Visitor navigator, String service) {
        return offer(navigator, refer(navigator), service);
    }

    private String offer(Visitor navigator, String reference, String service) {
        step(navigator, reference, "start-triage");
        step(
                navigator,
                reference,
                "offer",
                "service",
                services.byCode(service).orElseThrow().id().toString(),
                "override",
                "They know each other");
        return reference;
    }

    private static Page step(Visitor visitor, String reference, String step, String... fields) {
        Form form = visitor.open("/referrals/" + reference + "/do/" + step).form("/do/" + step);
        for (int i = 0; i < fields.length; i += 2) {
            form = form.with(fields[i], fields[i + 1]);
        }
        Page done = form.send();
        assertThat(done.status()).as(done.document().select("main").text()).isEqualTo(200);
        return done;
    }

    /** Somebody new each time, whom nobody could take for another. */
    private static String refer(Visitor visitor) {
        Page page = visitor.open("/referrals/new");
        Random random = new Random();
        Page sent = page.form(page.document().select("form[data-draft]").attr("action"))
                .with("nhsNumber", Cast.nhsNumber(random))
                .with("familyName", Cast.familyName(random))
                .with("givenName", Cast.familyName(random))
                .with("birthDate-day", Integer.toString(1 + random.nextInt(28)))
                .with("birthDate-month", Integer.toString(1 + random.nextInt(12)))
                .with("birthDate-year", Integer.toString(1940 + random.nextInt(60)))
                .with("postcode", "RM18 8EB")
                .with("needs", "loneliness")
                .with("reason", "Sees nobody from one week to the next")
                .with("consent", "given")
                .with("priority", "routine")
                .with("then", "check")
                .send()
                .form("/send")
                .send();
        assertThat(sent.path()).as(sent.text()).startsWith("/referrals/OD-");
        return sent.path().replace("/referrals/", "");
    }
}
