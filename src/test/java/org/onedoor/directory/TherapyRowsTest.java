package org.onedoor.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;

/** Therapies against the national list, and the offer for young adults. */
class TherapyRowsTest extends PathwayDesk {
    private void change(Service service, String field, String value) {
        Visitor provider = new Visitor(port).signIn(made.vcse(service).username());
        Page proposed = provider.open("/services/" + service.code() + "/edit")
                .form("/edit")
                .with(field, value)
                .send()
                .form("/edit")
                .with("propose", "yes")
                .send();
        assertThat(proposed.text()).contains("It is proposed");
        manager.open("/services/" + service.code()).form("/approve").send();
    }

    @Test
    @Shows("W0.35")
    void therapiesByModalityAndTeamStandAgainstTheNiceListWithTheGaps() {
        Service offers = made.make("memory", 18, null, "{all}");
        Service none = made.make("memory", 18, null, "{all}");
        Visitor provider = new Visitor(port).signIn(made.vcse(offers).username());
        Page wrong = provider.open("/services/" + offers.code() + "/edit")
                .form("/edit")
                .with("therapies", "crystals")
                .send();
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("not on the list of therapies");
        assertThat(therapy("cognitive-stimulation"))
                .contains("Cognitive", "NICE NG97")
                .doesNotContain(offers.name());
        change(offers, "therapies", "cognitive-stimulation");
        Page page = manager.open("/services/therapies?need=memory");
        assertThat(page.document().select("#team-" + offers.code()).text()).endsWith("Offered");
        assertThat(page.document().select("#team-" + none.code()).text()).endsWith("Gap");
        assertThat(therapy("cognitive-stimulation")).contains(offers.name()).doesNotContain("Gap: no team");
        assertThat(therapy("arts-therapies")).contains("Arts", "NICE CG178", "Gap: no team");
        assertThat(page.text()).contains("Group cognitive stimulation therapy");
        made.close(offers);
        assertThat(therapy("cognitive-stimulation")).doesNotContain(offers.name());
        made.close(none);
    }

    @Test
    @Shows("T43")
    void theOfferFor18To25IsOneServiceOfTwoProvidersToTheDayBeforeThe26thBirthday() {
        Service offer = made.make("young-adult", 18, 25, "{all}");
        Visitor provider = new Visitor(port).signIn(made.vcse(offer).username());
        Page wrong = provider.open("/services/" + offer.code() + "/edit")
                .form("/edit")
                .with("providers", "NELFT, Some Other Trust")
                .send();
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("no organisation OneDoor knows");
        change(offer, "providers", "NELFT, EPUT");
        String both = manager.open("/services/" + offer.code()).text();
        assertThat(both)
                .containsIgnoringCase("North East London NHS Foundation Trust and Essex Partnership University")
                .contains("18 to 25");
        assertThat(new Visitor(port).open("/find-help/" + offer.code()).text())
                .contains("One service of", "18 to 25")
                .containsIgnoringCase("North East London NHS Foundation Trust")
                .containsIgnoringCase("Essex Partnership University");
        assertThat(fits(18, offer)).containsOnlyOnce(offer.name());
        assertThat(fits(25, offer)).containsOnlyOnce(offer.name());
        assertThat(fits(17, offer)).isEmpty();
        assertThat(fits(26, offer)).isEmpty();
        assertThat(manager.open("/services/young-adults-18-25").text())
                .containsIgnoringCase("North East London NHS Foundation Trust and Essex Partnership University")
                .contains("18 to 25");
        // to the day: by the birth date at triage
        assertThat(triage(today.minusYears(26).plusDays(1))).contains("s-" + offer.id());
        assertThat(triage(today.minusYears(26))).contains("x-" + offer.id()).doesNotContain("s-" + offer.id());
        assertThat(triage(today.minusYears(18))).contains("s-" + offer.id());
        assertThat(triage(today.minusYears(18).plusDays(1))).contains("x-" + offer.id());
        made.close(offer);
    }

    private List<String> fits(int age, Service offer) {
        return manager.open("/services")
                .form("/services")
                .with("need", "young-adult")
                .with("age", String.valueOf(age))
                .send()
                .document()
                .select("#fits h3:contains(%s)".formatted(offer.name()))
                .eachText();
    }
}
