package org.onedoor.crisis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.GatedTables;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.access.Accounts.Account;
import org.onedoor.access.FirstGate;
import org.onedoor.organisation.Organisation;
import org.onedoor.platform.SecondGate;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What was said of a crisis contact stays behind the database's own gate when the first lets everybody through. */
@OneDoorTest
class ContactGateTest {
    @LocalServerPort
    int port;

    @Autowired
    Contacting contacting;

    @Autowired
    Cast cast;

    @Autowired
    SecondGate second;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DomainTime time;

    @Autowired
    PlatformTransactionManager manager;

    private UUID contact;

    @BeforeEach
    void somebodyElsesContact() {
        contacting.at("2024-06-20T09:00:00Z");
        Visitor team = contacting.clinician(port, "crht");
        contact = Contacting.id(Contacting.sent(contacting
                .form(team, ContactKind.HOME_TREATMENT, Cast.somebody(new Random()))
                .with("from", "liaison")
                .with("mode", "telephone")
                .with("outcome", "taken-on")));
        assertThat(team.open(Contacting.path(contact)).text()).contains(Contacting.STORY);
    }

    @AfterEach
    void bothGatesStand() {
        GatedTables.closeAll();
        time.set(Instant.now(), 1);
    }

    private String seenByOthers() {
        Account stranger = cast.account("clinician", Organisation.idOfOds("F81030"), null);
        return new Visitor(port)
                .signIn(stranger.username())
                .open(Contacting.path(contact))
                .document()
                .outerHtml();
    }

    private int said() {
        return jdbc.sql("select count(*) from crisis.contact_entry where incident_id = :id")
                .param("id", contact)
                .query(Integer.class)
                .single();
    }

    @Test
    void whatWasSaidOfAContactIsReachedOnceTheGateHasSaidYesAboutIt() {
        new TransactionTemplate(manager).executeWithoutResult(_ -> {
            jdbc.sql("set local onedoor.loud = off").update();
            assertThat(said()).as("for nobody").isZero();
            second.open(UUID.randomUUID(), List::of);
            assertThat(said()).as("for another").isZero();
            second.open(contact, List::of);
            assertThat(said()).as("for it").isPositive();
        });
        assertThatThrownBy(this::said).hasMessageContaining("nobody was let in for this");
    }

    @Test
    void eitherGateAloneHoldsItBackAndWithBothOffItWouldBeSaid() {
        FirstGate.without(() -> assertThat(seenByOthers()).doesNotContain(Contacting.STORY));
        GatedTables.openAll();
        assertThat(seenByOthers()).doesNotContain(Contacting.STORY);
        FirstGate.without(() -> assertThat(seenByOthers()).contains(Contacting.STORY));
        GatedTables.close("crisis.contact_entry");
        FirstGate.without(() -> assertThat(seenByOthers()).doesNotContain(Contacting.STORY));
    }
}
