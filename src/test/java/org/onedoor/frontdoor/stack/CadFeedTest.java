package org.onedoor.frontdoor.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.onedoor.frontdoor.stack.Calling.at;
import static org.onedoor.frontdoor.stack.Calling.message;
import static org.onedoor.frontdoor.stack.Calling.number;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onedoor.OneDoorTest;
import org.onedoor.frontdoor.AmbulanceCalls;
import org.onedoor.frontdoor.AmbulanceFeed;
import org.onedoor.frontdoor.CadMessage;
import org.onedoor.frontdoor.CadMessage.What;
import org.onedoor.frontdoor.Caller;
import org.onedoor.frontdoor.Referral;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Forbidden;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Refused;
import org.onedoor.platform.importing.CsvFile;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a dispatch system says: in any order, late, twice, and wrongly. */
@OneDoorTest
class CadFeedTest {
    @Autowired
    Calling calling;

    @Autowired
    CadFile files;

    @Autowired
    StackRepository calls;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aCallOfCategoryOneOrTwoIsNeverShownAndNothingOfItsCallerIsKept() {
        for (int category : List.of(1, 2)) {
            String number = number();
            calling.say(0, message(number, What.CALL, category, 0));
            assertThat(calls.numbered(number)).isEmpty();
            assertThat(jdbc.sql("select content::text from frontdoor.cad_message where number = :number")
                            .param("number", number)
                            .query(String.class)
                            .single())
                    .doesNotContain("Perrin", "Fell", "07700");
        }
    }

    @Test
    void theDatabaseItselfRefusesACallOfCategoryTwoThatWaits() {
        UUID call = calling.shown(3);
        assertThatThrownBy(() -> jdbc.sql("update frontdoor.stack_call set category = 2 where incident_id = :id")
                        .param("id", call)
                        .update())
                .hasMessageContaining("stack_only_three_to_five");
    }

    @Test
    void messagesThatComeLateChangeNothingAndARepetitionDoesNothing() {
        String number = number();
        CadMessage newer = message(number, What.CHANGE, 4, 10);
        calling.say(10, message(number, What.CALL, 3, 0));
        calling.say(11, newer);
        calling.say(12, message(number, What.CHANGE, 5, 5));
        UUID call = calling.id(number);
        assertThat(calls.find(call).orElseThrow().category()).isEqualTo(Category.FOUR);
        assertThat(calling.say(13, newer)).isEqualTo(AmbulanceCalls.Result.NOTHING);
        CadMessage reused = new CadMessage(newer.messageId(), newer.at(), What.CLOSED, number, null, null, null, null);
        assertThatThrownBy(() -> calling.say(13, reused))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("was used for another message");
    }

    @Test
    void anUpgradeCountsHoweverLateItIsHeardOf() {
        String number = number();
        calling.say(1, message(number, What.CALL, 3, 0));
        calling.say(11, message(number, What.CHANGE, null, 10)); // of what is known, not of the category
        calling.say(12, message(number, What.CHANGE, 2, 9));
        assertThat(calling.state(calling.id(number))).isEqualTo(CallState.UPGRADED);
    }

    @Test
    void anUpgradeThatALaterMessageTookBackDoesNotCount() {
        String number = number();
        calling.say(1, message(number, What.CALL, 3, 0));
        calling.say(11, message(number, What.CHANGE, 4, 10));
        calling.say(12, message(number, What.CHANGE, 2, 9));
        assertThat(calling.state(calling.id(number))).isEqualTo(CallState.WAITING);
    }

    @Test
    void aCrewThatWasSentCountsHoweverLateItIsHeardOf() {
        String number = number();
        calling.say(1, message(number, What.CALL, 3, 0));
        calling.say(11, message(number, What.CHANGE, 3, 10));
        calling.say(12, message(number, What.DISPATCHED, null, 8));
        assertThat(calling.state(calling.id(number))).isEqualTo(CallState.WITHDRAWN);
    }

    @Test
    void aCallIsNotShownWhenWhatEndedItCameBeforeIt() {
        for (CadMessage first : List.of(
                message(number(), What.CHANGE, 2, 5),
                message(number(), What.DISPATCHED, null, 5),
                message(number(), What.CLOSED, null, 5))) {
            calling.say(6, first);
            assertThat(calling.say(7, message(first.number(), What.CALL, 3, 0)))
                    .isEqualTo(AmbulanceCalls.Result.NOTHING);
            assertThat(calls.numbered(first.number())).isEmpty();
        }
    }

    @Test
    void aCallThatIsDowngradedIsShownWhenItsMessageSaysEnough() {
        String number = number();
        calling.say(0, message(number, What.CALL, 2, 0));
        calling.say(6, message(number, What.CHANGE, 3, 6));
        assertThat(calling.state(calling.id(number))).isEqualTo(CallState.WAITING);
    }

    @Test
    void aCallThatIsDowngradedAgainComesBackUnlessACrewWasSentMeanwhile() {
        UUID call = calling.shown(3);
        String number = calls.find(call).orElseThrow().number();
        calling.pull(call, 2, calling.clinician());
        calling.say(5, message(number, What.CHANGE, 2, 4));
        assertThat(calling.state(call)).isEqualTo(CallState.UPGRADED);
        calling.say(9, message(number, What.CHANGE, 3, 3)); // said before the upgrade
        assertThat(calling.state(call)).isEqualTo(CallState.UPGRADED);
        calling.say(10, message(number, What.CHANGE, 4, 8));
        StackCall again = calls.find(call).orElseThrow();
        assertThat(again.state()).isEqualTo(CallState.WAITING);
        assertThat(again.category()).isEqualTo(Category.FOUR);
        assertThat(again.pull()).isNull();
        assertThat(again.calledAt()).isEqualTo(Calling.CALLED);

        UUID sent = calling.shown(3);
        String other = calls.find(sent).orElseThrow().number();
        calling.say(5, message(other, What.CHANGE, 2, 5));
        calling.say(6, message(other, What.DISPATCHED, null, 6));
        calling.say(7, message(other, What.CHANGE, 3, 7));
        assertThat(calling.state(sent)).isEqualTo(CallState.UPGRADED);
    }

    @Test
    void aTeamThatKeptThePersonHasTheCallAgainWhenItIsDowngraded() {
        UUID call = calling.shown(3);
        String number = calls.find(call).orElseThrow().number();
        calling.pull(call, 2, calling.clinician());
        calling.accept(call, 3);
        calling.say(5, message(number, What.CHANGE, 2, 5));
        calling.say(8, message(number, What.CHANGE, 3, 8));
        assertThat(calling.state(call)).isEqualTo(CallState.PULLED);
        Referral referral = calling.referral(call);
        assertThat(referral.isOpen()).isTrue();
        assertThat(jdbc.sql("select kind from work.notification where scope_id = :id and org_id = :org")
                        .param("id", referral.referralId())
                        .param("org", referral.owner().organisationId())
                        .query(String.class)
                        .list())
                .as("they read that the ambulance service goes, and then that it does not")
                .contains("stack-overtaken", "stack-with-team-again");
        assertThat(jdbc.sql("select kind from work.notification where scope_id = :id and team_id = :team")
                        .param("id", call)
                        .param("team", calling.clinician().teamId())
                        .query(String.class)
                        .list())
                .contains("stack-with-team-again");
    }

    @Test
    void onlyAnAmbulanceServiceSendsCalls() {
        String number = number();
        String text = String.join(",", AmbulanceFeed.COLUMNS) + "\n"
                + row(number, "2024-05-14T11:00:00+01:00", "call", "3", "1980-02-03");
        Actor centre = calling.clinician();
        assertThatThrownBy(() -> at(20, centre, () -> files.take(centre.organisationId(), CsvFile.of("cad.csv", text))))
                .isInstanceOf(Forbidden.class)
                .hasMessageContaining("by an ambulance service");
        assertThat(calls.numbered(number)).isEmpty();
    }

    @Test
    void ofARefusedLineOnlyItsMessageIsKeptHoweverTheColumnsStand() {
        String number = number();
        String text =
                "nature,message,at,what,call,category,called,nhs_number,family_name,given_name,birth_date,age,sex,address,postcode,phone\n"
                        + "Perrin is on the bridge,%s-m,yesterday,call,%s,1,2024-05-14T10:50:00+01:00,,,,,,,,,\n"
                                .formatted(number, number);
        AmbulanceFeed.Taken taken =
                at(20, calling.crew(), () -> files.take(calling.crewOrg(), CsvFile.of("cad.csv", text)));
        assertThat(taken.rejects()).extracting("raw").containsExactly(number + "-m");
    }

    @Test
    void aChangeWithoutACategoryThatIsDatedAheadIsKeptOnlyOfACallThatIsTheCentres() {
        String two = number();
        calling.say(0, message(two, What.CALL, 2, 0));
        calling.say(1, message(two, What.CHANGE, null, 30));
        String four = number();
        calling.say(0, message(four, What.CALL, 4, 0));
        calling.say(1, message(four, What.CHANGE, null, 30));
        String ahead = number();
        calling.say(0, message(ahead, What.CALL, 3, 20));
        calling.say(1, message(ahead, What.CHANGE, null, 30));
        assertThat(contentOf(two)).as("of a call of category 2").noneMatch(said -> said.contains("Perrin"));
        assertThat(contentOf(four)).allMatch(said -> said.contains("Perrin"));
        assertThat(contentOf(ahead)).allMatch(said -> said.contains("Perrin"));
    }

    private List<String> contentOf(String number) {
        return jdbc.sql("select content::text from frontdoor.cad_message where number = :number")
                .param("number", number)
                .query(String.class)
                .list();
    }

    @Test
    void aNumberGivenToAnotherCallIsRefusedWhileTheFirstIsOpenAndNamesTheNewOneAfterIt() {
        UUID first = calling.shown(3);
        String number = calls.find(first).orElseThrow().number();
        calling.pull(first, 2, calling.clinician());
        CadMessage another = ofAnother(number, 3, 90);
        assertThatThrownBy(() -> calling.say(90, another))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("Give that call a number of its own");
        assertThat(calls.find(first).orElseThrow().caller().familyName()).isEqualTo("Perrin");

        calling.say(91, message(number, What.DISPATCHED, null, 91));
        assertThat(calling.state(first)).isEqualTo(CallState.WITHDRAWN);
        assertThat(calling.say(100, ofAnother(number, 3, 95))).isEqualTo(AmbulanceCalls.Result.NEW);
        UUID second = calling.id(number);
        assertThat(second).isNotEqualTo(first);
        assertThat(calling.state(second)).isEqualTo(CallState.WAITING);
        assertThat(calls.find(second).orElseThrow().caller().familyName()).isEqualTo("Rowan");
        assertThat(calling.say(101, message(number, What.DISPATCHED, null, 20)))
                .as("a crew for the first call")
                .isEqualTo(AmbulanceCalls.Result.NOTHING);
        assertThat(calling.state(second)).isEqualTo(CallState.WAITING);
    }

    @Test
    void anUpgradeThatNamesAnotherTimeOfCallIsStillAnUpgrade() {
        UUID call = calling.shown(3);
        calling.say(30, ofAnother(calls.find(call).orElseThrow().number(), 2, 30));
        assertThat(calling.state(call)).isEqualTo(CallState.UPGRADED);
    }

    private static CadMessage ofAnother(String number, int category, int minute) {
        java.time.Instant at = Calling.CALLED.plusSeconds(minute * 60L);
        Caller caller = new Caller(
                null,
                "Rowan",
                "Finch",
                null,
                40,
                org.onedoor.people.Gender.MALE,
                null,
                "CM20 1QX",
                "07700 900156",
                null,
                null,
                null);
        return new CadMessage(
                UUID.randomUUID().toString(), at, What.CALL, number, category, at, "Fell off a ladder", caller);
    }

    @Test
    void aMessageWhoseTimeHasNotComeWaitsForIt() {
        String number = number();
        calling.say(1, message(number, What.CALL, 3, 0));
        calling.say(1, message(number, What.CHANGE, 2, 20));
        calling.sweepAt(19);
        assertThat(calling.state(calling.id(number))).isEqualTo(CallState.WAITING);
        calling.sweepAt(20);
        assertThat(calling.state(calling.id(number))).isEqualTo(CallState.UPGRADED);
    }

    @Test
    void aBadLineOfTheFileIsRefusedWithItsReasonAndTheRestGoesIn() {
        String good = number();
        String head = String.join(",", AmbulanceFeed.COLUMNS);
        String text = head + "\n"
                + row(good, "2024-05-14T11:00:00+01:00", "call", "3", "1980-02-03")
                + row(number(), "yesterday", "call", "3", "1980-02-03")
                + row(number(), "2024-05-14T11:00:00+01:00", "call", "7", "1980-02-03")
                + row(number(), "2024-05-14T11:00:00+01:00", "sent", "3", "1980-02-03")
                + row(number(), "2024-05-14T11:00:00+01:00", "call", "3", "2980-02-03")
                + row(number(), "-4800-01-01T00:00:00Z", "call", "3", "1980-02-03")
                + row(number(), "2024-05-14T10:00:00+01:00", "call", "3", "1980-02-03")
                + "one,two\n"
                + row(number(), "2024-05-14T11:00:00+01:00", "change", "", "1980-02-03");
        Actor crew = calling.crew();
        AmbulanceFeed.Taken taken = at(20, crew, () -> files.take(calling.crewOrg(), CsvFile.of("cad.csv", text)));
        assertThat(taken.added()).isEqualTo(1);
        assertThat(taken.rejects()).extracting("line").containsExactly(3, 4, 5, 6, 7, 8, 9, 10);
        assertThat(taken.rejects().getFirst().reason()).contains("like 2022-10-25T09:41:00+01:00");
        assertThat(taken.rejects().getLast().reason()).contains("Nothing is known of call");
        assertThat(taken.rejects())
                .extracting("raw")
                .noneMatch(raw -> String.valueOf(raw).contains("Perrin"));
        assertThat(calls.numbered(good)).hasSize(1);
        assertThatThrownBy(() ->
                        at(20, crew, () -> files.take(calling.crewOrg(), CsvFile.of("x.csv", "call,at\n1,2\n"))))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("no column");
    }

    @Test
    void ofALineThatIsDatedLaterThanNowTheSenderIsToldThatNobodySeesItYet() {
        String now = number();
        String ahead = number();
        String text = String.join(",", AmbulanceFeed.COLUMNS) + "\n"
                + row(now, "2024-05-14T11:00:00+01:00", "call", "3", "1980-02-03")
                + row(ahead, "2024-05-15T11:00:00+01:00", "call", "3", "1980-02-03");
        AmbulanceFeed.Taken taken =
                at(20, calling.crew(), () -> files.take(calling.crewOrg(), CsvFile.of("cad.csv", text)));
        assertThat(taken.added()).isEqualTo(2);
        assertThat(taken.later()).isOne();
        assertThat(calls.numbered(now)).hasSize(1);
        assertThat(calls.numbered(ahead)).isEmpty();

        String right = text.replace("2024-05-15T11:00", "2024-05-14T11:00");
        AmbulanceFeed.Taken again =
                at(21, calling.crew(), () -> files.take(calling.crewOrg(), CsvFile.of("cad.csv", right)));
        assertThat(again.rejects()).isEmpty();
        assertThat(again.later()).isZero();
        assertThat(calls.numbered(ahead)).as("put right under its own id").hasSize(1);
        String otherwise = right.replace("+01:00,call,", "+01:00,closed,");
        assertThat(at(22, calling.crew(), () -> files.take(calling.crewOrg(), CsvFile.of("cad.csv", otherwise)))
                        .rejects())
                .as("what was taken is not changed by another of its id")
                .hasSize(2);
    }

    private static String row(String number, String at, String what, String category, String born) {
        return "%s-m,%s,%s,%s,%s,2024-05-14T10:50:00+01:00,Fell,,Perrin,Wren,%s,,f,,CM20 1QX,%n"
                .formatted(number, at, what, number, category, born);
    }
}
