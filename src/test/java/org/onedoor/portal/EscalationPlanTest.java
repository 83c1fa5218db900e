package org.onedoor.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor.Form;
import org.onedoor.Visitor.Page;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a parent or carer does when behaviour starts to escalate, and whom they call at that hour. */
@OneDoorTest
class EscalationPlanTest {
    @LocalServerPort
    int port;

    @Autowired
    Family families;

    @Autowired
    DomainTime time;

    private Family.Met family;

    @BeforeEach
    void met() {
        at("2024-03-15T10:00:00Z");
        family = families.meet(port);
        family.invite("Tom");
    }

    @AfterEach
    void today() {
        time.set(Instant.now(), 1);
    }

    private void at(String instant) {
        time.set(Instant.parse(instant), 0);
    }

    private String path() {
        return "/people/" + family.person().personId() + "/escalation";
    }

    private static Form filled(Page page) {
        return page.form("/escalation")
                .with("signs", "Paces up and down\n- Stops answering")
                .with(
                        "steps",
                        "1. Lower your voice and give room\n2. Turn the television off\n3. Call whoever is named below")
                .with("call-1-who", "Tilbury team")
                .with("call-1-phone", "07700 900411")
                .with("call-1-from", "08:00")
                .with("call-1-until", "20:00")
                .with("call-2-who", "Crisis team")
                .with("call-2-phone", "111, option 2")
                .with("call-2-from", "20:00")
                .with("call-2-until", "08:00");
    }

    @Test
    @Shows("C1.25b")
    void aPermittedCarerReadsTheSignsTheStepsAndWhomToCallAtThisHour() {
        Page empty = family.team().open(path());
        assertThat(empty.text()).contains("No escalation plan yet");
        Page gap = filled(empty)
                .instead("call-2-until", "06:00")
                .instead("signs", "")
                .send();
        assertThat(gap.status()).isEqualTo(422);
        assertThat(gap.text())
                .contains("Write the first signs that it starts to escalate")
                .doesNotContain("There are hours at which nobody is named"); // one thing after the other
        Page hours = filled(gap).instead("call-2-until", "06:00").send();
        assertThat(hours.status()).isEqualTo(422);
        assertThat(hours.text()).contains("There are hours at which nobody is named");
        assertThat(hours.document().select("input[name=call-2-until]").val()).isEqualTo("06:00");
        Page kept = filled(hours).send();
        assertThat(kept.text()).contains("Paces up and down", "Tilbury team: 07700 900411");

        // Without a permission he sees nothing of it; with the crisis plan permitted it is on his page.
        assertThat(family.brother().open(family.page("")).text()).doesNotContain("When it starts to escalate");
        assertThat(family.brother().open(family.page("/escalation")).status()).isIn(403, 404);
        family.permit("15 9 2024", "crisis-plan");
        assertThat(family.brother().open(family.page("")).document().select("a[href$=/escalation]"))
                .hasSize(1);
        at("2024-03-15T14:05:00Z");
        Page day = family.brother().open(family.page("/escalation"));
        assertThat(day.document().select("#now + ul").text())
                .contains("Tilbury team: 07700 900411", "08:00 to 20:00", "Life at risk: 999")
                .doesNotContain("Crisis team");
        assertThat(day.document().select("#signs + ul li").eachText())
                .containsExactly("Paces up and down", "Stops answering");
        assertThat(day.document().select("#steps + ol li").eachText())
                .containsExactly(
                        "Lower your voice and give room", "Turn the television off", "Call whoever is named below");
        assertThat(day.document().select("form[action$=/escalation]")).isEmpty();
        at("2024-03-16T02:00:00Z");
        Page night = family.brother().open(family.page("/escalation"));
        assertThat(night.document().select("#now + ul").text())
                .contains("Crisis team: 111, option 2", "20:00 to 08:00")
                .doesNotContain("Tilbury team");
        assertThat(night.document().select("#hours + ul").text()).contains("Tilbury team", "Crisis team");
        assertThat(family.she().open("/me/escalation").text()).contains("Paces up and down");

        // A new version counts at once; one written over an older page is not lost and does not win.
        Page slower = family.team().open(path());
        filled(family.team().open(path())).instead("signs", "Slams doors").send();
        assertThat(family.brother().open(family.page("/escalation")).text())
                .contains("Slams doors", "Version 2")
                .doesNotContain("Paces up and down");
        Page late = filled(slower).instead("signs", "Shouts").send();
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text()).contains("Somebody wrote another version meanwhile", "Shouts");

        // The permission ends, and with it the page.
        at("2024-09-16T10:00:00Z");
        assertThat(family.brother().open(family.page("/escalation")).status()).isIn(403, 404);
    }

    @Test
    void aNumberThatIsPartOfWhatIsSaidStaysAndOneThatCountsTheLinesGoes() {
        Page kept = filled(family.team().open(path()))
                .instead("signs", "2 nights without sleep\n3rd time he checks the door\n- Paces")
                .instead(
                        "steps",
                        "1. Give room\n999 if anyone is hurt\n111, option 2, at night\n2 mg lorazepam, as prescribed\n5) Wait")
                .send();
        assertThat(kept.status()).as(kept.text()).isEqualTo(200);
        assertThat(kept.document().select("#signs + ul li").eachText())
                .containsExactly("2 nights without sleep", "3rd time he checks the door", "Paces");
        assertThat(kept.document().select("#steps + ol li").eachText())
                .containsExactly(
                        "Give room",
                        "999 if anyone is hurt",
                        "111, option 2, at night",
                        "2 mg lorazepam, as prescribed",
                        "Wait");
        Page number = filled(kept).instead("call-1-phone", "---").send();
        assertThat(number.status()).isEqualTo(422);
        assertThat(number.text()).contains("Enter the number to ring");
    }
}
