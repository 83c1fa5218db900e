package org.onedoor.crisis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor.Page;

/** What is looked at before a month's return is locked, and that a force is reminded of it. */
@OneDoorTest
class ReturnChecksTest extends ReturnDesk {
    @Test
    void whatWasRecordedAfterTheLookIsLookedAtBeforeItIsLocked() {
        UUID id = whole("2017-06-05");
        forces.at("2017-07-03T08:00:00Z");
        Page looked = officer.open(JUNE);
        assertThat(looked.text()).contains("Nothing is missing, and nothing contradicts.");
        forces.record(officer, id, "2017-07-03T08:05:00Z", "police-details", "perceived", "M", "arrested", "yes");
        Page changed = lock(looked);
        assertThat(changed.status()).isEqualTo(409);
        assertThat(changed.text()).contains("Somebody recorded something meanwhile", "recorded in different ways");
        assertThat(locked()).isZero();
        assertThat(lock(changed).status()).isEqualTo(200);
        assertThat(locked()).isOne();
    }

    @Test
    void whatTheReturnAsksAndThePhoneFormDoesNotIsAnsweredOneByOneAndNotKnownIsAnAnswer() {
        UUID id = forces.begin(officer, "2017-06-05T20:00:00Z", "s136", "30");
        forces.at("2017-06-05T20:10:00Z");
        Page nothing = night.record(officer, id, "police-details");
        assertThat(nothing.status()).isEqualTo(422);
        assertThat(nothing.text()).contains("Answer one of the questions");
        forces.record(officer, id, "2017-06-05T20:10:00Z", "police-details", "weapons", "yes");
        forces.at("2017-07-03T08:00:00Z");
        assertThat(problems(officer.open(JUNE)))
                .anyMatch(words -> words.contains("The ethnic group as the officer perceived it;"
                        + " whether there was an arrest; alcohol or drugs: not recorded. They count as Not recorded"));
        forces.record(officer, id, "2017-07-03T08:05:00Z", "police-details", "intoxication", "not-known");
        forces.record(
                officer, id, "2017-07-03T08:06:00Z", "police-details", "perceived", "99", "arrested", "not-known");
        Page page = officer.open(JUNE);
        assertThat(problems(page)).noneMatch(words -> words.contains("recorded in different ways"));
        assertThat(problems(page)).noneMatch(words -> words.contains("as the officer perceived it"));
        assertThat(Force.number(page, "weapons-yes")).isEqualTo("1");
        assertThat(Force.number(page, "intoxication-not-known")).isEqualTo("1");
        assertThat(Force.number(page, "arrested-not-known")).isEqualTo("1");
        assertThat(Force.number(page, "ethnicity-99")).isEqualTo("1");
    }

    @Test
    void whatCannotBeSoIsListedAndAPoliceStationIsCountedWithItsReason() {
        UUID id = forces.begin(officer, "2017-06-05T20:00:00Z", "s136", "30");
        forces.record(
                officer, id, "2017-06-05T20:10:00Z", "left", "transport", "police-vehicle", "policeVehicle", "over-30");
        forces.record(
                officer,
                id,
                "2017-06-05T20:30:00Z",
                "arrived",
                "placeType",
                "police-station",
                "stationReason",
                "regulations",
                "authoriser",
                "Supt Amber Lyle");
        forces.record(officer, id, "2017-06-05T21:00:00Z", "ended", "outcome", "custody");
        forces.record(
                officer,
                id,
                "2017-06-05T21:05:00Z",
                "police-details",
                "perceived",
                "99",
                "arrested",
                "no",
                "weapons",
                "not-known",
                "intoxication",
                "alcohol");
        forces.at("2017-07-03T08:00:00Z");
        Page page = officer.open(JUNE);
        assertThat(problems(page))
                .hasSize(2)
                .anyMatch(words ->
                        words.contains("It ended in custody for an offence, and says that nobody was arrested"))
                .anyMatch(words ->
                        words.contains("The reason is that no ambulance came within 30 minutes; none was asked for"));
        assertThat(Force.number(page, "place-police-station")).isEqualTo("1");
        assertThat(Force.number(page, "police-station-regulations")).isEqualTo("1");
        assertThat(Force.number(page, "ethnicity-99")).isEqualTo("1");
        assertThat(page.document().select("#hours").text()).isEqualTo("0.5");
        assertThat(Force.number(page, "hours-to-6")).isEqualTo("1");

        // Somebody of the suite puts the power right: it stays a case of the force whose officer wrote it.
        Element correct = suite.open("/crisis/" + id).document().select("a[href*=/correct/]").stream()
                .filter(link -> link.text().contains("Power used"))
                .findFirst()
                .orElseThrow();
        Page form = suite.open(correct.attr("href"));
        assertThat(form.form(form.path()).with("power", "s135-1").send().status())
                .isEqualTo(200);
        assertThat(Force.number(officer.open(JUNE), "section-s135-1")).isEqualTo("1");
    }

    @Test
    void aForceIsRemindedOnceFromTheTenthOnUntilTheReturnIsLocked() {
        whole("2017-06-05");
        forces.at("2017-07-09T22:59:00Z");
        forces.pump();
        assertThat(reminded()).isZero();
        forces.at("2017-07-09T23:00:00Z"); // the tenth begins in London
        forces.pump();
        forces.at("2017-07-11T08:00:00Z");
        forces.pump();
        assertThat(reminded()).isOne();
        Page tasks = officer.tasksWith("Home Office return of 2017-06");
        assertThat(tasks.text()).contains("Check and lock the Home Office return of a month that is over");
        Element link = tasks.document().select("a[href=" + JUNE + "]").first();
        assertThat(link).isNotNull();
        lock(officer.open(JUNE));
        assertThat(jdbc.sql(
                                "select state from work.task where org_id = :force and source_key = 'police-return:2017-06'")
                        .param("force", force)
                        .query(String.class)
                        .single())
                .isNotEqualTo("open");
        forces.pump();
        assertThat(reminded()).isOne();
    }

    private int reminded() {
        return jdbc.sql("select count(*) from work.notification where org_id = :force and kind = 'police-return'")
                .param("force", force)
                .query(Integer.class)
                .single();
    }
}
