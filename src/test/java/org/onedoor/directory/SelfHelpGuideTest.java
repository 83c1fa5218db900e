package org.onedoor.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.organisation.Organisation;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What somebody of an age, in a place, can do for themselves and where they can go, without signing in. */
@OneDoorTest
class SelfHelpGuideTest {
    private static final UUID CENTRE = Organisation.idOfSlug("care-co-ordination-centre");

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    MadeService made;

    @Autowired
    DomainTime time;

    @Test
    @Shows("T44")
    void aGuideByPostcodeAndAgeNamesWhatFitsAndWhereToGoAndSaysWhyNotWithoutALogin() {
        LocalDate today = London.date(time.instant());
        String name = Cast.familyName(new Random());
        Service here = made.make("self-management", 18, 25, "{district:E07000073}");
        Service elsewhere = made.make("self-management", 18, 25, "{district:E07000076}");
        Visitor manager =
                new Visitor(port).signIn(cast.account("manager", CENTRE, null).username());
        Page proposed = manager.open("/services/self-help/new")
                .form("/services/self-help/new")
                .with("kind", "tool")
                .with("title", name + " for young adults")
                .with("words", "Five small things for a hard week.")
                .with("audience", "Young adults")
                .with("needs", "self-management")
                .with("ageFrom", "18")
                .with("ageTo", "25")
                .with("evidence", "practice")
                .with("evidenceNote", "Used by our groups")
                .with("owner", "manager")
                .with("reviewBy", today.plusYears(1).toString())
                .send();
        assertThat(proposed.status()).as(proposed.text()).isEqualTo(200);
        for (int i = 0; i < 2; i++) {
            new Visitor(port)
                    .signIn(cast.account("lived-experience", CENTRE, null).username())
                    .open(proposed.path())
                    .form("/review")
                    .with("rating", "4")
                    .send();
        }
        Page listed = manager.open(proposed.path())
                .form("/list")
                .with("reviewBy", today.plusYears(1).toString())
                .send();
        assertThat(listed.status()).as(listed.text()).isEqualTo(200);

        Visitor anybody = new Visitor(port);
        Page guide = anybody.open("/find-help").follow("What you can do yourself");
        assertThat(guide.text()).contains(name + " for young adults", "We keep nothing about you");
        Page wrong = guide.form("/find-help/self-help")
                .with("age", "young")
                .with("postcode", "ZZ1 1ZZ")
                .send();
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.document().select("#age").val()).isEqualTo("young");
        Page young = guide.form("/find-help/self-help")
                .with("age", "20")
                .with("postcode", "CM17 0AB")
                .send();
        assertThat(young.text()).contains(name + " for young adults", "Where you can go", here.name());
        assertThat(young.text())
                .contains(elsewhere.name() + ". This is for people in Tendring; you said CM17 0AB, which is in Harlow");
        Page old = guide.form("/find-help/self-help")
                .with("age", "70")
                .with("postcode", "CM17 0AB")
                .send();
        assertThat(old.text())
                .doesNotContain(name)
                .contains(here.name() + ". This is for people aged 18 to 25; you said 70.");

        manager.open(proposed.path()).form("/withdraw").send();
        made.close(here);
        made.close(elsewhere);
    }
}
