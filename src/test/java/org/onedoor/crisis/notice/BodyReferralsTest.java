package org.onedoor.crisis.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Form;
import org.onedoor.Visitor.Page;
import org.onedoor.organisation.Organisation;
import org.onedoor.people.Person;

/** Referrals to safeguarding, MARAC, the fire service and diversion, through the pages of those who send and decide. */
class BodyReferralsTest extends BodyDesk {
    @Test
    @Shows("C2.13")
    void aReferralToMashAsksForItsDatasetMarksThePersonAndTheDecisionAndWhatCameOfItComeBack() {
        Person person = planning.somebody();
        Visitor practice = new Visitor(port).signIn(cast.gp().username());
        Page form = team.open("/people/" + person.personId())
                .follow("Refer to MASH, MARAC or fire")
                .follow("Children's safeguarding (MASH)");
        assertThat(form.text()).contains("Working Together to Safeguard Children 2023");
        Page bare = form.form("/new/mash")
                .with("concern", "Two children alone at night")
                .send();
        assertThat(bare.status()).isEqualTo(422);
        assertThat(bare.text())
                .contains(
                        "Choose whom it is sent to",
                        "Answer this: What kind of harm?",
                        "Answer this: Who is the child?",
                        "Answer this: Who lives at home and who has parental responsibility?",
                        "Answer this: Do the parents know of this referral?",
                        "Answer this: Is the child safe tonight?");
        assertThat(bare.document().select("textarea[name=concern]").text()).isEqualTo("Two children alone at night");
        Form whole = filled(
                bare.form("/new/mash"),
                "to",
                "thurrock-council",
                "harm",
                "neglect",
                "child",
                "lives-with",
                "children",
                "Two, aged 4 and 7",
                "home",
                "She alone; the father's whereabouts are not known",
                "consent",
                "agree",
                "now",
                "not-known");
        String number = number(whole.send());
        assertThat(number(whole.send())).isEqualTo(number);

        assertThat(RailDesk.toldOf(council, number).text())
                .contains(number, "A referral for your organisation to decide");
        assertThat(council.tasksWith(number).document().select("tr").eachText())
                .filteredOn(row -> row.contains(number))
                .singleElement()
                .asString()
                .contains("Decide a referral", "Mon 18 Sep");
        Page received = council.open("/notices/referrals/" + number);
        assertThat(received.text())
                .contains("Two children alone at night", "Two, aged 4 and 7", "Neglect", "Mon 18 Sep 2023 at 23:59");
        // The flag is visible to those who look after the person, and what it is about stays off the badge.
        assertThat(badges(team, person))
                .anyMatch(badge -> badge.contains("Safeguarding"))
                .noneMatch(badge -> badge.contains(number) || badge.contains("MASH") || badge.contains("Neglect"));
        assertThat(practice.open("/people/" + person.personId()).text()).contains("Safeguarding", number);
        assertThat(RailDesk.toldOf(practice, number).text()).contains(number, "A marker stands on somebody");
        Visitor other = new Visitor(port).signIn(cast.clinician("pcn-mh-grays").username());
        assertThat(other.open("/notices/referrals/" + number).status()).isEqualTo(404);
        assertThat(other.open("/notices/referrals").text()).doesNotContain(number);

        Page undecided = received.form("/decision").send();
        assertThat(undecided.status()).isEqualTo(422);
        Page decided = received.form("/decision")
                .with("decision", "assessment")
                .with("words", "Allocated to Ms Vale")
                .send();
        assertThat(decided.text())
                .contains("Children's social care assesses", "Allocated to Ms Vale", "Fri 15 Sep 2023 at 15:00");
        assertThat(RailDesk.toldOf(team, number).text()).contains("A decision on a referral", number);
        assertThat(team.open("/notices/referrals/" + number).text())
                .contains("Children's social care assesses", "Allocated to Ms Vale");
        desk.at("2023-09-29T11:00");
        Page told = council.open("/notices/referrals/" + number)
                .form("/feedback")
                .with("feedback", "A child in need plan began")
                .send();
        assertThat(told.text()).contains("A child in need plan began", "Fri 29 Sep 2023 at 11:00");
        assertThat(team.open("/notices/referrals/" + number).text()).contains("A child in need plan began");
        assertThat(RailDesk.toldOf(team, number).text()).contains("What came of a referral you sent");

        // MARAC takes what is high risk, and the same way back.
        Page low = marac(team.open("/notices/referrals/new/marac?person=" + person.personId()), "victim", "9");
        assertThat(low.status()).isEqualTo(422);
        assertThat(low.text()).contains("MARAC takes high risk: 14 or more answers of yes");
        String high = number(low.form("/new/marac").instead("dash", "17").send());
        assertThat(badges(team, person))
                .anyMatch(badge -> badge.contains("Sensitive record"))
                .noneMatch(badge -> badge.contains(high) || badge.contains("omestic") || badge.contains("ictim"));
        Visitor force = new Visitor(port)
                .signIn(cast.account("police", Organisation.idOfSlug("essex-police"), null)
                        .username());
        assertThat(RailDesk.toldOf(force, high).text())
                .contains(high, "A referral for your organisation to decide")
                .doesNotContain("marac");
        Page asked = force.open("/notices/referrals/" + high);
        assertThat(asked.text()).contains("He waited outside", "17", "At her sister's, mornings");
        asked.form("/decision")
                .with("decision", "listed")
                .with("words", "The meeting of 12 Oct")
                .send();
        assertThat(RailDesk.toldOf(team, high).text()).contains("A decision on a referral", high);
        force.open("/notices/referrals/" + high)
                .form("/feedback")
                .with("feedback", "An adviser is with her")
                .send();
        assertThat(RailDesk.toldOf(team, high).text()).contains("What came of a referral you sent");
        assertThat(team.open("/notices/referrals/" + high).text())
                .contains("Listed for the next meeting", "The meeting of 12 Oct", "An adviser is with her")
                .contains("Fri 29 Sep 2023 at 11:00");
    }

    @Test
    void whoHarmsAfterBeingHarmedHasBothMarkersInWordsOfTheirOwnAndWhoMayReferMayReadTheirOwn() {
        Person person = planning.somebody();
        String path = "/people/" + person.personId();
        String form = "/notices/referrals/new/marac?person=" + person.personId();
        String first = number(marac(team.open(form), "victim", "17"));
        String second = number(marac(team.open(form), "perpetrator", "20"));
        assertThat(team.open(path).text())
                .contains("Victim. MARAC referral " + first + ". Never tell whoever may harm them")
                .contains("Perpetrator. MARAC referral " + second + ". Never tell this person");
        assertThat(badges(team, person))
                .filteredOn(badge -> badge.contains("Sensitive record"))
                .hasSize(1);

        // Whoever may send one may read it, and nobody is told by sending whether the person is known.
        Visitor crew = new Visitor(port)
                .signIn(cast.account("ambulance", Organisation.idOfOds("RYC"), null)
                        .username());
        String own = number(typed(maracForm(crew.open("/notices/referrals/new/marac"), "victim", "15"), person)
                .send());
        assertThat(crew.open("/notices/referrals/" + own).text()).contains("He waited outside");
        Page list = crew.open("/notices/referrals");
        assertThat(list.document().select("#s-" + own + " td").eachText()).contains("To Essex Police");
        assertThat(team.open(path).text()).contains("Victim. MARAC referral " + own);
        Visitor elsewhere =
                new Visitor(port).signIn(cast.clinician("pcn-mh-grays").username());
        Page known = typed(maracForm(elsewhere.open("/notices/referrals/new/marac"), "victim", "15"), person)
                .send();
        Page unknown = maracForm(elsewhere.open("/notices/referrals/new/marac"), "victim", "15")
                .with("familyName", Cast.familyName(new Random()))
                .send();
        assertThat(known.text()).doesNotContain("About " + person.headed()).contains("He waited outside");
        assertThat(lines(known)).isEqualTo(lines(unknown));
        assertThat(team.open(path).text()).contains("MARAC referral " + number(known));
        Visitor mind = new Visitor(port).signIn(cast.vcse("positive-pathways").username());
        assertThat(mind.open("/notices/referrals/new/marac").status()).isEqualTo(403);
    }

    /** What a page says of a referral but for what was typed. */
    private static List<String> lines(Page page) {
        return page.document().select("main h2, main dt, main .nhsuk-lede-text, main form").stream()
                .map(each -> each.tagName() + (each.tagName().equals("form") ? "" : " " + each.text()))
                .toList();
    }

    @Test
    void aFormBegunFromOnePersonAndTypedForAnotherAsksWhichAndOneSentAgainInOtherWordsKeepsThem() {
        Person begun = planning.somebody();
        Person meant = planning.somebody();
        Form form = typed(
                maracForm(team.open("/notices/referrals/new/marac?person=" + begun.personId()), "victim", "17"), meant);
        Page which = form.send();
        assertThat(which.status()).isEqualTo(422);
        assertThat(which.text())
                .contains("You began this from " + begun.headed(), "Whoever is typed above", "Whom is it about?");
        assertThat(which.document().select("textarea[name=concern]").text()).isEqualTo("He waited outside");
        assertThat(badges(team, begun)).noneMatch(badge -> badge.contains("Sensitive"));
        String number = number(which.form("/new/marac").with("about", "typed").send());
        assertThat(badges(team, begun)).noneMatch(badge -> badge.contains("Sensitive"));
        assertThat(team.open("/people/" + meant.personId()).text()).contains("Victim. MARAC referral " + number);

        Page again = which.form("/new/marac")
                .with("about", "typed")
                .instead("concern", "Other words")
                .send();
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text()).contains("This form was sent before with other words");
        assertThat(again.document().select("textarea[name=concern]").text()).isEqualTo("Other words");
        assertThat(number(again.form("/new/marac").send())).isNotEqualTo(number);
    }
}
