package org.onedoor.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.people.AboutBirth;
import org.onedoor.people.Details;
import org.onedoor.people.Gender;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Somebody else's NHS number on a referral opens nothing of theirs, and reaches a person who decides. */
@OneDoorTest
class BorrowedNumberTest {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Doing doing;

    @Test
    void whoeverRefersUnderAnothersNumberSeesNothingOfThem() {
        String number = Cast.nhsNumber(new Random());
        Details known = said(number, "Robin", LocalDate.of(1985, 5, 17), Gender.FEMALE);
        Account charity = cast.vcse(Doing.VETERANS);
        String theirs = doing.referral(charity.actor(), known, "given", Priority.ROUTINE, "low-mood-anxiety");
        Visitor gp = new Visitor(port).signIn(cast.gp().username());
        assertThat(gp.open("/referrals/" + theirs).status()).isEqualTo(404);

        Details claimed = said(number, "Bob", LocalDate.of(1940, 1, 1), Gender.MALE);
        String mine = doing.referral(cast.gp().actor(), claimed, "refused", Priority.ROUTINE, "low-mood-anxiety");
        assertThat(doing.person(mine)).isNotEqualTo(doing.person(theirs));
        assertThat(gp.open("/referrals/" + theirs).status()).isEqualTo(404);
        assertThat(gp.open("/people/" + doing.person(theirs)).status()).isEqualTo(404);
        Page own = gp.open("/referrals/" + mine);
        assertThat(own.text())
                .contains("Bob")
                .doesNotContain("Identity to be checked", "not shown to be theirs", "check digit");

        assertThat(doing.now(mine).identityReview()).isTrue();
        Page triage = new Visitor(port)
                .signIn(cast.navigator().username())
                .open("/referrals/%s/do/start-triage".formatted(mine))
                .form("/do/start-triage")
                .send();
        assertThat(triage.text()).contains("01-Jan-1940", "Bob", "Identity to be checked");
    }

    /** Else their alerts and their crisis plan would be on another record until somebody has looked. */
    @Test
    void aNumberWithBothNamesIsEnoughForAProfessionalUnlessTheAgeSaidIsAnothers() {
        String number = Cast.nhsNumber(new Random());
        Details known = said(number, "Robin", LocalDate.of(1985, 5, 17), Gender.FEMALE);
        String first = refer(known);
        Details undated = said(number, "Robin", null, Gender.FEMALE);
        LocalDate today = LocalDate.of(2026, 11, 28);
        for (AboutBirth fits :
                List.of(AboutBirth.ofYear(1985, 5, today), AboutBirth.ofAge(39, today), AboutBirth.ofAge(43, today))) {
            assertThat(doing.person(refer(undated.about(fits)))).isEqualTo(doing.person(first));
        }
        assertThat(doing.person(refer(undated))).isEqualTo(doing.person(first));
        for (AboutBirth another : List.of(
                AboutBirth.ofYear(1984, null, today), AboutBirth.ofAge(20, today), AboutBirth.ofAge(70, today))) {
            String separate = refer(undated.about(another));
            assertThat(doing.person(separate)).as(another.words()).isNotEqualTo(doing.person(first));
            assertThat(doing.now(separate).identityReview()).isTrue();
        }
    }

    private String refer(Details person) {
        return doing.referral(cast.gp().actor(), person, "given", Priority.ROUTINE, "low-mood-anxiety");
    }

    private static Details said(String number, String given, @Nullable LocalDate birth, Gender gender) {
        return new Details(
                number,
                "Testerton",
                given,
                null,
                birth,
                gender,
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                false,
                null);
    }
}
