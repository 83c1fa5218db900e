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
import org.onedoor.organisation.Team;
import org.onedoor.people.Person;

/** Liaison and diversion from custody and court, the fire service, and figures of so few that they could be known. */
class DiversionAndFireTest extends BodyDesk {
    @Test
    @Shows("V28")
    void fromCustodyToTreatmentAndWhatCameOfItBackToTheForce() {
        Person person = planning.somebody();
        Visitor custody = new Visitor(port)
                .signIn(cast.account("police", Organisation.idOfSlug("essex-police"), Team.idOf("essex-police-custody"))
                        .username());
        Visitor crisis = new Visitor(port).signIn(cast.clinician("crht").username());
        assertThat(team.open("/notices/referrals/new/diversion").status()).isEqualTo(403);
        Page form = custody.open("/notices/referrals").follow("Liaison and diversion");
        Form whole = filled(
                typed(form.form("/new/diversion"), person),
                "to",
                "service:crht",
                "where",
                "custody",
                "custody",
                "CU/23/4711",
                "need",
                "The custody nurse saw that she hears voices",
                "next",
                "Bail until 2 Oct",
                "consent",
                "agree");
        Page sent = whole.send();
        String number = number(sent);
        assertThat(sent.text()).contains("CU/23/4711").doesNotContain("About " + person.headed());
        assertThat(crisis.tasksWith(number).text()).contains("Decide a referral");
        Page received = crisis.open("/notices/referrals/" + number);
        assertThat(received.text())
                .contains("About " + person.headed(), "hears voices", "In custody", "Bail until 2 Oct");
        desk.at("2023-09-18T10:00");
        received.form("/decision").with("decision", "accepted").send();
        assertThat(RailDesk.toldOf(custody, number).text()).contains(number, "A decision on a referral");
        desk.at("2023-09-27T16:00");
        crisis.open("/notices/referrals/" + number)
                .form("/feedback")
                .with("feedback", "Came to three of three appointments; treatment goes on")
                .send();
        Page back = custody.open("/notices/referrals/" + number);
        assertThat(back.text())
                .contains("Accepted: treatment begins", "Mon 18 Sep 2023 at 10:00")
                .contains("Came to three of three appointments; treatment goes on", "Wed 27 Sep 2023 at 16:00");
        assertThat(RailDesk.toldOf(custody, number).text()).contains("What came of a referral you sent");
        Visitor rail = desk.railPolice(port);
        assertThat(rail.open("/notices/referrals/" + number).status()).isEqualTo(404);

        // And from a court, by an officer of the force who is in no team.
        Visitor officer = new Visitor(port)
                .signIn(cast.account("police", Organisation.idOfSlug("essex-police"), null)
                        .username());
        String court = number(filled(
                        typed(officer.open("/notices/referrals/new/diversion").form("/new/diversion"), person),
                        "to",
                        "service:crht",
                        "where",
                        "court",
                        "custody",
                        "Basildon 23/118",
                        "need",
                        "The court's nurse saw that he does not sleep",
                        "next",
                        "A hearing on 9 Oct",
                        "consent",
                        "agree")
                .send());
        Page met = crisis.open("/notices/referrals/" + court);
        assertThat(met.text()).contains("At court", "Basildon 23/118", "A hearing on 9 Oct");
        met.form("/decision").with("decision", "seen").send();
        crisis.open("/notices/referrals/" + court)
                .form("/feedback")
                .with("feedback", "Seen on the day; a report is with the court")
                .send();
        assertThat(RailDesk.toldOf(officer, court).text()).contains("What came of a referral you sent", court);
        assertThat(officer.open("/notices/referrals/" + court).text())
                .contains("Seen and assessed", "Seen on the day; a report is with the court");
    }

    @Test
    void theFireServiceIsAskedFromTheThresholdOnAndSaysWhatCameOfIt() {
        Visitor fire = new Visitor(port)
                .signIn(cast.account("vcse", Organisation.idOfSlug("essex-fire-service"), null)
                        .username());
        Person person = planning.somebody();
        String path = "/notices/referrals/new/fire-hoarding?person=" + person.personId();
        String[] answers = {"rating", "3", "escape", "yes", "alarms", "no", "consent", "agree"};
        Page below = filled(team.open(path).form("/new/fire-hoarding"), answers).send();
        assertThat(below.status()).isEqualTo(422);
        assertThat(below.text()).contains("From a rating of 4 on");
        answers[1] = "10";
        assertThat(filled(team.open(path).form("/new/fire-hoarding"), answers)
                        .send()
                        .text())
                .contains("Enter a whole number from 1 to 9");
        answers[1] = "6";
        String number = number(
                filled(team.open(path).form("/new/fire-hoarding"), answers).send());
        Page received = fire.open("/notices/referrals/" + number);
        assertThat(received.text()).contains("Do smoke alarms work?").doesNotContain("About " + person.headed());
        received.form("/decision").with("decision", "visit").send();
        fire.open("/notices/referrals/" + number)
                .form("/feedback")
                .with("feedback", "Two alarms fitted")
                .send();
        assertThat(team.open("/notices/referrals/" + number).text()).contains("Visit agreed", "Two alarms fitted");
        assertThat(badges(team, person)).noneMatch(badge -> badge.contains("Safeguarding"));

        String course = number(filled(
                        team.open("/notices/referrals/new/fire-break?person=" + person.personId())
                                .form("/new/fire-break"),
                        "why",
                        "She would gain from a team",
                        "fire",
                        "no",
                        "consent",
                        "agree")
                .send());
        Page place = fire.open("/notices/referrals/" + course)
                .form("/decision")
                .with("decision", "place")
                .send();
        assertThat(place.text()).contains("A place on a course");
        assertThat(fire.open("/notices/referrals").text()).contains(number, course);
    }

    @Test
    void soFewThatTheyCouldBeKnownAreAStar() {
        desk.at("2016-06-01T12:00");
        Visitor manager = new Visitor(port)
                .signIn(cast.account("manager", Organisation.idOfOds("R1L"), null)
                        .username());
        Visitor amhp = new Visitor(port)
                .signIn(cast.account("amhp", Organisation.idOfSlug("essex-county-council"), Team.idOf("amhp-hub"))
                        .username());
        for (int i = 0; i < 6; i++) {
            number(filled(
                            amhp.open("/notices/referrals/new/marac").form("/new/marac"),
                            "familyName",
                            Cast.familyName(new Random()),
                            "role",
                            i < 4 ? "perpetrator" : "victim",
                            "other",
                            "Not known",
                            "dash",
                            "15",
                            "judgement",
                            "no",
                            "escalation",
                            "no",
                            "concern",
                            "Threats",
                            "contact",
                            "By day",
                            "consent",
                            "not-asked")
                    .send());
        }
        Page figures = manager.open("/notices/referrals/figures");
        List<String> rows = figures.document().select("tbody tr").eachText();
        assertThat(rows).anyMatch(row -> row.contains("Domestic abuse (MARAC)") && row.endsWith(" 5"));
        assertThat(rows).anyMatch(row -> row.contains("those who harm") && row.endsWith("*"));
        assertThat(rows).anyMatch(row -> row.contains("those who are harmed") && row.endsWith("*"));
        assertThat(rows).anyMatch(row -> row.contains("Fire Break") && row.endsWith(" 0"));
        assertThat(team.open("/notices/referrals/figures").status()).isEqualTo(403);
    }
}
