package org.onedoor.crisis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Form;
import org.onedoor.Visitor.Page;
import org.onedoor.platform.web.SentBefore;

/** The monthly return of a police force: made from its cases, checked, locked, sent, and put right beside what was sent. */
@OneDoorTest
class PoliceReturnTest extends ReturnDesk {
    @Test
    @Shows("C4.15b")
    void theMonthIsMadeCheckedLockedMarkedSentAndCorrectedAsANewVersion() {
        whole("2017-06-05");
        forces.begin(officer, "2017-06-07T10:00:00Z", "s135-2", "40"); // no detention in a place of safety
        UUID bare = forces.begin(officer, "2017-06-09T10:00:00Z", "s135-1", "");
        String number = night.found(bare).number();

        // While the month runs it is shown, and cannot be locked.
        forces.at("2017-06-20T08:00:00Z");
        Page open = officer.open(JUNE);
        assertThat(state(open)).contains("Open: the month is not over");
        assertThat(open.document().select("form[action$=/lock]")).isEmpty();
        Page early = officer.open("/crisis/returns/2017-05")
                .form("/lock")
                .with("checked", "yes")
                .to(JUNE + "/lock")
                .send();
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.text()).contains("This month is not over: it can be locked from 1 Jul 2017 on.");
        assertThat(locked()).isZero();

        // Over: what is missing is listed, and counts as what it is.
        forces.at("2017-07-03T08:00:00Z");
        assertThat(listed("2017-06")).contains("June 2017", "Ready to check", "2");
        Page ready = officer.open(JUNE);
        assertThat(ready.document().select("#detentions").text()).isEqualTo("2");
        assertThat(ready.document().select("#left-out").text()).isEqualTo("1");
        assertThat(ready.document().select("#hours").text()).isEqualTo("6.0");
        assertThat(Force.number(ready, "section-s136")).isEqualTo("1");
        assertThat(Force.number(ready, "section-s135-1")).isEqualTo("1");
        assertThat(Force.number(ready, "place-health-based")).isEqualTo("1");
        assertThat(Force.number(ready, "place-not-recorded")).isEqualTo("1");
        assertThat(Force.number(ready, "transport-police-vehicle")).isEqualTo("1");
        assertThat(Force.number(ready, "police-vehicle-over-30")).isEqualTo("1");
        assertThat(Force.number(ready, "ethnicity-M")).isEqualTo("1");
        assertThat(Force.number(ready, "ethnicity-not-recorded")).isEqualTo("1");
        assertThat(ready.document().select("[id^=ethnicity-]")).hasSize(16 + 1 + 2); // not known, not recorded, all
        assertThat(Force.number(ready, "age-under-18")).isEqualTo("1");
        assertThat(Force.number(ready, "age-not-recorded")).isEqualTo("1");
        assertThat(Force.number(ready, "arrested-no")).isEqualTo("1");
        assertThat(Force.number(ready, "hours-to-6")).isEqualTo("1");
        assertThat(ready.text()).contains("Reason a police station was used None in this month.");
        assertThat(problems(ready))
                .allMatch(words -> words.startsWith(number))
                .anyMatch(words -> words.contains("No place of safety is recorded. It counts as Not known"))
                .anyMatch(words -> words.contains("How they were taken there is not recorded"))
                .anyMatch(words -> words.contains("as the officer perceived it"))
                .anyMatch(words -> words.contains("No age is recorded"))
                .anyMatch(words -> words.contains("The end is not recorded. The hours count as Not known"));

        // The file says what the page says, and each table of it adds up.
        assertFile(ready, JUNE + "/file", "draft");

        // Locked by somebody who says that they looked.
        Page unticked = ready.form("/lock").send();
        assertThat(unticked.status()).isEqualTo(422);
        assertThat(unticked.text()).contains("Tick that you have checked the numbers and looked at what is missing");
        Page locked = lock(unticked);
        assertThat(state(locked)).contains("Locked, not sent yet");
        assertThat(locked.document().select("#locked").text()).contains("Version 1, locked by");

        // Nothing changes it, not even OneDoor itself.
        for (String change : List.of(
                "update crisis.police_return set content = '{}' where org_id = :force",
                "delete from crisis.police_return where org_id = :force")) {
            assertThatThrownBy(() -> jdbc.sql(change).param("force", force).update())
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }

        // Marked as sent: when, to whom, and a note.
        Page wrong = locked.form("/sent")
                .with("on-day", "2")
                .with("on-month", "7")
                .with("on-year", "2017")
                .with("note", "By the portal")
                .send();
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text())
                .contains("It was locked on 3 Jul 2017, and cannot have been sent before")
                .contains("Say to whom it was sent");
        assertThat(wrong.document().select("textarea[name=note]").text()).isEqualTo("By the portal");
        Page sent = sent(locked, "3");
        assertThat(state(sent)).contains("Sent.");
        assertThat(sent.document().select("#sent").text())
                .contains("Sent on 3 Jul 2017 to Home Office statistics", "By the portal");
        assertThat(sent.document().select("form[action$=/lock], form[action$=/sent]"))
                .isEmpty();

        // Somebody says more: what was sent stays, and what would be others now is named.
        forces.record(officer, bare, "2017-07-12T08:00:00Z", "police-details", "perceived", "A", "arrested", "yes");
        Page changed = officer.open(JUNE);
        assertThat(changed.text()).contains("Changed since sent");
        assertThat(changed.document().select("#changes").text())
                .contains("Ethnic group as the officer perceived it: White: British: 0, now 1")
                .contains("Arrested for an offence as well: Not recorded: 1, now 0");
        assertThat(Force.number(changed, "arrested-not-recorded")).isEqualTo("1");
        assertThat(listed("2017-06")).contains("Sent", "Changed since locked");
        assertFile(changed, JUNE + "/file", "version 1");

        // A correction says why, and the old version stays to be read.
        Page silent = lock(changed);
        assertThat(silent.status()).isEqualTo(422);
        assertThat(silent.text()).contains("Say why the return is corrected");
        Page corrected = silent.form("/lock")
                .with("checked", "yes")
                .with("why", "The officer's answers came late")
                .send();
        assertThat(state(corrected)).contains("Corrected, not sent again yet");
        assertThat(corrected.document().select("#locked").text())
                .contains("Version 2", "Corrected because: The officer's answers came late");
        assertThat(Force.number(corrected, "arrested-yes")).isEqualTo("1");
        assertThat(corrected.text()).doesNotContain("Changed since");
        assertThat(state(sent(corrected, "12"))).contains("Corrected and sent");
        Page first = officer.open(JUNE + "/1");
        assertThat(first.text()).contains("This is version 1", "Sent on 3 Jul 2017");
        assertThat(Force.number(first, "arrested-not-recorded")).isEqualTo("1");
        assertThat(first.document().select("main form")).isEmpty();
        assertFile(first, JUNE + "/1/file", "version 1");
        assertFile(officer.open(JUNE), JUNE + "/2/file", "version 2");
    }

    private Page sent(Page locked, String day) {
        Page sent = locked.form("/sent")
                .with("on-day", day)
                .with("on-month", "7")
                .with("on-year", "2017")
                .with("to", "Home Office statistics")
                .with("note", "By the portal")
                .send();
        assertThat(sent.status()).as(sent.text()).isEqualTo(200);
        return sent;
    }

    private String listed(String month) {
        return officer.open("/crisis/returns").document().select("#m-" + month).text();
    }

    /** Every number of the page is in the file, nothing else is, and each table adds up to what it counts. */
    private void assertFile(Page page, String path, String state) {
        List<Force.Row> rows = Force.csv(page.visitor(), path);
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.get("force")).isEqualTo("'=Force of the test"); // no formula
            assertThat(row.get("month")).isEqualTo("2017-06");
            assertThat(row.get("state")).isEqualTo(state);
        });
        assertThat(total(rows, "detentions"))
                .isEqualTo(page.document().select("#detentions").text());
        assertThat(total(rows, "hours"))
                .isEqualTo(page.document().select("#hours").text());
        assertThat(total(rows, "left-out"))
                .isEqualTo(page.document().select("#left-out").text());
        for (Force.Row row : rows) {
            if (!row.get("table").equals("total") && !row.get("counted_of").equals("0")) {
                assertThat(Force.number(page, row.get("table") + "-" + row.get("code")))
                        .as(row.toString())
                        .isEqualTo(row.get("number"));
            }
        }
        rows.stream()
                .map(row -> row.get("table"))
                .distinct()
                .filter(table -> !table.equals("total"))
                .forEach(table -> {
                    List<Force.Row> lines = rows.stream()
                            .filter(row -> row.get("table").equals(table))
                            .toList();
                    assertThat(lines.stream()
                                    .mapToInt(row -> Integer.parseInt(row.get("number")))
                                    .sum())
                            .as(table)
                            .isEqualTo(Integer.parseInt(lines.getFirst().get("counted_of")));
                });
    }

    private static String total(List<Force.Row> rows, String code) {
        return rows.stream()
                .filter(row ->
                        row.get("table").equals("total") && row.get("code").equals(code))
                .map(row -> row.get("number"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Shows("C4.15b")
    void monthsBeginAndEndInLondonTimeAndBelongToOneForceOnly() {
        forces.at("2017-05-31T22:00:00Z");
        forces.begin(officer, "2017-05-31T22:30:00Z", "s136", "30"); // 31 May, 23:30 in London
        UUID june = forces.begin(officer, "2017-05-31T23:30:00Z", "s136", "30"); // 1 June, 00:30
        UUID last = forces.begin(officer, "2017-06-30T22:59:00Z", "s136", "30"); // 30 June, 23:59
        forces.begin(officer, "2017-06-30T23:00:00Z", "s136", "30"); // 1 July, 00:00
        forces.at("2017-07-03T08:00:00Z");
        Page page = officer.open(JUNE);
        assertThat(page.document().select("#detentions").text()).isEqualTo("2");
        assertThat(page.text())
                .contains(night.found(june).number(), night.found(last).number());
        assertThat(officer.open("/crisis/returns/2017-05")
                        .document()
                        .select("#detentions")
                        .text())
                .isEqualTo("1");
        lock(page);

        // Listed from the first case on; after more than a year what was locked is still found.
        assertThat(listed("2017-05")).contains("Ready to check", "1");
        assertThat(listed("2017-04")).isEmpty();
        forces.at("2019-07-03T08:00:00Z");
        assertThat(listed("2017-06")).contains("Locked, not sent yet", "2");
        assertThat(listed("2017-05")).isEmpty();

        // Another force has its own month, and nothing leads to this one.
        Visitor stranger = forces.officer(port, forces.found("Another force of the test"));
        Page other = stranger.open(JUNE);
        assertThat(other.document().select("#detentions").text()).isEqualTo("0");
        assertThat(state(other)).contains("Another force of the test", "Ready to check");
        assertThat(other.text()).contains("Nobody was detained in this month.");
        assertThat(other.text()).doesNotContain(night.found(june).number(), "=Force of the test");
        assertThat(stranger.open(JUNE + "/1").status()).isEqualTo(404);
        assertThat(stranger.open(JUNE + "/1/file").status()).isEqualTo(404);
        assertThat(stranger.open(JUNE + "/1").heading())
                .isEqualTo(stranger.open(JUNE + "/99").heading());
        assertThat(contacting.manager(port).open(JUNE).status()).isEqualTo(403);
        assertThat(suite.open("/crisis/returns").status()).isEqualTo(403);
        assertThat(officer.open("/crisis/returns/2017-13").status()).isEqualTo(422);
        assertThat(jdbc.sql("""
                        select count(*) from platform.audit
                         where what = 'Home Office return of a month' and :force = any(subject_ids) and :id = any(subject_ids)
                        """)
                        .param("force", force)
                        .param("id", june)
                        .query(Integer.class)
                        .single())
                .isPositive();
    }

    @Test
    @Shows("C4.15b")
    void twoWhoLockAtOnceLockOnceAndASecondSendingIsTheSameAct() throws Exception {
        whole("2017-06-05");
        forces.at("2017-07-03T08:00:00Z");
        Visitor colleague = forces.officer(port, force);
        Form mine = officer.open(JUNE).form("/lock").with("checked", "yes");
        Form theirs = colleague.open(JUNE).form("/lock").with("checked", "yes");
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            List<Callable<Page>> sendings = List.of(mine::send, theirs::send);
            List<Page> answers = new java.util.ArrayList<>();
            for (Future<Page> each : both.invokeAll(sendings)) {
                answers.add(each.get());
            }
            assertThat(answers).extracting(Page::status).containsExactlyInAnyOrder(200, 409);
            Page slower = answers.stream()
                    .filter(page -> page.status() == 409)
                    .findFirst()
                    .orElseThrow();
            assertThat(slower.text()).contains("locked version 1 of this month on", "before you");
            boolean first = answers.getFirst().status() == 200;
            assertThat((first ? mine : theirs).send().status()).isEqualTo(200); // the same form again
        }
        assertThat(locked()).isOne();

        // Changed and sent again it is another, and is not taken for the first.
        Form form = officer.open(JUNE)
                .form("/sent")
                .with("on-day", "3")
                .with("on-month", "7")
                .with("on-year", "2017")
                .with("to", "Home Office");
        assertThat(form.send().status()).isEqualTo(200);
        assertThat(form.send().status()).isEqualTo(200);
        Page other = form.instead("to", "The ministry").send();
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.text()).contains(SentBefore.WORDS);
        assertThat(other.document().select("#sent").text()).contains("to Home Office");
    }
}
