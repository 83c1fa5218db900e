package org.onedoor.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onedoor.frontdoor.Doing.as;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.directory.Service;
import org.onedoor.people.Details;
import org.onedoor.platform.time.London;

/** Which organisation leads: by age on the day of the referral, by a combination of needs, and across the border. */
class WhoLeadsTest extends LeadDesk {
    private String refer(LocalDate born, String postcode, @Nullable String practice, Instant at, String... needs) {
        Details any = Cast.somebody(new Random());
        Details who = new Details(
                any.nhsNumber(),
                any.familyName(),
                any.givenName(),
                null,
                born,
                any.gender(),
                any.addressLine(),
                postcode,
                any.phone(),
                null,
                practice,
                null,
                false,
                false,
                null);
        return as(
                cast.gp().actor(),
                () -> intake.submit(
                                new Submission(
                                        who,
                                        null,
                                        Door.GP,
                                        Priority.ROUTINE,
                                        at,
                                        null,
                                        List.of(needs),
                                        "Asked for help at the surgery",
                                        null,
                                        "given",
                                        false),
                                null)
                        .reference());
    }

    @Test
    @Shows("S05")
    void adultsGoToEputAndChildrenToNelftByTheAgeOnTheDayOfTheReferral() {
        Instant now = time.instant();
        Page adult = triage(refer(today.minusYears(40), "RM17 6SL", "F81088", now, "trauma"), "");
        assertThat(leads(adult))
                .containsIgnoringCase("%s (40 years old on the day of the referral".formatted(EPUT))
                .containsIgnoringCase("Remit of the providers, Adults: " + EPUT);
        String byDefault = adult.document().select("#leads > p a").text();
        assertThat(byDefault).isNotEmpty();
        assertThat(adult.document()
                        .select("article:has(h3:contains(%s)) .onedoor-offer__organisation".formatted(byDefault))
                        .text())
                .containsIgnoringCase(EPUT);
        Page child = triage(refer(today.minusYears(12), "RM17 6SL", "F81088", now, "trauma"), "");
        assertThat(leads(child))
                .containsIgnoringCase("%s (12 years old".formatted(NELFT))
                .contains("By default: Children and young people's mental health");

        // 17 when it was received, 18 since: the remit is the children's provider's, and the page says what that means
        LocalDate justGrown = today.minusDays(3).minusYears(18);
        Page grown = triage(refer(justGrown, "RM17 6SL", "F81088", now.minus(Duration.ofDays(10)), "trauma"), "");
        assertThat(leads(grown))
                .containsIgnoringCase("%s (17 years old on the day of the referral".formatted(NELFT))
                .contains("No service of theirs in the directory can take this as it is: speak to them");
        assertThat(leads(triage(refer(today.minusYears(40), "RM17 6SL", "F81088", now, "debt"), "")))
                .contains("No rule says who leads: any service below may be asked");
        Page day = triage(refer(today.minusYears(18), "RM17 6SL", "F81088", now, "trauma"), "");
        assertThat(leads(day)).containsIgnoringCase("%s (18 years old".formatted(EPUT));

        // a change is tried before it is switched: the remit to the day before the 26th birthday
        Page wrong = manager.open(change(manager, "remit-children"))
                .formIn("#rule", "/services/leads/new")
                .with("ageTo", "two")
                .with("lead", "Nobody's Trust")
                .with("fromOn", "2020-01-01")
                .send();
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text())
                .contains("Write the age in years", "Name an organisation OneDoor knows", "today or a later day");
        assertThat(wrong.document().select("#ageTo").val()).isEqualTo("two");
        Page preview = manager.open(change(manager, "remit-children"))
                .formIn("#rule", "/services/leads/new")
                .with("ageTo", "25")
                .with("rank", "1")
                .with("source", "Proposed at a meeting")
                .send();
        assertThat(preview.document().select("#changes li").eachText())
                .singleElement()
                .asString()
                .containsIgnoringCase("Age 18 to 25: %s, otherwise %s".formatted(NELFT, EPUT));
        preview.formIn("#as-seen", "/services/leads/new").with("propose", "yes").send();
        String proposed = manager.open("/services/leads")
                .document()
                .select("#proposed a:contains(Children and young people)")
                .getLast()
                .attr("href");
        assertThat(manager.open(proposed).text()).contains("You proposed this. Another manager agrees it");
        assertThat(leads(triage(refer(today.minusYears(20), "RM17 6SL", "F81088", now, "trauma"), "")))
                .containsIgnoringCase("%s (20 years old".formatted(EPUT));
        manager().open(proposed).form("/refuse").send();
    }

    private static String change(Visitor visitor, String code) {
        return visitor.open("/services/leads")
                        .document()
                        .select("#rule-" + code + " a")
                        .attr("href") + "/edit";
    }

    @Test
    @Shows("C1.24c")
    void theResponsibilityMatrixSaysWhoLeadsForACombinationOfNeedsAndTriageAppliesIt() {
        Page matrix = navigator.open("/services/leads");
        assertThat(matrix.document().select("#rule-dual-severe").text())
                .contains("Getting unwell again with a severe mental illness", "with: Drugs or alcohol")
                .containsIgnoringCase(EPUT);
        assertThat(matrix.document().select("#rule-dual-named").text())
                .contains("North Essex Crisis Care Concordat action plan 2015: 1.24");
        assertThat(matrix.text()).doesNotContain("seed 0");
        assertThat(matrix.document().select("#rule-dual-thurrock").text())
                .contains("Lives: Thurrock", "Thurrock Council")
                .containsIgnoringCase(EPUT);
        Instant now = time.instant();
        LocalDate born = today.minusYears(40);
        Page severe = triage(refer(born, "RM17 6SL", "F81088", now, "smi-relapse", "substance-misuse"), "");
        assertThat(leads(severe))
                .containsIgnoringCase("Responsibility matrix, Severe mental illness with drugs or alcohol: " + EPUT);
        assertThat(severe.document()
                        .select("article .onedoor-offer__organisation")
                        .getFirst()
                        .text())
                .isEqualToIgnoringCase(EPUT);
        assertThat(severe.document().select("article").getFirst().text())
                .contains("leads by the responsibility matrix");
        Page mild = triage(refer(born, "RM17 6SL", "F81088", now, "low-mood-anxiety", "substance-misuse"), "");
        assertThat(leads(mild)).contains("Thurrock Council leads, with").containsIgnoringCase("with " + EPUT);
        assertThat(mild.document().select("article h3").getFirst().text()).isEqualTo("1. Substance misuse service");
        Page one = triage(refer(born, "RM17 6SL", "F81088", now, "substance-misuse"), "");
        assertThat(leads(one)).doesNotContain("Responsibility matrix");

        // an editor adds a combination, sees what it changes, another agrees, and triage applies it
        String two = "frailty-falls, hoarding";
        assertThat(leads(triage(refer(born, "RM17 6SL", "F81088", now, "frailty-falls", "hoarding"), "")))
                .doesNotContain("Responsibility matrix");
        Page preview = manager.open("/services/leads/new?kind=combination")
                .formIn("#rule", "/services/leads/new")
                .with("name", "A fall risk in a full home")
                .with("needs", two)
                .with("lead", "Thurrock Council")
                .with("supporting", "EPUT")
                .with("words", "Social care leads where a home is hard to move about in")
                .with("source", "Agreed by a test")
                .with("fromOn", today.toString())
                .with("untilOn", today.plusDays(1).toString())
                .send();
        assertThat(preview.document().select("#changes").text())
                .contains("Age any age", "Thurrock Council, otherwise no rule");
        preview.formIn("#as-seen", "/services/leads/new").with("propose", "yes").send();
        String proposed = manager.open("/services/leads")
                .document()
                .select("#proposed a:contains(A fall risk in a full home)")
                .getLast()
                .attr("href");
        assertThat(navigator.open(proposed).document().select("form[action$=/agree]"))
                .isEmpty();
        manager().open(proposed).form("/agree").send();
        Page applied = triage(refer(born, "RM17 6SL", "F81088", now, "frailty-falls", "hoarding"), "");
        assertThat(leads(applied)).contains("Thurrock Council", "A fall risk in a full home");
    }

    @Test
    @Shows("W3.19")
    void whereSomebodyLivesIsRegisteredAndWasFoundDecideTheLeadAcrossTheBorder() {
        Instant now = time.instant();
        LocalDate born = today.minusYears(50);
        String registeredHere = refer(born, "SG1 1AA", "F81009", now, "trauma");
        assertThat(leads(triage(registeredHere, "&lives=hertfordshire")))
                .containsIgnoringCase("Cross-border rule, Lives in Hertfordshire, GP practice here: " + EPUT)
                .containsIgnoringCase("with " + HPFT);
        String nowhere = refer(born, "SG1 1AA", null, now, "trauma");
        Page resident = triage(nowhere, "&lives=hertfordshire");
        assertThat(leads(resident))
                .containsIgnoringCase("Lives in Hertfordshire, no GP practice known: " + HPFT)
                .contains("No service of theirs in the directory can take this as it is");
        assertThat(resident.document().select("#lives option[selected]").text()).isEqualTo("Hertfordshire");
        Page found = triage(nowhere, HARLOW + "&lives=hertfordshire");
        assertThat(leads(found)).containsIgnoringCase("From Hertfordshire, found here: " + EPUT);
        assertThat(found.document().select("#found option[selected]").text()).isEqualTo("Harlow");
        String home = refer(born, "CM20 1QX", "F81009", now, "trauma");
        assertThat(leads(triage(home, ""))).doesNotContain("Cross-border rule");
        assertThat(leads(triage(home, "&registered=hertfordshire")))
                .doesNotContain("Cross-border rule"); // its practice is known to be here

        // a postcode tells no county: no trust leads by one that is only outside, or that nobody knows
        assertThat(leads(triage(nowhere, "")))
                .contains("Lives outside Essex, county not known")
                .doesNotContainIgnoringCase(HPFT);
        assertThat(leads(triage(registeredHere, "")))
                .containsIgnoringCase("Lives outside Essex, GP practice here: " + EPUT)
                .doesNotContainIgnoringCase(HPFT);
        String border = refer(born, "CM23 9ZZ", null, now, "trauma");
        assertThat(leads(triage(border, "")))
                .doesNotContain("Cross-border rule")
                .doesNotContainIgnoringCase(HPFT);
        assertThat(leads(triage(border, "&registered=hertfordshire")))
                .containsIgnoringCase("GP practice in Hertfordshire: " + HPFT);

        // the same without a name, and the third way: nothing known but where somebody was found
        assertThat(tried("CM20 1QX", "E82001", "", ""))
                .contains("lives Harlow; GP practice not known; found not known")
                .containsIgnoringCase(EPUT + " leads")
                .doesNotContain("Cross-border");
        assertThat(tried("CM20 1QX", "E82001", "", "hertfordshire"))
                .contains("GP practice in Hertfordshire")
                .containsIgnoringCase(HPFT + " leads");
        assertThat(tried("CM20 1QX", "E82001", HARLOW, "hertfordshire")).containsIgnoringCase(EPUT + " leads");
        assertThat(tried("CM20 1QX", "", "", "outside"))
                .contains("GP practice outside Essex, county not known")
                .containsIgnoringCase(EPUT + " leads");
        assertThat(tried("", "", "hertfordshire", "")).containsIgnoringCase(HPFT + " leads");
        assertThat(tried("", "", HARLOW, ""))
                .containsIgnoringCase(EPUT + " leads")
                .doesNotContain("Cross-border");
        Page wrong = navigator
                .open("/services/leads")
                .form("/services/leads/try#try")
                .with("age", "old")
                .with("postcode", "somewhere")
                .with("practice", "F8")
                .with("needs", "no-need-at-all")
                .send();
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text())
                .contains("Write the age in years", "Write the whole postcode", "a letter and five digits")
                .contains("not on the list of needs");
        assertThat(navigator
                        .open("/services/leads")
                        .form("/services/leads/try#try")
                        .with("postcode", "ZZ1 1AA")
                        .send()
                        .text())
                .contains("No postcode begins so");
    }

    @Test
    @Shows("C1.02c")
    void aChildsLearningDisabilityCaseListsTheAdultServicesByPlace() {
        Instant now = time.instant();
        LocalDate born = today.minusYears(17);
        Service here = made.make("learning-disability", 18, null, "{district:E06000034}");
        Service there = made.make("learning-disability", 18, null, "{district:E07000077}");
        String reference = refer(born, "RM17 6SL", "F81088", now, "child-mental-health");
        assertThat(triage(reference, "").document().select("#adult-options")).isEmpty();
        navigator
                .open("/referrals/" + reference + "/do/recognise")
                .posting("/do/recognise")
                .with("signs", "learning-disability")
                .send();
        Page thurrock = triage(reference, "");
        assertThat(thurrock.document().select("#adult-options").text()).contains(London.day(born.plusYears(18)));
        assertThat(thurrock.document().select("#adult-here").text())
                .contains(here.name())
                .doesNotContain(there.name());
        assertThat(thurrock.document().select("#adult-elsewhere").text()).contains(there.name() + ": ", "Uttlesford");
        Page uttlesford =
                triage(refer(born, "CB10 1EJ", "F81009", now, "child-mental-health", "learning-disability"), "");
        assertThat(uttlesford.document().select("#adult-here").text())
                .contains(there.name())
                .doesNotContain(here.name());
        Page adult = triage(refer(today.minusYears(18), "RM17 6SL", "F81088", now, "learning-disability"), "");
        assertThat(adult.document().select("#adult-options")).isEmpty();
        made.close(here);
        made.close(there);
        assertThat(triage(reference, "").document().select("#leads").text())
                .contains("None covers where this person lives");
    }
}
