package org.onedoor.frontdoor.coordination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.clock.ClockState;
import org.onedoor.clock.ClockView;
import org.onedoor.clock.Clocks;
import org.onedoor.directory.Service;
import org.onedoor.frontdoor.Consents;
import org.onedoor.frontdoor.Doing;
import org.onedoor.frontdoor.Referral;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.job.Pump;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Several respond to one need: one plan says who, when and under whose lead, and a huddle agrees it within the hour. */
@OneDoorTest
class CoordinationTest {
    private static final String CONSULTANT = "consultant-outpatient";
    private static final String CRISIS = "crht";

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Doing doing;

    @Autowired
    Huddles huddles;

    @Autowired
    Consents consents;

    @Autowired
    Clocks clocks;

    @Autowired
    List<Pump> pumps;

    @Autowired
    DomainTime time;

    @Autowired
    JdbcClient jdbc;

    private String reference;
    private Account gp;
    private Account navigator;
    private Visitor centre;

    @BeforeEach
    void aNeedAtTheCentre() {
        gp = cast.gp();
        reference = doing.referral(gp.actor());
        navigator = cast.navigator();
        centre = visit(navigator);
    }

    @Test
    @Shows("W1.02")
    void everybodyWhoRespondsIsOnOnePlanWithTheirTimesAndTheLead() {
        Page before = centre.open("/referrals/" + reference);
        assertThat(before.text()).contains("Lead: nobody is named yet");
        assertThat(row(before, "Care Co-ordination Centre navigators")).contains("finds the service", "next deadline");

        Page nothing = plan(centre, reference).send();
        assertThat(nothing.status()).isEqualTo(422);
        assertThat(nothing.text()).contains("Say who responds, or choose who leads");
        Page half = plan(centre, reference).with("who", "Jo Example, housing").send();
        assertThat(half.status()).isEqualTo(422);
        assertThat(half.text()).contains("Say what they do", "Say when they respond");
        assertThat(half.document().select("#who").val()).isEqualTo("Jo Example, housing");
        Page early = plan(centre, reference)
                .with("who", "Jo Example, housing")
                .with("does", "Finds a bed for tonight")
                .with("at", "2020-03-02T10:00")
                .send();
        assertThat(early.text()).contains("The response cannot be before the referral was received");
        Instant tomorrow = time.instant().plus(Duration.ofDays(1));
        Page added = plan(centre, reference)
                .with("who", "Jo Example, housing")
                .with("does", "Finds a bed for tonight")
                .with("at", local(tomorrow))
                .with("lead", "new")
                .send();
        assertThat(added.status()).isEqualTo(200);
        assertThat(added.text()).contains("Lead: Jo Example, housing");
        assertThat(row(added, "Jo Example, housing"))
                .contains("Finds a bed for tonight", London.full(minute(tomorrow)), "Planned");

        doing.accepted(reference, Doing.PCN);
        Account practitioner = cast.clinician(Doing.PCN);
        Visitor team = visit(practitioner);
        Instant visit = time.instant().plus(Duration.ofDays(3));
        assertThat(team.open("/referrals/" + reference + "/do/book")
                        .form("/do/book")
                        .with("start", local(visit))
                        .with("mode", "face-to-face")
                        .send()
                        .status())
                .isEqualTo(200);
        Page onward = team.open("/referrals/" + reference + "/do/refer-onward")
                .posting("/do/refer-onward")
                .with("service", Service.idOf(CONSULTANT).toString())
                .with("words", "Medicines")
                .send();
        assertThat(row(onward, "Tilbury and Chadwell"))
                .contains(London.full(minute(visit)), "sees the person", "Planned");
        assertThat(row(onward, "Consultant psychiatrist outpatient clinic"))
                .contains("Is asked to take it", "answers by");
        String child = onward.document().select("#plan ~ div a, #plan ~ table a").stream()
                .map(Element::text)
                .filter(text -> text.startsWith("OD-"))
                .findFirst()
                .orElseThrow();

        Account doctor = cast.clinician(CONSULTANT);
        assertThat(visit(doctor)
                        .open("/referrals/" + child + "/do/accept")
                        .form("/do/accept")
                        .send()
                        .status())
                .isEqualTo(200);
        Page samePlan = visit(doctor).open("/referrals/" + child);
        assertThat(samePlan.text()).contains("Lead: Jo Example, housing");
        assertThat(row(samePlan, "Jo Example, housing")).contains("Finds a bed for tonight");
        assertThat(row(samePlan, "Tilbury and Chadwell")).contains("sees the person");
        assertThat(row(samePlan, "Consultant Outpatients")).contains("Consultant psychiatrist outpatient clinic");
        assertThat(jdbc.sql("select count(*) from frontdoor.response_plan where person_id = :person")
                        .param("person", doing.person(reference))
                        .query(Integer.class)
                        .single())
                .as("one plan, whichever referral of the case it is looked at from")
                .isEqualTo(1);

        Visitor.Form opened = plan(team, reference);
        Visitor.Form first = plan(centre, reference);
        String teams = option(centre, "Tilbury and Chadwell");
        assertThat(first.with("lead", teams).send().text()).contains("Lead: Tilbury and Chadwell");
        Page late = opened.with("lead", option(team, "Consultant Outpatients")).send();
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text())
                .contains("Somebody else made Tilbury and Chadwell")
                .contains("the lead meanwhile");

        Page came = centre.open("/referrals/" + reference + "/do/record-response");
        String response = came.document().select("input[name=response]").attr("value");
        Page why = came.form("/do/record-response")
                .with("response", response)
                .with("state", "not-done")
                .send();
        assertThat(why.text()).contains("Say why it was not done, and what is done instead");
        assertThat(row(
                        came.form("/do/record-response")
                                .with("response", response)
                                .with("state", "done")
                                .with("words", "A room at the inn")
                                .send(),
                        "Jo Example, housing"))
                .contains("Done");
    }

    @Test
    void whatIsPlannedIsReadByThoseWhoMayReadWhatWasWritten() {
        plan(centre, reference)
                .with("who", "Jo Example, housing")
                .with("does", "Finds a bed for tonight")
                .with("at", local(time.instant().plus(Duration.ofDays(1))))
                .with("lead", "new")
                .send();
        CurrentActor.as(
                navigator.actor(),
                () -> consents.record(reference, doing.now(reference).version(), "refused", null, null));
        assertThat(centre.open("/referrals/" + reference).text()).contains("Jo Example, housing");
        doing.offered(reference, Doing.PCN);
        Page asked = visit(cast.clinician(Doing.PCN)).open("/referrals/" + reference);
        assertThat(asked.text()).doesNotContain("Jo Example").doesNotContain("Finds a bed");
        assertThat(asked.text()).contains("the person did not agree to sharing");
        Page other = visit(cast.clinician(CRISIS)).open("/referrals/" + reference + "/do/plan-response");
        assertThat(other.status()).isEqualTo(404);
    }

    @Test
    @Shows("W1.05")
    void aHuddleInvitesRolesKeepsWhatIsSaidAndEndsWithAPlanWithinTheHour() {
        Account duty = cast.clinician(CRISIS);
        Account stranger = cast.clinician("perinatal");
        assertThat(visit(duty).open("/referrals/" + reference).status()).isEqualTo(404);
        Page none = call(centre).send();
        assertThat(none.status()).isEqualTo(422);
        assertThat(none.text())
                .contains("Choose at least 1 role to invite", "Say what has to be decided, and how to join");
        Page nobodyThere = call(centre)
                .with("role1", "voluntary")
                .with("team1", Service.idOf("shout").toString())
                .with("words", "Where they sleep tonight")
                .send();
        assertThat(nobodyThere.text())
                .contains("Nobody of SHOUT may open the case of another team", "Where they sleep tonight");
        Page called = call(centre)
                .with("role1", "duty-clinician")
                .with("team1", Service.idOf(CRISIS).toString())
                .with("role2", "police")
                .with("words", "Where they sleep tonight. By telephone in ten minutes")
                .send();
        assertThat(called.text())
                .contains("Huddle called: those invited have been told", "Its plan is due by")
                .contains("Duty clinician, Crisis resolution and home treatment: not heard from yet")
                .contains("Police: by telephone or in person")
                .contains("Where they sleep tonight. By telephone in ten minutes");
        assertThat(clock().state()).isInstanceOf(ClockState.Running.class);
        assertThat(centre.open("/referrals/" + reference + "/do/call-huddle").text())
                .contains("A huddle is open already");

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(told(duty)).contains("huddle-called"));
        Visitor invited = visit(duty);
        assertThat(invited.open("/notifications").text())
                .contains("Your team is asked to a huddle on a case: join now");
        assertThat(invited.open("/referrals/" + reference + "/do/add-to-huddle")
                        .form("/do/add-to-huddle")
                        .with("words", "We can visit at eight this evening")
                        .send()
                        .text())
                .contains("Crisis resolution and home treatment: joined")
                .contains("Said in the huddle", "We can visit at eight this evening");
        assertThat(visit(stranger)
                        .open("/referrals/" + reference + "/do/add-to-huddle")
                        .status())
                .isEqualTo(404);
        assertThat(visit(gp)
                        .open("/referrals/" + reference + "/do/add-to-huddle")
                        .form("/do/add-to-huddle")
                        .with("words", "Took no medicine for a week")
                        .send()
                        .text())
                .contains("Took no medicine for a week");
        assertThat(invited.open("/referrals/" + reference + "/do/agree-plan").text())
                .contains("is for the team that owns it, or the Care Co-ordination Centre");

        Page leadless =
                agree(centre).with("words", "Home treatment from tonight").send();
        assertThat(leadless.status()).isEqualTo(422);
        assertThat(leadless.text())
                .contains("A plan is agreed when somebody leads it and at least one who responds has a time")
                .contains("Home treatment from tonight");
        Page agreed = agree(centre)
                .with("words", "Home treatment from tonight")
                .with("who", "Duty clinician of home treatment")
                .with("does", "Visits at home")
                .with("at", local(time.instant().plus(Duration.ofHours(4))))
                .with("lead", "new")
                .send();
        assertThat(agreed.text())
                .contains("The huddle has ended with a plan", "Lead: Duty clinician of home treatment")
                .contains("Agreed in a huddle", "ended with a plan", "Home treatment from tonight")
                .doesNotContain("later than within the hour");
        assertThat(row(agreed, "Duty clinician of home treatment")).contains("Visits at home", "Planned");
        assertThat(clock().state()).isInstanceOf(ClockState.Met.class);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(told(duty)).contains("huddle-agreed"));
        assertThat(invited.open("/referrals/" + reference + "/do/add-to-huddle").text())
                .contains("is for a huddle that is open, and none is");
    }

    @Test
    @Shows("W1.05")
    void aHuddleWithoutAPlanAfterAnHourIsATaskOfTheOwner() {
        call(centre).with("role1", "gp").with("words", "Who sees them first").send();
        Instant called = huddle().calledAt();
        assertThat(clock().due()).isEqualTo(called.plus(Duration.ofHours(1)));
        for (int minutes : new int[] {46, 61, 62}) { // the warning, the breach, and nothing more
            DomainTime.at(called.plus(Duration.ofMinutes(minutes)), () -> {
                pumps.stream().filter(pump -> pump.name().equals("clocks-due")).forEach(Pump::run);
                return true;
            });
        }
        assertThat(jdbc.sql("""
                select count(*) from work.task
                 where item = :item and kind = 'clock-breached' and team_id = :team
                   and source_key like 'breach:' || :clock || ':%'
                """)
                        .param("item", reference)
                        .param("team", navigator.teamId())
                        .param("clock", clock().clockId().toString())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private Huddle huddle() {
        Referral now = doing.now(reference);
        return CurrentActor.as(
                org.onedoor.platform.Actor.SYSTEM, () -> huddles.of(now).orElseThrow());
    }

    private ClockView clock() {
        Referral now = doing.now(reference);
        return clocks.ofScope(now.personId(), now.referralId()).stream()
                .filter(clock -> clock.standardId().equals("HUDDLE_1H"))
                .findFirst()
                .orElseThrow();
    }

    private List<String> told(Account account) {
        return jdbc.sql("select kind from work.notification where item = :item and team_id = :team")
                .param("item", reference)
                .param("team", account.teamId())
                .query(String.class)
                .list();
    }

    private Visitor visit(Account account) {
        return new Visitor(port).signIn(account.username());
    }

    private Visitor.Form plan(Visitor visitor, String which) {
        return visitor.open("/referrals/" + which + "/do/plan-response").form("/do/plan-response");
    }

    private Visitor.Form call(Visitor visitor) {
        return visitor.open("/referrals/" + reference + "/do/call-huddle").form("/do/call-huddle");
    }

    private Visitor.Form agree(Visitor visitor) {
        return visitor.open("/referrals/" + reference + "/do/agree-plan").form("/do/agree-plan");
    }

    /** The value of a choice of lead whose words begin so. */
    private String option(Visitor visitor, String words) {
        return visitor
                .open("/referrals/" + reference + "/do/plan-response")
                .document()
                .select("input[name=lead]")
                .stream()
                .filter(input -> input.parent() != null && input.parent().text().startsWith(words))
                .findFirst()
                .orElseThrow()
                .attr("value");
    }

    private static String row(Page page, String who) {
        return page.document().select("tr").stream()
                .map(Element::text)
                .filter(text -> text.contains(who))
                .findFirst()
                .orElseThrow(() -> new AssertionError(who + " is on no row of " + page.text()));
    }

    private static String local(Instant at) {
        return London.at(at).toLocalDateTime().truncatedTo(ChronoUnit.MINUTES).toString();
    }

    private static Instant minute(Instant at) {
        return at.truncatedTo(ChronoUnit.MINUTES);
    }
}
