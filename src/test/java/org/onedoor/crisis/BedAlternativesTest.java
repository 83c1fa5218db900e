package org.onedoor.crisis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.people.Details;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Before a bed is asked for, whoever asks sees what is open now instead, and says why it is not used. */
@OneDoorTest
class BedAlternativesTest {
    @LocalServerPort
    int port;

    @Autowired
    Contacting contacting;

    @Autowired
    DomainTime time;

    @AfterEach
    void now() {
        time.set(Instant.now(), 1);
    }

    private Page seen(String at, LocalDate born) {
        contacting.at(at);
        Visitor harlow = contacting.clinician(port, "liaison-pah");
        Details who = Cast.somebody(new Random(), born);
        UUID id = Contacting.id(Contacting.liaison(
                        contacting.form(harlow, ContactKind.LIAISON, who), "liaison-pah", "emergency-department")
                .send());
        return harlow.open(Contacting.path(id))
                .posting("/seen")
                .with("mode", "face-to-face")
                .send();
    }

    @Test
    @Shows("C1.15a")
    void theLocalAlternativesOpenNowAreShownBeforeABedIsAskedForAndWhyTheyAreNotUsedIsRecorded() {
        Page day = seen("2024-06-04T10:00:00Z", LocalDate.of(1980, 3, 4));
        String open = day.document().select("#alternatives").text();
        assertThat(open)
                .contains("Crisis resolution and home treatment, open to this person", "open now")
                .containsPattern("Children and young people's crisis service, not open to this person.*17 and under")
                .contains("Urgent Community Response");

        Page unsaid = day.posting("/outcome")
                .with("outcome", "bed")
                .with("next", "A bed is looked for tonight")
                .with("gatekeeping", "not-safe")
                .with("gatekeeper", "S Thornbury")
                .send();
        assertThat(unsaid.status()).isEqualTo(422);
        assertThat(unsaid.text()).contains("Say why what is open now instead of a bed is not used");
        assertThat(unsaid.document().select("#alternatives").text()).contains("Crisis resolution");
        Page said = unsaid.posting("/outcome")
                .with("outcome", "bed")
                .with("next", "A bed is looked for tonight")
                .with("gatekeeping", "not-safe")
                .with("gatekeeper", "S Thornbury")
                .with("alternatives", "Home treatment cannot be there before midnight")
                .send();
        assertThat(said.status()).as(said.text()).isEqualTo(200);
        assertThat(said.text())
                .contains("Why are the local alternatives not used?", "Home treatment cannot be there before midnight");
    }

    @Test
    void whatIsClosedAtThisHourSaysSoWithWhenItOpens() {
        Page night = seen("2024-06-04T01:00:00Z", LocalDate.of(1948, 3, 4));
        assertThat(night.document().select("#alternatives").text())
                .containsPattern("Urgent Community Response, not open to this person.*closed until");
    }
}
