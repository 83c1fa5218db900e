package org.onedoor.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Form;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.frontdoor.AmbulanceFeed;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.Team;
import org.onedoor.people.Person;

/** End of life entries: four audiences open one in one step, and nobody else does. */
class EndOfLifeTest extends LookedAfter {
    private static final String NONE = "No end of life entry is open to you by these details";

    private String path;

    @Override
    String began() {
        return "2024-02-06T10:00:00Z";
    }

    @BeforeEach
    void whereTheirEntryIs() {
        path = "/people/" + person.personId() + "/end-of-life";
    }

    @Test
    @Shows("W2.17")
    void theFourAudiencesOpenTheEntryInOneStepNobodyElseDoesAndEveryLookIsOnThePersonsList() {
        Page written = entry("person").send();
        assertThat(written.status()).as(written.text()).isEqualTo(200);
        Visitor practice = visit(cast.gp("F81110"));
        Visitor hospice = visit(cast.clinician("st-clare"));
        Visitor palliative = visit(cast.account("clinician", Organisation.idOfOds("RQW"), Team.idOf("palliative-pah")));
        Account medic = cast.named(cast.account("ambulance", Organisation.idOfOds("RYC"), null), "Jory Penhallow");
        Visitor crew = visit(medic);
        for (Visitor each : List.of(practice, hospice, palliative)) {
            Page opened = find(each);
            assertThat(opened.status()).as(opened.text()).isEqualTo(200);
            assertThat(opened.text())
                    .contains("Do not attempt CPR", "Keep her at home", "Wants to die in her own bed", "Lung cancer");
            assertThat(opened.text()).as("they look, and do not write").doesNotContain("Write a new version");
        }

        Page card = find(crew);
        assertThat(card.status()).as(card.text()).isEqualTo(200);
        assertThat(card.document().select("main section")).hasSize(1);
        assertThat(card.document().select("main").text())
                .contains("Do not attempt CPR", "Form: red folder, kitchen", "Keep her at home")
                .contains("Just-in-case box", "Hospice night line", "07700 900417")
                .doesNotContain("Wants to die in her own bed", "Lung cancer", "Write", "Kept elsewhere");
        assertThat(card.document().select("main a[href^=tel:]").attr("href")).isEqualTo("tel:07700900417");
        assertThat(card.document().select("main form")).isEmpty();

        String name = String.valueOf(person.familyName());
        assertThat(find(crew, person, name.charAt(0) + "’" + name.substring(1, 3) + "-" + name.substring(3))
                        .text())
                .as("however the name is written")
                .contains("Keep her at home");

        Page searched = crew.open("/people")
                .posting("/people/search")
                .with("nhsNumber", String.valueOf(person.nhsNumber()))
                .with("familyName", String.valueOf(person.familyName()))
                .send();
        assertThat(searched.posting("/end-of-life").send().text())
                .as("from what a search found")
                .contains("Keep her at home");

        for (Account other : List.of(
                cast.account("police", Organisation.idOfSlug("essex-police"), null),
                cast.account(
                        "navigator",
                        cast.navigator().organisationId(),
                        cast.navigator().teamId()),
                cast.clinician("cmht-west"),
                cast.clinician("liaison-pah"),
                cast.vcse("positive-pathways"),
                cast.account("nhs-111", Organisation.idOfSlug("nhs-111"), null),
                cast.account("care-home", Organisation.idOfSlug("marram-house"), null))) {
            Visitor visitor = visit(other);
            assertThat(visitor.open("/end-of-life").status()).as(other.role()).isEqualTo(403);
            assertThat(visitor.open(path).status()).as(other.role()).isIn(403, 404);
            assertThat(visitor.open("/").hasLink("End of life"))
                    .as(other.role())
                    .isFalse();
        }

        assertThat(whoLooked())
                .contains("Saw your end of life entry", "Jory Penhallow", "A GP practice", "The ambulance service");
    }

    @Test
    void aCallOf999LeadsToTheCardInOneStep() {
        entry("person").send();
        String number = "EOL" + UUID.randomUUID().toString().substring(0, 8);
        String call =
                "%s-m,2024-02-06T10:00:00Z,call,%s,3,2024-02-06T09:58:00Z,Short of breath,,%s,Robin,%s,,female,1 Example Road,CM20 1QX,07700 900155%n"
                        .formatted(number, number, person.familyName(), person.birthDate());
        Page sent = crew().open("/stack/feed")
                .form("/stack/feed")
                .sendWith(
                        "file",
                        "cad.csv",
                        (String.join(",", AmbulanceFeed.COLUMNS) + "\n" + call).getBytes(StandardCharsets.UTF_8));
        assertThat(sent.text()).contains("1 new");
        Page card =
                crew().open("/stack/number/" + number).posting("/end-of-life").send();
        assertThat(card.text()).contains("Do not attempt CPR", "Keep her at home");
    }

    private Visitor crew() {
        return visit(cast.account("ambulance", Organisation.idOfOds("RYC"), null));
    }

    @Test
    void whatIsMissingOrNotAgreedIsAnsweredLikeNobody() {
        Visitor crew = crew();
        Person other = planning.somebody();
        String nobody = said(find(crew, other));
        assertThat(nobody).contains(NONE);
        entry("not-agreed").send();
        assertThat(said(find(crew, person))).isEqualTo(nobody);
        assertThat(crew.open(path).status()).isEqualTo(404);
        assertThat(crew.open("/people/" + UUID.randomUUID() + "/end-of-life").status())
                .isEqualTo(404);
        assertThat(team.open(path).text()).contains("only those who look after them read it", "Keep her at home");
        entry("best-interests").send();
        assertThat(find(crew, person).text()).contains("Keep her at home");
        Page few = crew.open("/end-of-life")
                .posting("/end-of-life")
                .with("familyName", "Example")
                .send();
        assertThat(few.status()).isEqualTo(422);
        assertThat(few.text()).contains("a name alone is too many people");
    }

    @Test
    void whatIsWrittenIsWholeKeepsItsVersionsAndEndsWithAReason() {
        Page empty = team.open(path).form("/end-of-life").send();
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.text())
                .contains(
                        "Choose what was decided about resuscitation",
                        "Write what whoever comes should do and know first",
                        "Say whom to ring, day and night",
                        "Give a telephone number",
                        "Say whether the person agrees",
                        "Give the day on which it is looked at again");
        assertThat(entry("person").without("formHeld").send().text())
                .contains("Say where the form lies: without it a crew may have to attempt CPR");
        Page before = team.open(path);
        entry("person").send();
        Page stale = fill(before, "person").instead("first", "Something older").send();
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.text()).contains("Somebody wrote another version meanwhile", "Something older");
        Page now = team.open(path);
        assertThat(now.form("/end").send().text()).contains("Say why it no longer counts");
        Page ended = now.form("/end").with("why", "She is in remission").send();
        assertThat(ended.text()).contains("No end of life entry counts.");
        assertThat(said(find(visit(cast.gp("F81110"))))).contains(NONE);
        at("2024-02-07T10:00:00Z");
        entry("person").send();
        at("2024-09-07T10:00:00Z");
        assertThat(find(visit(cast.account("ambulance", Organisation.idOfOds("RYC"), null)))
                        .text())
                .contains("Its review is overdue");
    }

    private Form entry(String agreed) {
        return fill(team.open(path), agreed);
    }

    private static Form fill(Page page, String agreed) {
        Form form = page.form("/end-of-life")
                .with("cpr", "not-attempt")
                .with("formHeld", "red folder, kitchen")
                .with("first", "Keep her at home. No hospital unless she asks")
                .with("medicines", "Just-in-case box in the bathroom")
                .with("ringName", "Hospice night line")
                .with("ringPhone", "07700 900417")
                .with("wishes", "Wants to die in her own bed")
                .with("condition", "Lung cancer; weeks")
                .with("agreed", agreed);
        return day(form, "review", LocalDate.of(2024, 8, 1));
    }

    private Page find(Visitor visitor) {
        return find(visitor, person);
    }

    private static Page find(Visitor visitor, Person who) {
        return find(visitor, who, String.valueOf(who.familyName()));
    }

    private static Page find(Visitor visitor, Person who, String familyName) {
        Form form = visitor.open("/end-of-life").posting("/end-of-life").with("familyName", familyName);
        return day(form, "birthDate", Objects.requireNonNull(who.birthDate())).send();
    }

    private static String said(Page page) {
        return page.status() + " "
                + page.document().select(".nhsuk-error-message, h1").text();
    }
}
