package org.onedoor.frontdoor.complexity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.directory.Service;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.Doing;
import org.onedoor.frontdoor.Priority;
import org.onedoor.people.Details;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whoever is served above or below the band of their needs is listed, to be stepped down or up. */
@OneDoorTest
class ComplexityTest {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Doing doing;

    @Autowired
    Services services;

    @Test
    @Shows("T11")
    void aPersonsBandIsRecordedAndThoseServedAboveOrBelowItAreListedForSteppingDownOrUp() {
        assertThat(services.all()).allMatch(service -> ComplexityBand.ofCode(service.band()) != null);
        Account gp = cast.gp();
        Account clinician = cast.clinician(Doing.PCN);
        Map<String, String> references = new HashMap<>();
        for (String band : new String[] {"complex", "primary", "recovery"}) {
            String reference = doing.referral(gp.actor());
            doing.accepted(reference, Doing.PCN);
            references.put(band, reference);
        }
        Visitor team = visit(clinician);
        Page empty = form(team, of(references, "complex")).send();
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.text())
                .contains("Choose how complex the person's needs are now")
                .contains("Say what shows it, so that another can follow the judgement");
        references.forEach((band, reference) -> {
            Page done = form(team, reference)
                    .with("band", band)
                    .with("words", "Judged at assessment")
                    .send();
            assertThat(done.text()).contains("Complexity recorded:", "Judged at assessment");
        });
        assertThat(team.open("/referrals/" + of(references, "complex")).text())
                .contains("Complex, recorded", "The service is for: Primary", "Served below their band");
        assertThat(team.open("/referrals/" + of(references, "primary")).text()).contains("Served at their level");

        assertThat(list(team, "above", of(references, "recovery")))
                .contains("Recovery", "Primary", "Tilbury and Chadwell", "Step down", "Transfer");
        assertThat(list(team, "below", of(references, "complex"))).contains("Complex", "Primary", "Step up: transfer");
        assertThat(list(team, "above", of(references, "complex"))).isEmpty();
        assertThat(list(team, "above", of(references, "primary"))).isEmpty();
        assertThat(list(team, "below", of(references, "primary"))).isEmpty();
        Service service = services.byCode(Doing.PCN).orElseThrow();
        assertThat(team.open("/referrals/complexity").document().select("tr").eachText())
                .anyMatch(row -> row.contains(service.name()) && row.contains("Primary"));

        Account manager = cast.account("manager", service.organisationId(), null);
        assertThat(list(visit(manager), "below", of(references, "complex")))
                .contains("Complex")
                .doesNotContain("Step up");
        assertThat(list(visit(cast.clinician("crht")), "below", of(references, "complex")))
                .isEmpty();

        // the way down is one step from the list, and who has gone it is on the list no longer
        Page down = team.open("/referrals/" + of(references, "recovery") + "/do/step-down")
                .form("/do/step-down")
                .with("months", "6")
                .with("words", "Sleeps less, stops going out")
                .with("told", "person")
                .send();
        assertThat(down.text()).contains("Stepped down, with a way straight back");
        assertThat(list(team, "above", of(references, "recovery"))).isEmpty();
        // recorded anew, the person fits
        form(team, of(references, "complex"))
                .with("band", "primary")
                .with("words", "Settled")
                .send();
        assertThat(list(team, "below", of(references, "complex"))).isEmpty();
    }

    @Test
    void aBandRecordedWhereThePersonRefusedSharingIsNeitherShownNorCountedForWhoHasThemOnAnotherReferral() {
        Account gp = cast.gp();
        Details who = Cast.somebody(new Random());
        String refused = doing.referral(gp.actor(), who, "refused", Priority.ROUTINE, "low-mood-anxiety");
        doing.accepted(refused, "consultant-outpatient");
        Visitor first = visit(cast.clinician("consultant-outpatient"));
        form(first, refused)
                .with("band", "complex")
                .with("words", "Judged in clinic")
                .send();
        String second = doing.referral(gp.actor(), who, "given", Priority.ROUTINE, "low-mood-anxiety");
        doing.accepted(second, Doing.PCN);
        Visitor team = visit(cast.clinician(Doing.PCN));

        assertThat(team.open("/referrals/" + second).text())
                .doesNotContain("Complex, recorded", "Complexity recorded:");
        assertThat(list(team, "below", second)).isEmpty();
        assertThat(first.open("/referrals/" + refused).text()).contains("Complex, recorded");

        form(team, second).with("band", "recovery").with("words", "Doing well").send();
        assertThat(list(team, "above", second)).contains("Recovery");
    }

    @Test
    void aTeamThatDoesNotHaveThePersonRecordsNoBand() {
        String reference = doing.referral(cast.gp().actor());
        doing.accepted(reference, Doing.PCN);
        Page refused = visit(cast.navigator()).open("/referrals/" + reference + "/do/record-complexity");
        assertThat(refused.text()).contains("is for the team that owns it");
    }

    private static String of(Map<String, String> references, String band) {
        return Objects.requireNonNull(references.get(band));
    }

    private Visitor.Form form(Visitor visitor, String reference) {
        return visitor.open("/referrals/" + reference + "/do/record-complexity").form("/do/record-complexity");
    }

    /** The row of a referral on the list, over all its pages; empty where it is on none. */
    private static String list(Visitor visitor, String fit, String reference) {
        for (int page = 1; page < 40; page++) {
            Page shown = visitor.open("/referrals/complexity?fit=" + fit + "&page=" + page);
            String row = shown.document().select("#b-" + reference).text();
            if (!row.isEmpty() || shown.document().select("tr[id^=b-]").isEmpty()) {
                return row;
            }
        }
        return "";
    }

    private Visitor visit(Account account) {
        return new Visitor(port).signIn(account.username());
    }
}
