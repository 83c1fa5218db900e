package org.onedoor.organisation;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.onedoor.frontdoor.Doing;
import org.onedoor.record.Planning;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The register of partners: what was agreed with each, whom to speak to there, and what goes between us. */
@OneDoorTest
class PartnerRegisterTest {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Doing doing;

    @Autowired
    Planning planning;

    private Visitor visit(Account account) {
        return new Visitor(port).signIn(account.username());
    }

    @Test
    @Shows("W3.06")
    void aStatutoryAndAVoluntaryPartnerEachHaveAgreementsContactsAndActivity() {
        Account governance = cast.account("governance", cast.navigator().organisationId(), null);
        UUID trust = cast.clinician("first-response-team").organisationId();
        Page register = visit(governance).open("/partners");
        assertThat(register.document().select("a[href=/partners/%s]".formatted(trust)))
                .hasSize(1);
        Page page = visit(governance).open("/partners/" + trust);
        assertThat(page.text()).contains("Whom to speak to").contains("Agreements to share");

        Page wrong = page.form("/contacts").with("name", "Robin Sallow").send();
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text())
                .contains("Say what they answer for there")
                .contains("Enter an email address or a phone number");
        assertThat(wrong.document().select("[name=name]").val()).isEqualTo("Robin Sallow");
        Page added = wrong.form("/contacts")
                .with("part", "Referrals")
                .with("name", "Robin Sallow")
                .with("phone", "07700 900321")
                .send();
        assertThat(added.text())
                .contains("The contact has been added")
                .contains("Robin Sallow")
                .contains("07700 900321");

        int before = asked(added);
        doing.offered(doing.referral(cast.gp().actor()), "first-response-team");
        assertThat(asked(visit(governance).open("/partners/" + trust))).isEqualTo(before + 1);

        String constabulary = "Constabulary " + Planning.word();
        UUID police = planning.organisation("police", constabulary);
        String reference =
                planning.agree(planning.officer(port, trust), List.of(constabulary), "4 3 2026", "4 3 2036", "17:00");
        for (UUID party : List.of(trust, police)) {
            assertThat(visit(governance)
                            .open("/partners/" + party)
                            .document()
                            .select("#agreements ~ * a[href$=%s]".formatted(reference)))
                    .hasSize(1);
        }
        Page seen = visit(cast.navigator()).open("/partners/" + trust);
        assertThat(seen.document().select("form[action$=/contacts]"))
                .as("only those who keep the register")
                .isEmpty();
        assertThat(seen.text()).contains("Robin Sallow");

        charity(governance);
        Page ended = visit(governance).open("/partners/" + trust).form("/end").send();
        assertThat(ended.text()).contains("The contact has been taken away").doesNotContain("07700 900321");
    }

    /** The voluntary partner has the same three as the statutory one. */
    private void charity(Account governance) {
        UUID charity = cast.vcse("positive-pathways").organisationId();
        Page before = visit(governance).open("/partners/" + charity);
        String phone = "07700 900" + (100 + new Random().nextInt(900));
        Page added = before.form("/contacts")
                .with("part", "Volunteers")
                .with("name", "Ash " + Planning.word())
                .with("phone", phone)
                .send();
        assertThat(added.text()).contains("The contact has been added").contains(phone);

        doing.offered(doing.referral(cast.gp().actor()), "positive-pathways");
        assertThat(asked(visit(governance).open("/partners/" + charity))).isEqualTo(asked(before) + 1);

        String council = "Council " + Planning.word();
        planning.organisation("council", council);
        String reference =
                planning.agree(planning.officer(port, charity), List.of(council), "4 3 2026", "4 3 2036", "17:00");
        assertThat(visit(governance)
                        .open("/partners/" + charity)
                        .document()
                        .select("#agreements ~ * a[href$=%s]".formatted(reference)))
                .hasSize(1);
    }

    private static int asked(Page page) {
        if (page.text().contains("Nothing in the last twelve months")) {
            return 0;
        }
        return Integer.parseInt(page.text().replaceAll("(?s).*asked to take one (\\d+) .*", "$1"));
    }
}
