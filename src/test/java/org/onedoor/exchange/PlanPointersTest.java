package org.onedoor.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Form;
import org.onedoor.Visitor.Page;
import org.onedoor.exchange.Partner.Answer;
import org.onedoor.frontdoor.Doing;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A plan that is kept elsewhere is known here: for the team, in an emergency, and for a partner's machine by its code. */
class PlanPointersTest extends OneReferralSent {
    private static final String RESPECT = "1382601000000107";

    @Autowired
    People people;

    @Autowired
    Doing doing;

    private Page recorded(Visitor team) {
        return team.open("/people/" + personId)
                .follow("Plans held elsewhere")
                .form("/pointers")
                .with("type", RESPECT)
                .with("organisation", "St Clare Hospice")
                .with("whereHeld", "Yellow folder, kitchen; ring the hospice on 01632 960123 at night")
                .with("madeOn-day", "3")
                .with("madeOn-month", "2")
                .with("madeOn-year", "2026")
                .send();
    }

    private JsonNode asked(Partner machine, String number, String more) {
        String subject = URLEncoder.encode("https://fhir.nhs.uk/Id/nhs-number|" + number, StandardCharsets.UTF_8);
        Answer answer = machine.get("/DocumentReference?subject:identifier=" + subject + more);
        return found(answer);
    }

    @Test
    void aReSPECTFormThatTheHospiceKeepsIsFoundByTheTeamInAnEmergencyAndByAMachine() {
        Visitor navigator = new Visitor(port).signIn(cast.navigator().username());
        Page page = recorded(navigator);
        assertThat(page.text())
                .contains("ReSPECT form")
                .contains("St Clare Hospice")
                .contains("Yellow folder");
        assertThat(navigator.open("/people/" + personId).text()).contains("Plans held elsewhere (1)");

        Person person = people.get(UUID.fromString(personId));
        Visitor ward = new Visitor(port).signIn(cast.clinician("pcn-mh-grays").username());
        assertThat(ward.open("/people/" + personId + "/pointers").status()).isEqualTo(404);
        Page emergency = ward.open("/people/" + personId)
                .follow("open their emergency summary")
                .form("/emergency")
                .with("nhsNumber", Objects.requireNonNull(person.nhsNumber()))
                .with("familyName", Objects.requireNonNull(person.familyName()))
                .with("ground", "danger")
                .with("reason", "Found unconscious in the corridor of the ward")
                .with("password", "demo")
                .send();
        assertThat(emergency.text()).contains("ReSPECT form").contains("ring the hospice");

        String number = Objects.requireNonNull(person.nhsNumber());
        JsonNode entries = asked(partner, number, "");
        JsonNode pointer = entries.path(0).path("resource");
        assertThat(entries.size()).isEqualTo(1);
        assertThat(pointer.path("type").path("coding").path(0).path("code").asString())
                .isEqualTo(RESPECT);
        assertThat(pointer.path("category")
                        .path(0)
                        .path("coding")
                        .path(0)
                        .path("code")
                        .asString())
                .isEqualTo("734163000");
        assertThat(pointer.path("custodian").path("display").asString()).isEqualTo("St Clare Hospice");
        assertThat(pointer.path("subject").path("identifier").path("value").asString())
                .isEqualTo(number);
        assertThat(asked(partner, number, "&type=http://snomed.info/sct%7C736253002")
                        .size())
                .isZero();
        assertThat(asked(stranger, number, "").size()).as("out of reach").isZero();

        elsewhere(navigator, page);
        Page ended = page.form("/end").with("why", "").send();
        assertThat(ended.status()).isEqualTo(422);
        assertThat(ended.text()).contains("Say why it no longer counts");
        Form torn = page.form("/end").with("why", "Torn up by her own hand");
        for (int click = 0; click < 2; click++) {
            assertThat(torn.send().text()).contains("No plan held elsewhere is recorded");
        }
        assertThat(asked(partner, number, "").size()).isZero();
    }

    /** The page of somebody else does not end it, whoever reaches both. */
    private void elsewhere(Visitor navigator, Page page) {
        String end = page.document().select("form[action$=/end]").attr("action");
        String other = doing.person(doing.referral(cast.gp().actor())).toString();
        assertThat(page.form("/end")
                        .to(end.replace(personId, other))
                        .with("why", "Not theirs")
                        .send()
                        .status())
                .isEqualTo(404);
        assertThat(navigator.open("/people/" + personId + "/pointers").text()).contains("Yellow folder");
    }

    @Test
    void oneThatStandsOnALinkedRecordIsEndedFromEither() {
        Visitor navigator = new Visitor(port).signIn(cast.navigator().username());
        recorded(navigator);
        UUID other = doing.person(doing.referral(cast.gp().actor()));
        Page linked = navigator
                .open("/people/%s/same/%s".formatted(personId, other))
                .form("/same/" + other)
                .with("verdict", "same")
                .with("basis", "services")
                .with("bothNumbers", "yes")
                .with("why", "Both services looked.")
                .send();
        assertThat(linked.text()).contains("The two records are linked");
        assertThat(navigator
                        .open("/people/%s/pointers".formatted(other))
                        .form("/end")
                        .with("why", "Torn up by her own hand")
                        .send()
                        .text())
                .contains("No plan held elsewhere is recorded");
    }

    @Test
    void whatIsMissingIsSaidAndWhatWasTypedIsKept() {
        Visitor navigator = new Visitor(port).signIn(cast.navigator().username());
        Page page = navigator
                .open("/people/" + personId + "/pointers")
                .form("/pointers")
                .with("organisation", "Nowhere at all")
                .with("whereHeld", "In the drawer")
                .with("madeOn-day", "31")
                .with("madeOn-month", "2")
                .with("madeOn-year", "1826")
                .send();
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text()).contains("Its date must be a real date");
        Page second = page.form("/pointers")
                .with("madeOn-day", "1")
                .with("organisation", "Nowhere at all")
                .send();
        assertThat(second.text())
                .contains("Choose what it is", "within the last 50 years")
                .contains("No organisation has this code or name")
                .contains("In the drawer");
        for (String search : new String[] {"", "?subject:identifier=12", "?subject:identifier=x%7C999"}) {
            assertThat(partner.get("/DocumentReference" + search).status())
                    .as(search)
                    .isEqualTo(400);
        }
    }
}
