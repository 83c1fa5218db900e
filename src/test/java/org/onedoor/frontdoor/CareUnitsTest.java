package org.onedoor.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.directory.Services;
import org.onedoor.organisation.CareUnits;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A care unit is districts and teams of both healths, from a day on, and every list and measure can be of it. */
@OneDoorTest
class CareUnitsTest {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Doing doing;

    @Autowired
    Living living;

    @Autowired
    Services services;

    @Autowired
    Organisations organisations;

    @Autowired
    CareUnits units;

    @Autowired
    DomainTime time;

    @Test
    void aCareUnitNamedNewOpensAsItselfAndTheFormForAnotherStaysWhereItWas() {
        Account admin = cast.account("admin", Organisation.idOfOds("R1L"), null);
        Visitor visitor = visit(admin);
        Page begun = visitor.open("/care-units/new")
                .form("/care-units/new")
                .with("name", "New")
                .with("districts", living.district("Harlow"))
                .with("teams", "cmht-west")
                .with("physical", "ucrt")
                .with(
                        "others",
                        services.byCode(Doing.VETERANS)
                                .map(service -> teamCode(service.teamId()))
                                .orElseThrow())
                .send();
        assertThat(begun.text()).contains("The care unit is saved");
        assertThat(visitor.open("/care-units/" + CareUnits.codeOf("New")).text())
                .contains("Change the care unit New");
        assertThat(visitor.open("/care-units/new").text())
                .contains("New care unit")
                .doesNotContain("Change the care unit");
    }

    @Test
    @Shows("W0.01")
    void aCareUnitIsDistrictsAndTeamsOfBothHealthsAndEveryViewCanBeOfIt() {
        Account admin = cast.account("admin", Organisation.idOfOds("R1L"), null);
        String name = "Unit " + Cast.familyName(new Random());
        Page form = visit(admin).open("/care-units").follow("New care unit");
        Page wrong = form.form("/care-units/new")
                .with("name", name)
                .with("teams", "cmht-west")
                .send();
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text())
                .contains("Choose at least one district", "at least one team of physical and one of mental health");
        assertThat(wrong.document().select("[name=name]").val()).isEqualTo(name);
        Page begun = wrong.form("/care-units/new")
                .with("districts", living.district("Harlow"))
                .with("physical", "ucrt")
                .with(
                        "others",
                        services.byCode(Doing.VETERANS)
                                .map(service -> teamCode(service.teamId()))
                                .orElseThrow())
                .send();
        assertThat(begun.text()).contains("The care unit is saved", name, "Harlow", "Urgent Community Response Team");

        String code = CareUnits.codeOf(name);
        String resident = doing.referral(cast.gp().actor(), Living.at(Living.HARLOW, "F81088"));
        String away = doing.referral(cast.gp().actor(), Living.at(Living.SOUTHEND, "F81088"));
        String withTeam = doing.referral(cast.gp().actor(), Living.at(Living.SOUTHEND, "F81088"));
        doing.accepted(withTeam, Doing.VETERANS);
        Visitor navigator = visit(cast.navigator());
        String inbox = "/referrals/inbox?place=unit-" + code;
        assertThat(Living.isOn(navigator, inbox, resident)).isTrue();
        assertThat(Living.isOn(navigator, inbox, away)).isFalse();
        Visitor team = visit(cast.clinician(Doing.VETERANS));
        for (String list : List.of("/referrals", "/referrals/waiting", "/people/caseload")) {
            assertThat(Living.isOn(team, list + "?place=unit-" + code, withTeam))
                    .as(list)
                    .isTrue();
        }
        assertThat(navigator.open("/figures?place=unit-" + code).status()).isEqualTo(200);

        LocalDate today = London.date(time.instant());
        Page changed = visit(admin)
                .open("/care-units/" + code)
                .form("/care-units/" + code)
                .with("districts", living.district("Harlow"))
                .with("districts", living.district("Southend-on-Sea"))
                .with("from", today.plusDays(10).toString())
                .send();
        assertThat(changed.text()).contains("It changes from");
        assertThat(units.get(code, today).districts()).containsExactly(living.district("Harlow"));
        assertThat(units.get(code, today.plusDays(10)).districts())
                .containsExactlyInAnyOrder(living.district("Harlow"), living.district("Southend-on-Sea"));
        Page stale = visit(admin)
                .open("/care-units/" + code)
                .form("/care-units/" + code)
                .instead("version", "0")
                .send();
        assertThat(stale.status()).isEqualTo(409);
        assertThat(navigator
                        .open("/figures?from=2020-01-01&to=2020-01-31&place=unit-" + code)
                        .status())
                .as("it was no care unit then")
                .isEqualTo(422);
        assertThat(visit(cast.gp()).open("/care-units/" + code).status()).isEqualTo(403);
    }

    private String teamCode(UUID teamId) {
        return organisations.team(teamId).orElseThrow().code();
    }

    private Visitor visit(Account account) {
        return new Visitor(port).signIn(account.username());
    }
}
