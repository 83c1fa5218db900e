package org.onedoor.frontdoor;

import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.directory.MadeService;
import org.onedoor.organisation.Organisation;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A navigator who triages, and managers who keep the rules of who leads. */
@OneDoorTest
abstract class LeadDesk {
    static final String EPUT = "ESSEX PARTNERSHIP UNIVERSITY NHS FOUNDATION TRUST";

    static final String NELFT = "NORTH EAST LONDON NHS FOUNDATION TRUST";

    static final String HPFT = "HERTFORDSHIRE PARTNERSHIP UNIVERSITY NHS FOUNDATION TRUST";

    static final String HARLOW = "E07000073";

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    MadeService made;

    @Autowired
    Intake intake;

    @Autowired
    DomainTime time;

    Visitor navigator;

    Visitor manager;

    LocalDate today;

    @BeforeEach
    void somebodyWorks() {
        navigator = new Visitor(port).signIn(cast.navigator().username());
        manager = manager();
        today = London.date(time.instant());
    }

    Visitor manager() {
        return new Visitor(port)
                .signIn(cast.account("manager", Organisation.idOfSlug("care-co-ordination-centre"), null)
                        .username());
    }

    Page triage(String reference, String found) {
        return navigator.open("/referrals/" + reference + "/triage?found=" + found);
    }

    static String leads(Page page) {
        return page.document().select("#leads").text();
    }

    String tried(String postcode, String practice, String found, String registered) {
        return navigator
                .open("/services/leads")
                .form("/services/leads/try#try")
                .with("age", "50")
                .with("postcode", postcode)
                .with("practice", practice)
                .with("found", found)
                .with("registered", registered)
                .send()
                .document()
                .select("#tried")
                .text();
    }

    /** Who leads on a day by the needs, which are chosen from a list. */
    String tried(LocalDate on, String... needs) {
        Visitor.Form form = navigator
                .open("/services/leads")
                .form("/services/leads/try#try")
                .with("age", "50")
                .with("on", on.toString());
        for (String need : needs) {
            form = form.with("needs", need);
        }
        return form.send().document().select("#tried").text();
    }
}
