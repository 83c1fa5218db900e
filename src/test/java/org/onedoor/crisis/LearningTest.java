package org.onedoor.crisis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Form;
import org.onedoor.Visitor.Page;
import org.onedoor.organisation.Organisation;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.record.Planning;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Samaritans ring people back who agree to it, and what is learnt from that reaches every partner. */
@OneDoorTest
class LearningTest {
    @LocalServerPort
    int port;

    @Autowired
    Contacting contacting;

    @Autowired
    Planning planning;

    @Autowired
    Cast cast;

    @Autowired
    DomainTime time;

    @AfterEach
    void today() {
        time.set(Instant.now(), 1);
    }

    private UUID askedFor(Visitor team) {
        UUID id = Contacting.id(Contacting.call(
                        contacting.form(team, ContactKind.CRISIS_LINE, Cast.somebody(new Random()), "loneliness"),
                        "advice")
                .send());
        Page asked = team.open(Contacting.path(id))
                .posting("/call-back")
                .with("consent", "given")
                .with("phone", "07700 900774")
                .with("when", "After eight, no message")
                .send();
        assertThat(asked.text()).contains("Samaritans asked to ring back", "The person agreed");
        return id;
    }

    @Test
    @Shows("C4.12")
    void aCallBackNeedsConsentAndHasItsOutcomeAndWhatWasLearntIsPublishedToThePartners() {
        contacting.at("2015-06-10T19:00:00Z");
        Visitor team = contacting.clinician(port, "crht");
        UUID first = Contacting.id(Contacting.call(
                        contacting.form(team, ContactKind.CRISIS_LINE, Cast.somebody(new Random()), "loneliness"),
                        "advice")
                .send());
        Page without = team.open(Contacting.path(first))
                .posting("/call-back")
                .with("phone", "07700 900774")
                .with("when", "After eight")
                .send();
        assertThat(without.status()).isEqualTo(422);
        assertThat(without.text()).contains("Samaritans are asked only where the person agrees");
        for (int each = 0; each < 6; each++) {
            UUID id = askedFor(team);
            Page answered = team.open(Contacting.path(id))
                    .posting("/call-back-answer")
                    .with("answer", each == 0 ? "no-reply" : "spoke")
                    .send();
            assertThat(answered.text())
                    .contains(each == 0 ? "Nobody answered, and they try no more" : "They spoke with the person");
        }

        contacting.at("2015-07-02T10:00:00Z");
        String title = "Ring before nine " + Planning.word();
        Page open = team.open("/crisis/learning");
        Page bare = open.form("/crisis/learning")
                .with("title", title)
                .with("from-day", "31")
                .with("from-month", "6")
                .with("from-year", "2015")
                .send();
        assertThat(bare.status()).isEqualTo(422);
        assertThat(bare.text())
                .contains("Write what was learnt", "Write what is done otherwise from now on")
                .contains("The first day must be a real date");
        assertThat(bare.document().select("input[name=title]").val()).isEqualTo(title);
        Form filled = bare.form("/crisis/learning")
                .with("learnt", "People answer when they know the hour of the call")
                .with("change", "The team asks which hour suits, and Samaritans keep to it")
                .with("from-day", "1")
                .with("from-month", "6")
                .with("from-year", "2015")
                .with("until-day", "30")
                .with("until-month", "6")
                .with("until-year", "2015");
        Page published = filled.send();
        assertThat(published.text()).contains("Published to every partner", title);
        filled.send(); // sent twice, it is published once
        Page back = filled.instead("learnt", "People answer at any hour").send();
        assertThat(back.status()).isEqualTo(422);
        assertThat(back.text())
                .contains("This form was sent before with other words, and what it said then stands")
                .contains("People answer at any hour");
        assertThat(team.open("/crisis/learning").document().select("h2:contains(" + title + ")"))
                .hasSize(1);

        // Each partner reads it, with the numbers of its time and nobody of them.
        for (String role : List.of("vcse", "police", "gp", "ambulance", "nhs-111", "manager")) {
            UUID organisation = role.equals("gp")
                    ? Organisation.idOfOds("F81088")
                    : planning.organisation(role.equals("gp") ? "practice" : "vcse", "Partner " + Planning.word());
            Visitor partner = contacting.visit(port, cast.account(role, organisation, null));
            Page read = partner.open("/crisis/learning");
            assertThat(read.status()).as(role).isEqualTo(200);
            assertThat(read.text())
                    .contains(
                            title,
                            "People answer when they know the hour",
                            "The team asks which hour suits",
                            "asked 5 times to ring somebody back, and spoke with the person 5 times")
                    .doesNotContain("07700 900774");
            assertThat(read.document().select("form[action$=/withdraw]")).isEmpty();
        }
        // Who works by it still reads that it no longer counts, and why.
        Page withdrawn = team.open("/crisis/learning")
                .formIn("h2:contains(" + title + ") ~ details", "/withdraw")
                .with("why", "Samaritans ring at any hour now")
                .send();
        assertThat(withdrawn.text()).contains("No longer counts: Samaritans ring at any hour now", title);
    }
}
