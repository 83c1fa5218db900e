package org.onedoor.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.frontdoor.Doing;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody who is 16 on the day the clocks go forward, and what their mother was permitted for them until then. */
@OneDoorTest
class ComingOfAgeTest {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Doing doing;

    @Autowired
    DomainTime time;

    @Autowired
    JdbcClient jdbc;

    private UUID child;
    private Visitor practice;
    private Visitor mother;

    @BeforeEach
    void childAndMother() {
        at("2024-03-14T10:00:00Z");
        Account gp = cast.gp();
        child = doing.person(doing.referral(gp.actor(), Cast.somebody(new Random(), LocalDate.of(2008, 3, 31))));
        practice = new Visitor(port).signIn(gp.username());
        mother = new Visitor(port)
                .signIn(cast.account("carer", cast.navigator().organisationId(), null)
                        .username());
        Page added = sharing()
                .form("/carers")
                .with("name", "Ann")
                .with("relation", "mother")
                .with("parental", "yes")
                .send();
        String invitation = added.text().replaceAll("(?s).*(/me/invited/[\\w-]+).*", "$1");
        mother.open(invitation).form(invitation).send();
    }

    @AfterEach
    void today() {
        time.set(Instant.now(), 1);
    }

    private void at(String instant) {
        time.set(Instant.parse(instant), 0);
    }

    private Page sharing() {
        return practice.open("/people/" + child + "/sharing");
    }

    private Page permit(String capacity, int day, int month) {
        return sharing()
                .form("/permit")
                .with("topic", "appointments")
                .with("until-day", String.valueOf(day))
                .with("until-month", String.valueOf(month))
                .with("until-year", "2024")
                .with("capacity", capacity)
                .with("note", "Dr Fair talked with both on 3 March")
                .send();
    }

    private String shown() {
        return mother.open("/me/for/" + child).text();
    }

    @Test
    void whoeverMayBeSixteenIsNotDecidedForByAParentAndMayDecideThemselves() {
        born("birth_date = null, age_said = 15, birth_said_on = '2024-03-14'"); // 12 to 18
        assertThat(permit("parental", 30, 3).text()).contains("they may be 16 or older", "Find out the date of birth");
        assertThat(permit("gillick", 30, 3).text()).contains("Permitted");
        assertThat(permit("has", 30, 3).text()).contains("Permitted");
    }

    @Test
    void whoeverIsSurelyUnderSixteenIsTreatedAsUnderSixteenThoughNobodyKnowsTheDay() {
        born("birth_date = null, birth_year = 2008, birth_month = 4, birth_said_on = '2024-03-14'");
        assertThat(permit("has", 30, 3).text()).contains("They are under 16", "Gillick competent");
        assertThat(permit("parental", 30, 4).text()).contains("They may be 16 from 1 Apr 2024");
        assertThat(permit("parental", 30, 3).text()).contains("Permitted");
    }

    private void born(String set) {
        jdbc.sql("update people.person set " + set + " where person_id = :id")
                .param("id", child)
                .update();
    }

    @Test
    void whatAParentDecidedEndsAtMidnightOfTheSixteenthBirthday() {
        Page late = permit("parental", 30, 4);
        assertThat(late.status()).isEqualTo(422);
        assertThat(late.text()).contains("They are 16 on 31 Mar 2024 and decide for themselves from then on");
        assertThat(permit("has", 30, 3).text()).contains("They are under 16", "Gillick competent");
        assertThat(permit("parental", 30, 3).text()).contains("Permitted");
        // one from before anybody looked at that, which was to last longer
        jdbc.sql("update access.permission set until = '2024-09-01' where person_id = :id")
                .param("id", child)
                .update();

        at("2024-03-30T23:59:59Z");
        assertThat(shown()).contains("There are no appointments ahead");
        at("2024-03-31T00:00:00Z");
        assertThat(shown()).doesNotContain("ppointments");
        assertThat(sharing().text()).contains("Appointments: from", "ended Sun 31 Mar 2024 at 00:00");

        for (String nobodys : new String[] {"parental", "gillick"}) {
            assertThat(permit(nobodys, 30, 4).status()).as(nobodys).isEqualTo(422);
        }
        assertThat(permit("parental", 30, 4).text()).contains("From their 16th birthday nobody with parental");
        assertThat(permit("gillick", 30, 4).text()).contains("They are 16 or older and decide as an adult does");
        assertThat(permit("has", 30, 4).text()).contains("Permitted");
        assertThat(shown()).contains("There are no appointments ahead");
    }

    @Test
    void whatTheyDecidedThemselvesGoesOnAfterIt() {
        assertThat(permit("gillick", 30, 4).text()).contains("Permitted");
        at("2024-04-02T09:00:00Z");
        assertThat(shown()).contains("There are no appointments ahead");
    }
}
