package org.onedoor.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts;
import org.onedoor.directory.MadeService;
import org.onedoor.directory.Service;
import org.onedoor.directory.ServiceChanges;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two services of two providers, of which one takes over from the other. */
@OneDoorTest
abstract class TwoProviders {
    static final ZoneId LONDON = ZoneId.of("Europe/London");

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Doing doing;

    @Autowired
    MadeService made;

    @Autowired
    Accounts accounts;

    @Autowired
    ServiceChanges changes;

    @Autowired
    TakingOver takingOver;

    @Autowired
    Organisations organisations;

    @Autowired
    DomainTime time;

    @Autowired
    JdbcClient jdbc;

    Service old;

    Service next;

    @BeforeEach
    void twoServices() {
        old = made.adults();
        next = made.adultsOf("R1L");
        jdbc.sql(
                        "update directory.service set status = 'closed-to-referrals', version = version + 1 where service_id = :id")
                .param("id", next.id())
                .update();
        made.close(made.adults()); // the directory is read again
    }

    @AfterEach
    void giveTheTimeBack() {
        time.set(Instant.now(), 1);
        made.close(next);
    }

    Visitor manager() {
        return manager(Organisation.idOfSlug("care-co-ordination-centre"));
    }

    Visitor manager(UUID organisation) {
        return new Visitor(port)
                .signIn(cast.account("manager", organisation, null).username());
    }

    String path() {
        return "/services/" + old.code() + "/take-over";
    }

    static Page preview(Visitor visitor, String path, Service next, LocalDate day) {
        return visitor.open(path)
                .formIn("#plan", "/take-over")
                .with("successor", next.code())
                .with("onDay", day.toString())
                .with("words", "New service to commence")
                .send();
    }

    static void plan(Page preview) {
        assertThat(preview.status()).as(preview.text()).isEqualTo(200);
        preview.form("/take-over").with("plan", "yes").send();
    }

    void agreed() {
        manager(old.organisationId()).open(path()).form("/agree").send();
        manager(next.organisationId()).open(path()).form("/agree").send();
    }

    String planned() {
        return manager().open(path()).document().select("#planned").text();
    }

    void midnight(LocalDate day) {
        time.set(day.atStartOfDay(LONDON).toInstant(), 1);
        changes.run();
        takingOver.run();
    }

    String state(Service service) {
        return manager()
                .open("/services/" + service.code() + "?itself")
                .document()
                .select("dt:contains(State) + dd")
                .text();
    }
}
