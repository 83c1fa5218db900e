package org.onedoor.crisis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.TestPostgres;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.directory.Service;
import org.onedoor.frontdoor.Doing;
import org.onedoor.platform.job.Pump;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A crisis referral has four hours to face to face, is amber at three, and is counted by team and by hour. */
@OneDoorTest
class CrisisResponseTest {
    private static final String CRHT = "crht";

    @LocalServerPort
    int port;

    @Autowired
    Contacting contacting;

    @Autowired
    Doing doing;

    @Autowired
    List<Pump> pumps;

    @Autowired
    DomainTime time;

    @AfterEach
    void today() {
        time.set(Instant.now(), 1);
    }

    /** A call to the crisis line becomes a crisis referral, and the crisis team accepts it. */
    private String referral() {
        Visitor helpline = contacting.helpline(port);
        Page call = Contacting.sent(Contacting.call(
                contacting.form(helpline, ContactKind.CRISIS_LINE, Cast.somebody(new Random())), "crisis-referral"));
        UUID id = Contacting.id(call);
        call.posting("/refer").with("consent", "given").send();
        String reference = String.valueOf(contacting.found(id).reference());
        doing.accepted(reference, CRHT);
        return reference;
    }

    @Test
    @Shows("C3.07")
    void fourHoursFromReceiptToFaceToFaceAmberAtThreeAndThePercentageMetByTeamAndHour() {
        contacting.at("2017-02-14T21:10:00Z");
        String kept = referral();
        contacting.at("2017-02-14T22:05:00Z");
        String late = referral();

        // Amber at three hours and not before.
        Visitor team = contacting.clinician(port, CRHT);
        contacting.at("2017-02-15T00:09:00Z");
        assertThat(clock(team.open("/referrals/" + kept)))
                .contains("1 h 1 min left")
                .doesNotContain("Due soon");
        contacting.at("2017-02-15T00:10:00Z");
        assertThat(clock(team.open("/referrals/" + kept))).contains("Due soon", "1 h 0 min left");

        // A telephone call does not stop it, being with the person does.
        seen(team, kept, "telephone");
        assertThat(clock(team.open("/referrals/" + kept))).contains("Due soon");
        contacting.at("2017-02-15T00:40:00Z");
        seen(team, kept, "face-to-face");
        assertThat(team.open("/referrals/" + kept).text()).contains("Met Wed 15 Feb 2017 at 00:40");

        // The other is late at four hours, and the team has it as a task.
        contacting.at("2017-02-15T02:06:00Z");
        pumps.stream().filter(pump -> pump.name().equals("clocks-due")).forEach(Pump::run);
        assertThat(team.tasksWith(late).text()).contains(late, "Act on a clock that has run out");

        Page figures = contacting.manager(port).open("/crisis/contacts/figures?month=2017-02");
        assertThat(figures.document()
                        .select("#team-CrisisResolutionandHomeTreatment")
                        .text())
                .contains("Received 2", "1 of 2, 50%", "Late 1");
        assertThat(figures.document().select("#hour-2100").text()).contains("Received 1", "1 of 1, 100%");
        assertThat(figures.document().select("#hour-2200").text()).contains("Received 1", "0 of 1, 0%");
    }

    /** Neither the children's nor the adults' team is surely right: the centre asks. */
    @ParameterizedTest
    @CsvSource({"8, cyp-crisis", "17,", "19,", "40, crht"})
    void whoeverMayBeOnEitherSideOfEighteenGoesToTheCentre(int age, @Nullable String service) {
        Visitor helpline = contacting.helpline(port);
        Page call = Contacting.sent(Contacting.call(
                contacting.form(helpline, ContactKind.CRISIS_LINE, Cast.somebody(new Random())), "crisis-referral"));
        UUID id = Contacting.id(call);
        TestPostgres.stored()
                .sql("update people.person set birth_date = null, age_said = ?, birth_said_on = ? where person_id = ?")
                .params(age, London.date(time.instant()), contacting.found(id).personId())
                .update();
        call.posting("/refer").with("consent", "given").send();
        assertThat(doing.now(String.valueOf(contacting.found(id).reference())).currentService())
                .isEqualTo(service == null ? null : Service.idOf(service));
    }

    private static String clock(Page referral) {
        return referral.document().select(".onedoor-clock").stream()
                .map(org.jsoup.nodes.Element::text)
                .filter(text -> text.contains("Very urgent crisis referral"))
                .findFirst()
                .orElse("");
    }

    private static void seen(Visitor team, String reference, String mode) {
        Page done = team.open("/referrals/" + reference + "/do/record-contact")
                .form("/do/record-contact")
                .with("attended", "yes")
                .with("mode", mode)
                .with("purpose", "assessment")
                .send();
        assertThat(done.status()).as(done.text()).isEqualTo(200);
    }
}
