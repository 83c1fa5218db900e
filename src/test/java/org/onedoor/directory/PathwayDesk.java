package org.onedoor.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Managers of partners who keep pathways and therapies. */
@OneDoorTest
abstract class PathwayDesk {
    static final UUID CENTRE = Organisation.idOfSlug("care-co-ordination-centre");

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    MadeService made;

    @Autowired
    Services services;

    @Autowired
    Organisations organisations;

    @Autowired
    DomainTime time;

    @Autowired
    JdbcClient jdbc;

    Visitor manager;

    LocalDate today;

    @BeforeEach
    void somebodyWorks() {
        manager = new Visitor(port).signIn(cast.account("manager", CENTRE, null).username());
        today = London.date(time.instant());
    }

    Visitor of(String ods, String role) {
        return new Visitor(port)
                .signIn(cast.account(
                                role, organisations.byOds(ods).orElseThrow().id(), null)
                        .username());
    }

    String therapy(String code) {
        return manager.open("/services/therapies")
                .document()
                .select("#therapy-" + code)
                .text();
    }

    /** The ids of what is offered, {@code s-}, and left out, {@code x-}, for somebody born on a day. */
    List<String> triage(LocalDate born) {
        Visitor gp = new Visitor(port).signIn(cast.gp().username());
        Page form = gp.open("/referrals/new");
        Page sent = form.form(form.document().select("form[data-draft]").attr("action"))
                .with("nhsNumber", Cast.nhsNumber(new java.util.Random()))
                .with("familyName", Cast.familyName(new java.util.Random()))
                .with("givenName", "Sam")
                .with("birthDate-day", String.valueOf(born.getDayOfMonth()))
                .with("birthDate-month", String.valueOf(born.getMonthValue()))
                .with("birthDate-year", String.valueOf(born.getYear()))
                .with("postcode", "RM18 8EB")
                .with("needs", "young-adult")
                .with("reason", "Asked for help at the surgery")
                .with("consent", "given")
                .with("priority", "routine")
                .with("then", "check")
                .send()
                .form("/send")
                .send();
        assertThat(sent.path()).as(sent.text()).startsWith("/referrals/OD-");
        Visitor navigator = new Visitor(port).signIn(cast.navigator().username());
        return navigator
                .open(sent.path() + "/triage")
                .document()
                .select("[id^=s-], [id^=x-]")
                .eachAttr("id");
    }
}
