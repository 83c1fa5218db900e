package org.onedoor.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.onedoor.Cast;
import org.onedoor.Copied;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.frontdoor.Doing;
import org.onedoor.platform.Acts;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two practices refer somebody, of whom there are then two records. */
@OneDoorTest
abstract class TwoRecords {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Doing doing;

    @Autowired
    LikelyPairs pairs;

    @Autowired
    Copied log;

    @Autowired
    Acts acts;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    Account navigator;

    Account otherGp;

    Details details;

    String first;

    String second;

    UUID one;

    UUID other;

    /** Two practices refer somebody; the second does not know the NHS number and has moved them to another street. */
    @BeforeEach
    void twoRecords() {
        navigator = cast.navigator();
        otherGp = cast.gp("F81028");
        details = unmistakable(Cast.somebody(new Random()));
        first = doing.referral(cast.gp().actor(), details);
        second = doing.referral(otherGp.actor(), withNumber(null, details));
        one = doing.person(first);
        other = doing.person(second);
        assertThat(one).isNotEqualTo(other);
        pairs.run();
    }

    /** What everybody in these tests shares is left out, or a third would be taken for the same person. */
    static Details unmistakable(Details d) {
        return named(d.nhsNumber(), Cast.familyName(new Random()), d);
    }

    static Details withNumber(@Nullable String nhsNumber, Details d) {
        return named(nhsNumber, d.givenName(), d);
    }

    static Details named(@Nullable String nhsNumber, @Nullable String givenName, Details d) {
        return new Details(
                nhsNumber,
                d.familyName(),
                givenName,
                null,
                d.birthDate(),
                d.gender(),
                null,
                d.postcode(),
                null,
                null,
                null,
                null,
                false,
                false,
                null);
    }

    Visitor visit(Account account) {
        return new Visitor(port).signIn(account.username());
    }

    Page compared() {
        return visit(navigator).open("/people/%s/same/%s".formatted(one, other));
    }

    Page linked() {
        return compared()
                .form("/same/" + other)
                .with("verdict", "same")
                .with("basis", "person-said")
                .with("why", "Rang him. He gave his mother's maiden name and both addresses.")
                .send();
    }

    /** A third record of the same name and birthday, with another NHS number. */
    UUID third() {
        String number = Cast.somebody(new Random()).nhsNumber();
        return doing.person(doing.referral(cast.gp().actor(), withNumber(number, details)));
    }

    Page compared(UUID one, UUID other) {
        return visit(navigator).open("/people/%s/same/%s".formatted(one, other));
    }

    static Page same(Page compared) {
        return decided(compared, "same", "Both services looked.");
    }

    static Page decided(Page compared, String verdict, String why) {
        return compared.form(compared.path())
                .with("verdict", verdict)
                .with("basis", "services")
                .with("why", why)
                .send();
    }
}
