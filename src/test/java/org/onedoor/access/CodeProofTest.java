package org.onedoor.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.frontdoor.Doing;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Breaking the glass with an account that has a code app: the code gives the hour, in the same form. */
@OneDoorTest
class CodeProofTest {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Doing doing;

    @Autowired
    People people;

    @Autowired
    SecondFactors factors;

    @Autowired
    JdbcClient jdbc;

    private Page opened(Visitor visitor, Person person, String code) {
        Page form = visitor.open("/emergency");
        assertThat(form.text()).contains("6 digits from your code app").doesNotContain("Your password");
        return form.form("/emergency")
                .with("nhsNumber", Objects.requireNonNull(person.nhsNumber()))
                .with("familyName", Objects.requireNonNull(person.familyName()))
                .with("ground", "danger")
                .with("reason", "Brought in by ambulance, unconscious")
                .with("password", code)
                .send();
    }

    private boolean proven(UUID personId, UUID accountId) {
        return jdbc.sql("select proven from access.broken_glass where person_id = :person and account_id = :account")
                .param("person", personId)
                .param("account", accountId)
                .query(Boolean.class)
                .single();
    }

    @Test
    void theRightCodeGivesAnHourAWrongOrUsedOneAQuarter() {
        Account clinician = cast.clinician("pcn-mh-grays");
        byte[] secret = OneTimeCode.newSecret();
        long step = OneTimeCode.step(Instant.now());
        factors.give(clinician.accountId(), secret, step - 1);
        Page home = new Visitor(port)
                .open("/sign-in")
                .form("/sign-in")
                .with("username", clinician.username())
                .with("password", "demo")
                .with("code", OneTimeCode.at(secret, step))
                .send();
        assertThat(home.path()).isEqualTo("/");
        Person first = people.get(doing.now(doing.referral(cast.gp().actor())).personId());
        Page quarter = opened(home.visitor(), first, OneTimeCode.at(secret, step)); // the code signed in with
        assertThat(quarter.path()).endsWith("/emergency");
        assertThat(proven(first.personId(), clinician.accountId())).isFalse();

        Person second = people.get(doing.now(doing.referral(cast.gp().actor())).personId());
        opened(home.visitor(), second, OneTimeCode.at(secret, step + 1));
        assertThat(proven(second.personId(), clinician.accountId())).isTrue();
    }
}
