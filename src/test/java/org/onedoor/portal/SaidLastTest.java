package org.onedoor.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
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
import org.onedoor.people.Details;
import org.onedoor.people.Person;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a person said last of who may know what counts: said twice, and on whichever of their linked records. */
@OneDoorTest
class SaidLastTest {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Doing doing;

    @Autowired
    Family families;

    @Autowired
    DomainTime time;

    private Family.Met family;

    @BeforeEach
    void msAndHerBrother() {
        at("2024-03-14T10:00:00Z");
        family = families.meet(port);
        family.invite("Tom");
        at("2024-03-15T14:00:00Z");
    }

    @AfterEach
    void today() {
        time.set(Instant.now(), 1);
    }

    private void at(String instant) {
        time.set(Instant.parse(instant), 0);
    }

    private int seen(String page) {
        return family.brother().open(family.page(page)).status();
    }

    private static Page pressed(Page sharing, String within, String action) {
        String to = sharing.document()
                .select(within + " form[action$=" + action + "]")
                .attr("action");
        return sharing.form(to).send();
    }

    private Page withdrawn(Page sharing, String topic) {
        return pressed(sharing, ".onedoor-sharing__one:contains(" + topic + ")", "/withdraw");
    }

    @Test
    void aFormThatWasSentTwiceIsOnePermissionAndOneWithdrawalEndsIt() {
        family.permit("15 9 2024", "crisis-plan");
        Page twice = family.permit("15 9 2024", "crisis-plan");
        assertThat(twice.document().select(".onedoor-sharing__one:contains(Crisis plan)"))
                .hasSize(1);
        assertThat(seen("/crisis-plan")).isEqualTo(200);
        withdrawn(family.she().open("/me/sharing"), "Crisis plan");
        assertThat(seen("/crisis-plan")).isEqualTo(403);
    }

    @Test
    void anotherLastDayReplacesTheOneBeforeAndAWithdrawalEndsWhatWasToComeAsWell() {
        family.permit("15 9 2024", "crisis-plan");
        at("2024-03-16T09:00:00Z");
        Page shorter = family.permit("31 3 2024", "crisis-plan");
        assertThat(shorter.document().select(".onedoor-sharing__one").eachText())
                .singleElement()
                .asString()
                .contains("until Sun 31 Mar 2024 at 23:59");
        at("2024-03-31T22:59:59Z"); // the clocks went forward in the night: a second before midnight
        assertThat(seen("/crisis-plan")).isEqualTo(200);
        at("2024-03-31T23:00:00Z");
        assertThat(seen("/crisis-plan")).isEqualTo(403);

        at("2024-04-02T09:00:00Z");
        family.permit("30 4 2024", "crisis-plan");
        Page later = family.she()
                .open("/me/sharing")
                .form("/permit")
                .with("topic", "crisis-plan")
                .with("from-day", "1")
                .with("from-month", "6")
                .with("from-year", "2024")
                .with("until-day", "30")
                .with("until-month", "6")
                .with("until-year", "2024")
                .send();
        assertThat(later.document().select(".onedoor-sharing__one")).hasSize(2);
        withdrawn(later, "Crisis plan");
        at("2024-06-10T09:00:00Z");
        assertThat(seen("/crisis-plan")).isEqualTo(403);
    }

    @Test
    void whatStandsOnOneOfTwoLinkedRecordsIsTakenBackFromEither() {
        family.permit("15 9 2024", "crisis-plan");
        Page objected = family.she()
                .open("/me/sharing")
                .form("/objections")
                .with("what", "i-am")
                .send();
        assertThat(objected.text()).contains("Taken down");
        Account otherGp = cast.gp("F81028");
        Visitor practice = new Visitor(port).signIn(otherGp.username());
        UUID other = doing.person(doing.referral(otherGp.actor(), asIn(family.person())));
        linked(family.person().personId(), other);

        Page sharing = practice.open("/people/" + other + "/sharing");
        Page without = withdrawn(sharing, "Crisis plan");
        assertThat(without.status()).as(without.text()).isEqualTo(200);
        assertThat(without.text()).contains("Withdrawn. From now on they are told nothing of it");
        assertThat(seen("/crisis-plan")).isEqualTo(403);

        Page twice = sharing.form("/objections").with("what", "i-am").send();
        assertThat(twice.text()).contains("This is objected to already");
        Page back = pressed(practice.open("/people/" + other + "/sharing"), ".onedoor-sharing", "/withdraw");
        assertThat(back.text()).contains("The objection no longer stands");
        assertThat(family.she().open("/me/sharing").text()).contains("taken back on");

        Page again = pressed(practice.open("/people/" + other + "/sharing"), ".onedoor-sharing", "/end");
        assertThat(again.text()).contains("Taken away");
        assertThat(seen("")).isEqualTo(404);
    }

    private static Details asIn(Person person) {
        return new Details(
                null,
                person.familyName(),
                person.givenName(),
                null,
                person.birthDate(),
                person.gender(),
                null,
                person.postcode(),
                null,
                null,
                null,
                null,
                false,
                false,
                null);
    }

    private void linked(UUID one, UUID other) {
        Page linked = new Visitor(port)
                .signIn(cast.navigator().username())
                .open("/people/%s/same/%s".formatted(one, other))
                .form("/same/" + other)
                .with("verdict", "same")
                .with("basis", "person-said")
                .with("why", "Rang her. She gave both addresses.")
                .send();
        assertThat(linked.status()).as(linked.text()).isEqualTo(200);
    }
}
