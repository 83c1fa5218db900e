package org.onedoor.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.onedoor.Visitor.Page;
import org.onedoor.platform.time.London;

/** A rule of who leads is changed for a time, for good, or ended. */
class LeadEditionsTest extends LeadDesk {
    private void agreed(Page preview) {
        assertThat(preview.status()).as(preview.text()).isEqualTo(200);
        String name = preview.document().select("#name").val();
        preview.formIn("#as-seen", "/services/leads/new").with("propose", "yes").send();
        String proposed = manager.open("/services/leads")
                .document()
                .select("#proposed a:contains(%s)".formatted(name))
                .getLast()
                .attr("href");
        manager().open(proposed).form("/agree").send();
    }

    @Test
    void aTemporaryEditionEndsNoRuleAndWhatEndsItIsSaid() {
        String[] needs = {"joints-muscles", "volunteering"};
        String name = "Joints and time to give";
        Page first = manager.open("/services/leads/new?kind=combination")
                .formIn("#rule", "/services/leads/new")
                .with("name", name)
                .with("needs", String.join(", ", needs))
                .with("lead", "EPUT")
                .with("words", "Social care leads")
                .with("source", "Agreed by a test")
                .with("fromOn", today.toString())
                .with("untilOn", today.plusDays(10).toString())
                .send();
        assertThat(first.document().select("#changes h3").eachText())
                .containsExactly("From " + London.day(today), "From " + London.day(today.plusDays(10)));
        agreed(first);
        String rule = manager.open("/services/leads")
                .document()
                .select("main a:contains(%s)".formatted(name))
                .getLast()
                .attr("href");
        // corrected from the same day on, and moved up
        Page corrected = manager.open(rule + "/edit")
                .formIn("#rule", "/services/leads/new")
                .with("lead", "Thurrock Council")
                .with("rank", "50")
                .with("fromOn", today.toString())
                .send();
        assertThat(corrected.document().select("#changes").text())
                .containsIgnoringCase("Thurrock Council, otherwise " + EPUT);
        agreed(corrected);
        assertThat(tried(today, needs)).contains("Thurrock Council leads");
        Page temporary = manager.open(rule + "/edit")
                .formIn("#rule", "/services/leads/new")
                .with("lead", "EPUT")
                .with("fromOn", today.plusDays(2).toString())
                .with("untilOn", today.plusDays(4).toString())
                .send();
        assertThat(temporary.document().select("#changes").text())
                .containsIgnoringCase(EPUT + ", otherwise Thurrock Council")
                .contains("From " + London.day(today.plusDays(4)) + " It makes no difference");
        agreed(temporary);
        assertThat(tried(today.plusDays(1), needs)).contains("Thurrock Council leads");
        assertThat(tried(today.plusDays(3), needs)).containsIgnoringCase(EPUT + " leads");
        assertThat(tried(today.plusDays(4), needs)).contains("Thurrock Council leads");
        Page end = manager.open(rule + "/edit")
                .formIn("#rule", "/services/leads/new")
                .with("fromOn", today.plusDays(6).toString())
                .with("untilOn", "")
                .with("ends", "yes")
                .send();
        assertThat(end.document().select("#changes").text()).contains("no rule, otherwise Thurrock Council");
        agreed(end);
        assertThat(tried(today.plusDays(5), needs)).contains("Thurrock Council leads");
        assertThat(tried(today.plusDays(6), needs)).contains("No rule says who leads");
        // as at triage: a remit says nothing of debt
        assertThat(tried(today, "debt")).contains("No rule says who leads");
        assertThat(tried(today, "debt", "trauma")).containsIgnoringCase(EPUT + " leads");
    }
}
