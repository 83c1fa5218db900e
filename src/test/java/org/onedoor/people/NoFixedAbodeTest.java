package org.onedoor.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Form;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.frontdoor.Doing;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Somebody without a home and without an NHS number is registered, placed by where they were found, and reached by outreach. */
@OneDoorTest
class NoFixedAbodeTest {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Doing doing;

    @Autowired
    People people;

    private Form form(Account account) {
        Page page = new Visitor(port).signIn(account.username()).open("/referrals/new");
        return page.form(page.document().select("form[data-draft]").attr("action"))
                .with("familyName", Cast.familyName(new Random()))
                .with("givenName", "Kit")
                .with("gender", "9")
                .with("reason", "Sleeps behind the bus station and hears voices.")
                .with("needs", "rough-sleeping")
                .with("consent", "given")
                .with("priority", "routine")
                .with("noFixedAbode", "yes");
    }

    @Test
    @Shows("T16")
    void somebodyIsRegisteredWithNoFixedAbodeAndNoNhsNumberAndPlacedByWhereTheyWereFound() {
        Account gp = cast.gp("F81028");
        Page check = form(gp).with("foundPostcode", "rm188eb")
                .with("foundAt", "Behind the bus station")
                .with("outreach", "Breakfast at the mission, Tuesdays and Fridays from 8; ask for Jo")
                .with("then", "check")
                .send();
        assertThat(check.text())
                .contains("No fixed abode; found at Behind the bus station, near RM18 8EB")
                .contains("ask for Jo")
                .contains("NHS number Not known");
        String reference = check.form("/send").send().text().replaceAll("(?s).*?(OD-[0-9A-Z]{4}-[0-9A-Z]{4}).*", "$1");
        UUID person = doing.person(reference);
        Page page = new Visitor(port).signIn(gp.username()).open("/people/" + person);
        assertThat(page.text())
                .contains("NHS number Not known")
                .contains("No fixed abode; found at Behind the bus station, near RM18 8EB (Thurrock)")
                .contains("Outreach: Breakfast at the mission");
        Page triage =
                new Visitor(port).signIn(cast.navigator().username()).open("/referrals/%s/triage".formatted(reference));
        assertThat(triage.text()).as("services of the place they were found in").contains("Thurrock");

        Page found = page.follow("Change: where they are found")
                .form("/abode")
                .with("foundPostcode", "CM1 1AA")
                .with("foundAt", "")
                .with("outreach", "The night shelter keeps messages")
                .send();
        assertThat(found.text())
                .contains("found near CM1 1AA (Chelmsford)")
                .contains("The night shelter keeps messages");
    }

    @Test
    void whereTheyLivedBeforeCountsNoMore() {
        Details before = Cast.somebody(new Random());
        String reference = doing.referral(cast.gp("F81028").actor(), before);
        UUID person = doing.person(reference);
        Visitor navigator = new Visitor(port).signIn(cast.navigator().username());
        String triage = "/referrals/%s/triage".formatted(reference);
        assertThat(navigator.open(triage).text())
                .as("the postcode is in Thurrock")
                .contains("Thurrock");

        Page page = navigator
                .open("/people/" + person)
                .follow("Record that they have no fixed abode: where they are found")
                .form("/abode")
                .with("foundPostcode", "CO1 1DZ")
                .with("foundAt", "The castle park")
                .with("outreach", "")
                .send();
        assertThat(page.text()).contains("found at The castle park, near CO1 1DZ (Colchester)");
        Person now = people.get(person);
        assertThat(now.postcode()).as("kept, for who they are").isEqualTo(before.postcode());
        assertThat(now.placePostcode()).isEqualTo("CO1 1DZ");
        assertThat(navigator.open(triage).text()).contains("Colchester");

        Page housed = navigator
                .open("/referrals/%s/do/confirm-identity".formatted(reference))
                .form("/do/confirm-identity")
                .with("addressLine", "4 High Street")
                .with("postcode", "CM1 1AA")
                .send();
        assertThat(housed.status()).isEqualTo(200);
        assertThat(people.get(person).noFixedAbode())
                .as("they live somewhere again")
                .isNull();
        assertThat(people.get(person).placePostcode()).isEqualTo("CM1 1AA");
    }

    @Test
    void withoutAPlaceItIsAskedForAndWhatWasTypedIsKept() {
        Page page = form(cast.gp())
                .with("outreach", "Through the night shelter")
                .with("then", "check")
                .send();
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text()).contains("Enter the postcode nearest to where they were found");
        assertThat(page.document().select("[name=outreach]").val()).isEqualTo("Through the night shelter");
        Page odd = form(cast.gp())
                .with("foundPostcode", "ZZ99 3VZ")
                .with("then", "check")
                .send();
        assertThat(odd.text()).contains("Enter the full postcode nearest to where they were found");
    }

    @Test
    void thePostcodeThatTheNhsKeepsForThemIsNoAddress() {
        Details said = new Details(
                null,
                "Rowe",
                "Kit",
                null,
                null,
                Gender.NOT_KNOWN,
                null,
                "ZZ993VZ",
                null,
                null,
                null,
                null,
                false,
                false,
                null);
        assertThat(said.postcode()).isNull();
        assertThat(said.noFixedAbode()).isEqualTo(NoFixedAbode.UNKNOWN);
    }
}
