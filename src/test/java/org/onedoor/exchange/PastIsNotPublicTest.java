package org.onedoor.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.directory.MadeService;
import org.onedoor.directory.Past;
import org.onedoor.directory.Service;
import org.onedoor.frontdoor.Doing;
import org.springframework.beans.factory.annotation.Autowired;

/** How often a service says yes is for whoever triages: neither the public nor a partner's machine ever hears it. */
class PastIsNotPublicTest extends OneReferralSent {
    @Autowired
    Doing doing;

    @Autowired
    MadeService made;

    private Service service;

    @BeforeEach
    void aServiceOfItsOwn() {
        service = made.adults();
    }

    @AfterEach
    void takeItAway() {
        made.close(service);
    }

    @Test
    void howOftenAServiceAcceptsIsOnTheTriagePageAndNowhereElse() {
        Account gp = cast.gp();
        for (int i = 0; i < Past.Answers.FEWEST; i++) {
            doing.accepted(doing.referral(gp.actor()), service.code());
        }
        Visitor navigator = new Visitor(port).signIn(cast.navigator().username());
        Page triage = navigator.open("/referrals/" + doing.referral(gp.actor()) + "/triage");
        assertThat(triage.text()).contains("accepted 10 of 10 offers like this in the last year");

        Visitor anybody = new Visitor(port);
        Page found = anybody.open("/find-help?need=low-mood-anxiety");
        Page asked = anybody.open("/find-help")
                .form("/find-help")
                .with("q", "I feel low and anxious")
                .with("age", "40")
                .with("postcode", "RM17 6SL")
                .send();
        Page one = anybody.open("/find-help/" + service.code());
        assertThat(one.text()).contains(service.name());
        for (Page page : List.of(
                found,
                asked,
                one,
                anybody.open("/open-referral/v3/services/" + service.id()),
                anybody.open("/open-referral/v3/services?per_page=100"))) {
            assertThat(page.status()).as(page.path()).isEqualTo(200);
            silent(page.path(), page.text());
        }
        Partner.Answer fhir = partner.get("/HealthcareService/" + service.id());
        assertThat(fhir.body()).contains(service.name());
        silent("FHIR", fhir.body());
        silent("FHIR", partner.get("/HealthcareService?name=Made").body());
    }

    private static void silent(String where, String text) {
        assertThat(text)
                .as(where)
                .isNotBlank()
                .doesNotContain("in the last year", "10 of 10", "offers like this", "has seen this person");
    }
}
