package org.onedoor.frontdoor.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.TestPostgres;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.Door;
import org.onedoor.frontdoor.ReferralFiles;
import org.onedoor.frontdoor.ReferralFiles.Loaded;
import org.onedoor.organisation.Organisations;
import org.onedoor.organisation.Team;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.importing.CsvFile;
import org.onedoor.platform.importing.ImportRuns;
import org.onedoor.platform.importing.Importing;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Referrals in files: a team that moves in with its open referrals and their clocks, and new ones for the centre. */
@OneDoorTest
class ReferralFilesTest {
    private static final String SERVICE = "positive-pathways";
    private static final String HEADING =
            "reference,received,nhs_number,family_name,given_name,birth_date,postcode,phone,practice,priority,needs,reason,consent,accepted,referrer\n";

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    ReferralFiles files;

    @Autowired
    Services services;

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ImportRuns runs;

    @Autowired
    DomainTime time;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    private Account member() {
        return cast.vcse(SERVICE);
    }

    private String line(int number, String received, String rest) {
        return "%s-%d,%s,%s,Mover%s,Ann,07/04/1981,RM17 6SL,07700 900123,F81088,%s\n"
                .formatted(mark, number, received, Cast.nhsNumber(new Random()), mark, rest);
    }

    private static final String GOOD =
            "routine,low-mood-anxiety|debt,Waiting for a first meeting,given,05/02/2024,Dr Invented";

    private Page send(Visitor visitor, String text, String what) {
        return visitor.open("/referrals/file")
                .form("/referrals/file")
                .with("what", what)
                .sendWith("file", "waiting.csv", text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aFileThatWasSentAsNewIsNotReadAgainAmongThoseThatAreOpenNorTheOtherWayRound() {
        Visitor visitor = new Visitor(port).signIn(member().username());
        String fresh = HEADING + line(1, "2024-02-01T10:30", GOOD);
        assertThat(send(visitor, fresh, "new").text()).contains("1 referral is in");
        Page open = send(visitor, fresh + line(2, "2024-02-02T10:30", GOOD), "open");
        assertThat(open.text()).contains("It was sent to the centre before", "1 referral is in");
        String theirs = HEADING + line(3, "2024-02-03T10:30", GOOD);
        send(visitor, theirs, "open");
        assertThat(send(visitor, theirs, "new").text()).contains("A team of yours has it already");
        assertThat(states()).hasSize(3);

        String wrong = HEADING + line(4, "2024-02-02T10:30", GOOD);
        send(visitor, wrong, "new");
        withdraw(visitor, mark + "-4");
        assertThat(send(visitor, wrong, "open").text())
                .as("what was sent as the wrong kind is withdrawn and moves in")
                .contains("1 referral is in");
        String another = HEADING + line(1, "2024-02-04T10:30", GOOD);
        assertThat(send(visitor, another, "open").text())
                .as("the same number of other words is another referral")
                .contains("1 referral is in");
    }

    private void withdraw(Visitor visitor, String theirs) {
        String reference =
                jdbc.sql("""
                select r.reference from frontdoor.source_reference s
                  join frontdoor.held_referral r using (person_id, referral_id) where s.reference = :theirs
                """).param("theirs", theirs).query(String.class).single();
        Page withdrawn = visitor.open("/referrals/" + reference + "/do/withdraw")
                .form("/do/withdraw")
                .with("reason", "sent-in-error")
                .with("told", "person")
                .send();
        assertThat(withdrawn.status()).as(withdrawn.text()).isEqualTo(200);
    }

    private List<String> states() {
        return jdbc.sql("""
                select r.state || ' ' || r.owner_team || ' ' || to_char(r.received_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI')
                  from frontdoor.held_referral r join people.person p using (person_id)
                 where p.family_name = :name order by r.received_at
                """).param("name", "Mover" + mark).query(String.class).list();
    }

    @Test
    void aTeamMovesInWithItsOpenReferralsAndTheClocksTheyHave() {
        Account member = member();
        Visitor visitor = new Visitor(port).signIn(member.username());
        String text = HEADING + line(1, "2024-02-01T10:30", GOOD) + line(2, "03/02/2024", GOOD);
        Page after = send(visitor, text, "open");
        assertThat(after.status()).as(after.text()).isEqualTo(200);
        assertThat(after.text()).contains("2 referrals are in", "No line was refused");
        assertThat(states())
                .containsExactly(
                        "ACCEPTED " + member.teamId() + " 2024-02-01 10:30",
                        "ACCEPTED " + member.teamId() + " 2024-02-03 00:00");
        List<String> clocks =
                jdbc.sql("""
                select c.standard_id || ' ' || c.state || ' ' || to_char(c.started_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI')
                  from clock.clock c join frontdoor.held_referral r on r.referral_id = c.scope_id
                  join people.person p on p.person_id = r.person_id
                 where p.family_name = :name and r.received_at < '2024-02-02' order by 1
                """).param("name", "Mover" + mark).query(String.class).list();
        assertThat(clocks).anyMatch(clock -> clock.startsWith("ACCEPT_7D") && clock.endsWith("2024-02-01 10:30"));
        assertThat(clocks).anyMatch(clock -> clock.startsWith("OWNER_REVIEW running"));

        String reference =
                jdbc.sql("""
                select r.reference from frontdoor.held_referral r join people.person p using (person_id)
                 where p.family_name = :name order by r.received_at limit 1
                """).param("name", "Mover" + mark).query(String.class).single();
        Page referral = visitor.open("/referrals/" + reference);
        assertThat(referral.text()).contains("Accepted", "Dr Invented", mark + "-1", "Thu 1 Feb 2024 at 10:30");
        assertThat(TestPostgres.stored()
                        .sql("""
                select count(*) from work.message m join people.person p on p.person_id = m.person_id
                 where p.family_name = :name
                """)
                        .param("name", "Mover" + mark)
                        .query(Integer.class)
                        .single())
                .as("nobody is told of what they knew")
                .isZero();
    }

    @Test
    void sendingItAgainChangesNothingAndALineThatSaysOtherThingsIsRefused() {
        Visitor visitor = new Visitor(port).signIn(member().username());
        String first = line(1, "2024-02-01", GOOD);
        send(visitor, HEADING + first, "open");
        List<String> before = states();
        Page again = send(visitor, HEADING + first, "open");
        assertThat(again.text()).contains("1 was in already and is as it was");
        Page other = send(visitor, HEADING + first.replace("Waiting for a first meeting", "Something else"), "open");
        assertThat(other.text()).contains("1 line was refused", "Column 'reference'", "said other things then");
        assertThat(states()).isEqualTo(before).hasSize(1);
    }

    @Test
    void aColumnThatIsAddedAndLeftEmptyChangesNoLineThatIsIn() {
        Visitor visitor = new Visitor(port).signIn(member().username());
        String first = line(1, "2024-02-01", GOOD);
        send(visitor, HEADING + first, "open");
        String wider = HEADING.replace("\n", ",risk,email,their_own\n") + first.replace("\n", ",,,\n");
        assertThat(send(visitor, wider, "open").text()).contains("1 was in already and is as it was");
        assertThat(send(visitor, wider, "new").text()).contains("A team of yours has it already");
        String said = wider.replace(",,,\n", ",Alone at night,,\n");
        assertThat(send(visitor, said, "open").text()).contains("1 line was refused", "said other things then");
    }

    @Test
    void aLineThatWasReadInWithItsEmptyColumnsIsStillKnown() {
        Visitor visitor = new Visitor(port).signIn(member().username());
        String first = line(1, "2024-02-01", GOOD.replace("Dr Invented", ""));
        send(visitor, HEADING + first, "open");
        List<String> columns = List.of(HEADING.strip().split(","));
        List<String> values = List.of(first.strip().split(",", -1));
        TreeMap<String, String> then = new TreeMap<>(Map.of("service", "", "risk", ""));
        for (int i = 0; i < columns.size(); i++) {
            then.put(columns.get(i), values.get(i));
        }
        int changed = jdbc.sql("update frontdoor.source_reference set digest = :digest where reference = :reference")
                .param("digest", DigestUtils.sha256Hex(then.toString()))
                .param("reference", mark + "-1")
                .update();
        assertThat(changed).isOne();
        assertThat(send(visitor, HEADING + first, "open").text()).contains("1 was in already and is as it was");
        assertThat(send(visitor, HEADING + first.replace("Waiting", "Hoping"), "open")
                        .text())
                .contains("said other things then");
    }

    @Test
    void aNameThatCannotBeReadIsNeverPutDownWrongly() {
        Visitor visitor = new Visitor(port).signIn(member().username());
        byte[] windows = (HEADING + line(1, "2024-02-01", GOOD).replace(",Ann,", ",Zo\u00EB,"))
                .getBytes(java.nio.charset.Charset.forName("windows-1252"));
        Page page = visitor.open("/referrals/file")
                .form("/referrals/file")
                .with("what", "open")
                .sendWith("file", "waiting.csv", windows);
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text()).contains("Line 2 is not written in UTF-8", "CSV UTF-8");
        Page nul = send(visitor, HEADING + line(1, "2024-02-01", GOOD).replace(",Ann,", ",A\u0000nn,"), "open");
        assertThat(nul.text()).contains("The column 'given_name'", "U+0000");
        assertThat(states()).isEmpty();
    }

    @Test
    void aBadLineIsRefusedWithItsLineColumnAndReasonAndTheRestGoesIn() {
        Visitor visitor = new Visitor(port).signIn(member().username());
        String text = HEADING
                + line(1, "2024-02-01", GOOD)
                + line(2, "31/02/2024", GOOD)
                + line(3, "2024-02-01", GOOD.replace("debt", "jugglery"))
                + line(4, "2024-02-01", GOOD).replaceFirst("999[0-9]{7}", "9990000001")
                + line(5, "2999-01-01", GOOD.replace("05/02/2024", ""))
                + line(6, "2024-02-10", GOOD)
                + line(1, "2024-02-01", GOOD)
                + line(7, "2024-03-31T01:30", GOOD)
                + mark + "-8,2024-02-01,\"open quote\n"
                + line(9, "2024-02-02", GOOD);
        Page after = send(visitor, text, "open");
        assertThat(after.text()).contains("2 referrals are in", "8 lines were refused");
        String refused = after.document().select("table tbody th, table tbody td").eachText().stream()
                .map(cell -> cell.replaceFirst("^(Line|Your reference|Why) ", ""))
                .collect(java.util.stream.Collectors.joining(" "));
        assertThat(refused)
                .contains("3 " + mark + "-2 Column 'received'", "not a date that exists")
                .contains("4 " + mark + "-3 Column 'needs'")
                .contains("5 " + mark + "-4 Column 'nhs_number'", "check digit does not match")
                .contains("6 " + mark + "-5 Column 'received'", "in the future")
                .contains("7 " + mark + "-6 Column 'accepted'", "before it was received")
                .contains("8 " + mark + "-1 Column 'reference'", "earlier line")
                .contains("9 " + mark + "-7 Column 'received'", "clocks went forward")
                .contains("A quote is opened and not closed");
        assertThat(states()).hasSize(2);
        assertThat(jdbc.sql("select count(*) from platform.import_reject where raw like '%Mover%'")
                        .query(Integer.class)
                        .single())
                .as("words about people among what was refused")
                .isZero();
    }

    @Test
    @Shows("CH.06")
    void aFileWithBadLinesIsMendedAndSentAgainWholeAndNothingGoesInTwice() {
        Visitor visitor = new Visitor(port).signIn(member().username());
        String bad = line(2, "31/02/2024", GOOD);
        String text = HEADING + line(1, "2024-02-01", GOOD) + bad + line(3, "2024-02-03", GOOD);
        Page first = send(visitor, text, "open");
        assertThat(first.text()).contains("2 referrals are in", "1 line was refused");
        assertThat(first.document().select("table tbody tr").eachText())
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .contains("Line 3", mark + "-2")
                        .contains("Column 'received'", "not a date that exists"));
        List<String> before = states();

        String whole = text.replace(bad, line(2, "04/02/2024", GOOD));
        Page mended = send(visitor, whole, "open");
        assertThat(mended.text())
                .contains("1 referral is in", "2 were in already and are as they were", "No line was refused");
        assertThat(states()).containsAll(before).hasSize(3);

        assertThat(send(visitor, whole, "open").text()).contains("3 were in already");
        assertThat(states()).hasSize(3);
        assertThat(visitor.open(first.path()).text())
                .as("the report of the first stays")
                .contains("1 line was refused");
    }

    @Test
    void newReferralsInAFileGoToTheCentreLikeAnyOther() {
        Account gp = cast.gp();
        Visitor visitor = new Visitor(port).signIn(gp.username());
        Page page = visitor.open("/referrals/file");
        assertThat(page.document().select("input[value=open]"))
                .as("a practice owns no referrals")
                .isEmpty();
        Page after = page.form("/referrals/file")
                .sendWith(
                        "file",
                        "new.csv",
                        (HEADING + line(1, "2024-02-01T10:30", GOOD)).getBytes(StandardCharsets.UTF_8));
        assertThat(after.text()).contains("1 referral is in");
        assertThat(states()).hasSize(1).allMatch(state -> state.startsWith("AWAITING_TRIAGE"));
        String name = "MOVER" + mark.toUpperCase(java.util.Locale.ROOT);
        assertThat(visitor.pageWith("/referrals?view=sent", name).text()).contains(name);
    }

    @Test
    void whoeverSentAFileSeesItsRefusalsAndNobodyElseDoes() {
        Visitor visitor = new Visitor(port).signIn(member().username());
        Page after = send(visitor, HEADING + line(1, "never", GOOD), "open");
        assertThat(after.text()).contains("1 line was refused");
        Visitor stranger = new Visitor(port).signIn(cast.gp("F81010").username());
        assertThat(stranger.open(after.path()).status()).isEqualTo(404);
    }

    @Test
    void aFileWithoutAColumnOrThatIsNoneIsRefusedWhole() {
        Visitor visitor = new Visitor(port).signIn(member().username());
        Page none = send(visitor, "name,age\nAnn,40\n", "open");
        assertThat(none.status()).isEqualTo(422);
        assertThat(none.text()).contains("has no column 'reference'");
        Page empty = visitor.open("/referrals/file").form("/referrals/file").send();
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.text()).contains("Choose what is in the file", "Choose a file");
        assertThat(empty.document().select("input[name=what][checked]"))
                .as("nobody sends what is open as new by passing over a question")
                .isEmpty();
        Page chosen = empty.form("/referrals/file").with("what", "open").send();
        assertThat(chosen.text()).contains("Choose a file").doesNotContain("Choose what is in the file");
        assertThat(chosen.document().select("input[name=what][checked]").val())
                .as("what was chosen stays")
                .isEqualTo("open");
    }

    @Test
    void theCommandLoadsForATeamAndIsRefusedOneWithoutAService() {
        Team team = organisations
                .team(services.byCode(SERVICE).orElseThrow().teamId())
                .orElseThrow();
        Loaded loaded = CurrentActor.as(
                ReferralFiles.mover(team),
                () -> files.movedIn(CsvFile.of("own.csv", HEADING + line(1, "2024-02-01", GOOD)), team));
        assertThat(loaded.added()).isEqualTo(1);
        assertThat(states()).containsExactly("ACCEPTED " + team.id() + " 2024-02-01 00:00");
        Team without =
                new Team(team.organisationId(), UUID.randomUUID(), "none", "A team of nothing", "OTHER", null, null);
        assertThatThrownBy(() -> files.movedIn(CsvFile.of("own.csv", HEADING), without))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("has no service");
    }

    @Test
    void theSameFileSentTwiceAtOnceIsInOnceAndNoLineOfItIsRefused() throws Exception {
        Team team =
                organisations.team(Objects.requireNonNull(member().teamId())).orElseThrow();
        CsvFile csv = thirty();
        List<Loaded> both = atOnce(team, () -> files.movedIn(csv, team), () -> files.movedIn(csv, team));
        assertThat(both).extracting(Loaded::rejected).containsOnly(0);
        assertThat(both)
                .extracting(Loaded::added)
                .satisfies(added -> assertThat(sum(added)).isEqualTo(30));
        assertThat(both)
                .extracting(Loaded::unchanged)
                .satisfies(same -> assertThat(sum(same)).isEqualTo(30));
        assertThat(states()).hasSize(30);
    }

    @Test
    void theSameFileSentAsBothKindsAtOnceIsInOnce() throws Exception {
        Team team =
                organisations.team(Objects.requireNonNull(member().teamId())).orElseThrow();
        CsvFile csv = thirty();
        List<Loaded> both =
                atOnce(team, () -> files.movedIn(csv, team), () -> files.sent(csv, team.organisationId(), Door.VCSE));
        assertThat(both)
                .extracting(Loaded::added)
                .satisfies(added -> assertThat(sum(added)).isEqualTo(30));
        assertThat(both)
                .extracting(Loaded::rejected)
                .satisfies(refused -> assertThat(sum(refused)).isEqualTo(30));
        assertThat(states()).hasSize(30);
    }

    private CsvFile thirty() {
        StringBuilder text = new StringBuilder(HEADING);
        for (int number = 1; number <= 30; number++) {
            text.append(
                    line(number, "2024-02-%02d".formatted(1 + number % 28), GOOD.replace("05/02/2024", "05/03/2024")));
        }
        return CsvFile.of("twice.csv", text.toString());
    }

    private static int sum(List<? extends Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).sum();
    }

    private static List<Loaded> atOnce(Team team, Callable<Loaded> one, Callable<Loaded> other) throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            List<Future<Loaded>> both = Stream.of(one, other)
                    .map(load -> two.submit(() -> {
                        together.await(20, TimeUnit.SECONDS);
                        return CurrentActor.calling(ReferralFiles.mover(team), load);
                    }))
                    .toList();
            return List.of(both.get(0).get(120, TimeUnit.SECONDS), both.get(1).get(120, TimeUnit.SECONDS));
        }
    }

    @Test
    void ofAFileThatWasCutOffItsPageSaysSoAndWhatIsInStays() {
        Account member = member();
        Visitor visitor = new Visitor(port).signIn(member.username());
        String text = HEADING + line(1, "2024-02-01", GOOD) + line(2, "31/02/2024", GOOD) + line(3, "2024-02-03", GOOD);
        Team team = organisations.team(Objects.requireNonNull(member.teamId())).orElseThrow();
        UUID[] cut = new UUID[1];
        DomainTime.at(time.instant().minus(Duration.ofMinutes(10)), () -> {
            Importing importing = runs.begin(ReferralFiles.kind(team.id()), mark + ".csv", "0");
            cut[0] = importing.importRunId();
            importing.added(1_234);
            importing.rejected(7, "Column 'received': It is not a date that exists.", mark + "-7");
            importing.keep();
            return true;
        });
        Page page = visitor.open("/referrals/file");
        assertThat(page.text())
                .contains(
                        "Files sent before: those that were cut off, then the newest",
                        mark + ".csv",
                        "was cut off before the end");
        Page of = visitor.open("/referrals/file/" + cut[0]);
        assertThat(of.text())
                .contains("Reading it was cut off before the end", "Send the whole file again")
                .contains("1234 referrals are in", "1 line was refused", mark + "-7");
        assertThat(send(visitor, text, "open").text())
                .contains("2 referrals are in")
                .doesNotContain("cut off");

        Actor nobody = new Actor(UUID.randomUUID(), "Nobody", "nobody", team.organisationId(), team.id(), null);
        assertThatThrownBy(() -> CurrentActor.as(
                        nobody,
                        () -> files.movedIn(CsvFile.of(mark + "-n.csv", HEADING + line(9, "2024-02-01", GOOD)), team)))
                .isInstanceOf(RuntimeException.class);
        assertThat(runs.latest(List.of(ReferralFiles.kind(team.id())), 1))
                .singleElement()
                .satisfies(run -> {
                    assertThat(run.fileName()).isEqualTo(mark + "-n.csv");
                    assertThat(run.finishedAt())
                            .as("it was not read to its end")
                            .isNull();
                    assertThat(run.isCut(time.instant())).isFalse();
                    assertThat(run.isCut(time.instant().plus(Duration.ofMinutes(3))))
                            .isTrue();
                });
        assertThat(visitor.open("/referrals/file").text()).contains("It is being read at this moment");
    }
}
