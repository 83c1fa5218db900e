package org.onedoor.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.access.PersonAccounts;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.Doing;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** "I Am" is the person's: they write it, they choose who reads it, and it stands first. */
@OneDoorTest
class IAmTest {
    /** A service that no other test refers to. */
    private static final String SERVICE = "smi-psychological-therapies";

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Doing doing;

    @Autowired
    Planning planning;

    @Autowired
    Services services;

    @Autowired
    PersonAccounts accounts;

    @Autowired
    DomainTime time;

    @BeforeEach
    void aDay() {
        time.set(Instant.parse("2024-03-04T09:00:00Z"), 0);
    }

    @AfterEach
    void today() {
        time.set(Instant.now(), 1);
    }

    private UUID helped(String service) {
        String reference = doing.referral(cast.gp().actor());
        doing.accepted(reference, service);
        return doing.now(reference).personId();
    }

    private Visitor self(UUID personId) {
        Account own = cast.account("person", cast.navigator().organisationId(), null);
        accounts.tie(own.accountId(), personId);
        return planning.visit(port, own);
    }

    private static Page write(Visitor person, String name, List<String> shared) {
        Page form = person.open("/me/i-am");
        form.document().select("input[name=shared]").removeAttr("checked");
        Visitor.Form typed = form.form("/me/i-am").with("i-am-name", name);
        for (String group : shared) {
            typed = typed.with("shared", group);
        }
        return typed.send();
    }

    @Test
    @Shows("C3.10a")
    void thePersonWritesItChoosesWhoReadsItAndItStandsFirstOnTheRecord() {
        UUID personId = helped(SERVICE);
        Visitor person = self(personId);
        Visitor team = planning.visit(port, cast.clinician(SERVICE));
        Visitor practice = planning.visit(port, cast.gp());
        assertThat(team.open("/people/" + personId).text()).contains("Nobody has written an \"I Am\" with them yet");
        write(person, "Call me Bo", List.of("gp"));
        assertThat(practice.open("/people/" + personId)
                        .document()
                        .select("main h2")
                        .getFirst()
                        .text())
                .isEqualTo("I Am");
        assertThat(practice.open("/people/" + personId).text())
                .contains("Call me Bo", "Version 1, written by the person");
        assertThat(team.open("/people/" + personId).text()).doesNotContain("Call me Bo");

        Page second = write(person, "Call me Bee", List.of("gp", "teams"));
        assertThat(second.text()).contains("Version 2 of your I Am is kept", "Older versions are kept");
        Page record = team.open("/people/" + personId);
        assertThat(record.document().select("main h2").getFirst().text()).isEqualTo("I Am");
        assertThat(record.text()).contains("Call me Bee", "Version 2").doesNotContain("Call me Bo ");
        assertThat(team.open("/people/" + personId + "/i-am").text())
                .contains("Version 1, Mon 4 Mar 2024 at 09:00, by the person alone");

        // With the nine others below, five in ten of this service share one.
        for (int i = 0; i < 9; i++) {
            UUID other = helped(SERVICE);
            if (i < 4) {
                write(self(other), "Call me Nobody " + i, List.of("teams"));
            } else if (i == 4) {
                write(self(other), "Not for the team", List.of("gp"));
            }
        }
        Visitor manager = planning.visit(
                port, cast.account("manager", cast.clinician(SERVICE).organisationId(), null));
        Page figures = manager.open("/figures").follow("I Am, by service");
        assertThat(figures.document()
                        .select("tr:contains(%s)"
                                .formatted(
                                        services.byCode(SERVICE).orElseThrow().name()))
                        .text())
                .endsWith("People it looks after 10 With an I Am they share 5 Share 50%");
        assertThat(practice.open("/figures/i-am").status()).isEqualTo(403);
    }

    @Test
    void writtenWithThePersonItSaysSoAndTooMuchIsRefusedWithWhatWasTyped() {
        UUID personId = helped(Doing.PCN);
        Visitor team = planning.visit(port, cast.clinician(Doing.PCN));
        Page refused = team.open("/people/" + personId + "/i-am")
                .form("/i-am")
                .with("i-am-calms", "x".repeat(1_001))
                .with("i-am-joys", "The allotment")
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("What calms me must be 1,000 characters or fewer. It has 1,001");
        assertThat(refused.document().select("#i-am-joys").text()).isEqualTo("The allotment");
        Page kept = refused.form("/i-am").with("i-am-calms", "Tea").send();
        assertThat(kept.text()).contains("written with the person", "The allotment");
        assertThat(planning.visit(port, cast.clinician("crht"))
                        .open("/people/" + personId + "/i-am")
                        .status())
                .isEqualTo(404);
    }
}
