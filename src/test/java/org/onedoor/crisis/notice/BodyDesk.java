package org.onedoor.crisis.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Form;
import org.onedoor.Visitor.Page;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.Team;
import org.onedoor.people.Person;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.record.Planning;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whoever sends referrals to the bodies that safeguard, and whoever decides on them. */
@OneDoorTest
abstract class BodyDesk {
    @LocalServerPort
    int port;

    @Autowired
    RailDesk desk;

    @Autowired
    Planning planning;

    @Autowired
    Cast cast;

    @Autowired
    DomainTime time;

    Visitor team;

    Visitor council;

    @BeforeEach
    void people() {
        desk.at("2023-09-15T15:00"); // a Friday
        team = new Visitor(port)
                .signIn(cast.clinician("pcn-mh-tilbury-chadwell").username());
        council = new Visitor(port)
                .signIn(cast.account(
                                "clinician",
                                Organisation.idOfSlug("thurrock-council"),
                                Team.idOf("thurrock-social-care"))
                        .username());
    }

    @AfterEach
    void giveTheTimeBack() {
        time.set(Instant.now(), 1);
    }

    static Form filled(Form form, String... answers) {
        Form filled = form;
        for (int i = 0; i < answers.length; i += 2) {
            filled = filled.with(answers[i], answers[i + 1]);
        }
        return filled;
    }

    static String number(Page page) {
        assertThat(page.status()).as(page.text()).isEqualTo(200);
        return page.path().replaceAll(".*/", "");
    }

    static Page marac(Page form, String role, String dash) {
        return maracForm(form, role, dash).send();
    }

    static Form maracForm(Page form, String role, String dash) {
        return filled(
                form.form("/new/marac"),
                "role",
                role,
                "other",
                "Her former partner",
                "dash",
                dash,
                "judgement",
                "no",
                "escalation",
                "no",
                "concern",
                "He waited outside",
                "contact",
                "At her sister's, mornings",
                "consent",
                "agree");
    }

    static List<String> badges(Visitor who, Person person) {
        return who.open("/people/" + person.personId())
                .document()
                .select(".onedoor-identity__badges li")
                .eachText();
    }

    static Form typed(Form form, Person person) {
        LocalDate born = Objects.requireNonNull(person.birthDate());
        return filled(
                form,
                "familyName",
                Objects.requireNonNull(person.familyName()),
                "givenName",
                Objects.requireNonNull(person.givenName()),
                "birthDate-day",
                String.valueOf(born.getDayOfMonth()),
                "birthDate-month",
                String.valueOf(born.getMonthValue()),
                "birthDate-year",
                String.valueOf(born.getYear()),
                "nhsNumber",
                Objects.requireNonNull(person.nhsNumber()));
    }
}
