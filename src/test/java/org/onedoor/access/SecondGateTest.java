package org.onedoor.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.TestPostgres;
import org.onedoor.Visitor;
import org.onedoor.access.Accounts.Account;
import org.onedoor.access.Endpoints.Endpoint;
import org.onedoor.access.Endpoints.Subjects;
import org.onedoor.frontdoor.Doing;
import org.onedoor.organisation.Organisation;
import org.onedoor.platform.SecondGate;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.record.Planning;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What is said in a record stays behind the database's own gate when the first lets everybody through, and the other way about. */
@OneDoorTest
class SecondGateTest {
    private static final String PRACTICE = "F81030";
    private static final String ALERT = "Zopfmuster said of them alone";

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Doing doing;

    @Autowired
    Planning planning;

    @Autowired
    Endpoints endpoints;

    @Autowired
    SecondGate second;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DomainTime time;

    @Autowired
    PlatformTransactionManager manager;

    private Subjects stranger;

    @BeforeEach
    void somebodyElsesPatient() {
        time.set(Instant.parse("2024-03-04T09:00:00Z"), 0);
        String reference = doing.referral(cast.gp().actor());
        doing.accepted(reference, Doing.PCN);
        stranger = new Subjects(doing.person(reference), reference);
        Visitor team = planning.visit(port, cast.clinician(Doing.PCN));
        planning.published(team, stranger.person());
        team.open("/people/" + stranger.person() + "/alerts/new")
                .form("/alerts/new")
                .with("kind", "allergy")
                .with("words", ALERT)
                .send();
        assertThat(stored("record.crisis_plan")).isOne();
        assertThat(stored("record.alert")).isOne();
    }

    @AfterEach
    void bothGatesStand() {
        gatedTables().forEach(table -> owner("alter table " + table + " enable row level security"));
        time.set(Instant.now(), 1);
    }

    private int stored(String table) {
        return count(TestPostgres.stored(), table);
    }

    private int count(JdbcClient client, String table) {
        return client.sql("select count(*) from " + table + " where person_id = :id")
                .param("id", stranger.person())
                .query(Integer.class)
                .single();
    }

    /** As it is outside tests. */
    private void quiet() {
        jdbc.sql("set local onedoor.loud = off").update();
    }

    private static void owner(String statement) {
        TestPostgres.stored().sql(statement).update();
    }

    private static List<String> gatedTables() {
        return TestPostgres.stored().sql("""
                select c.oid::regclass::text from pg_class c
                 where c.relkind = 'r' and split_part(obj_description(c.oid, 'pg_class'), ']', 1) like '%gated%'
                """).query(String.class).list();
    }

    @Test
    void aTransactionReachesWhomItWasLetInForAndNobodyElse() {
        TransactionTemplate transaction = new TransactionTemplate(manager);
        TransactionTemplate between = new TransactionTemplate(manager);
        between.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
        for (String table : List.of("record.crisis_plan", "record.alert")) {
            transaction.executeWithoutResult(_ -> {
                quiet();
                assertThat(count(jdbc, table)).as("for nobody").isZero();
                second.open(UUID.randomUUID(), List::of);
                assertThat(count(jdbc, table)).as("for somebody else").isZero();
                second.open(stranger.person(), List::of);
                assertThat(count(jdbc, table)).as("for them").isOne();
                between.executeWithoutResult(_ -> {
                    quiet();
                    assertThat(count(jdbc, table)).as("in another in between").isZero();
                });
                second.open(UUID.randomUUID(), List::of);
                assertThat(count(jdbc, table)).as("for them and others").isOne();
            });
            transaction.executeWithoutResult(_ -> {
                quiet();
                assertThat(count(jdbc, table)).as("in the one that follows").isZero();
            });
            assertThatThrownBy(() -> count(jdbc, table)).hasMessageContaining("nobody was let in for this");
        }
    }

    @Test
    void everyGatedTableIsGatedForRequestsAndOpenToJobs() {
        assertThat(gatedTables()).hasSizeGreaterThan(10).contains("record.crisis_plan", "record.note", "record.i_am");
        for (String table : gatedTables()) {
            assertThat(TestPostgres.stored()
                            .sql("""
                            select policyname || ' ' || array_to_string(roles, ',') from pg_policies
                             where schemaname || '.' || tablename = :table order by 1
                            """)
                            .param("table", table)
                            .query(String.class)
                            .list())
                    .as(table)
                    .containsExactly("jobs onedoor_worker", "let_in onedoor_app");
        }
    }

    @Test
    void withTheFirstGateOffNoPageSaysWhatIsKeptOfSomebodyElse() {
        List<String> told = new ArrayList<>();
        FirstGate.without(() -> told.addAll(pagesThatTell()));
        assertThat(told).isEmpty();
    }

    @Test
    void withTheSecondGateOffNoPageSaysItEither() {
        gatedTables().forEach(table -> owner("alter table " + table + " disable row level security"));
        assertThat(pagesThatTell()).isEmpty();
    }

    @Test
    void withBothOffItWouldBeSaidSoThatTheOthersCanFail() {
        gatedTables().forEach(table -> owner("alter table " + table + " disable row level security"));
        List<String> told = new ArrayList<>();
        FirstGate.without(() -> told.addAll(pagesThatTell()));
        assertThat(told).hasSizeGreaterThan(5);
    }

    /** Each page about a person or referral, opened by those who have nothing to do with them. */
    private List<String> pagesThatTell() {
        List<String> told = new ArrayList<>();
        for (String role : List.of("clinician", "gp", "navigator", "vcse")) {
            Account account = cast.account(role, Organisation.idOfOds(PRACTICE), null);
            Visitor visitor = new Visitor(port).signIn(account.username());
            for (Endpoint endpoint : endpoints.all()) {
                if (endpoint.method().equals("GET")) {
                    String body =
                            visitor.open(endpoint.about(stranger)).document().outerHtml();
                    if (body.contains(ALERT) || body.contains("Said-CP")) {
                        told.add(role + " " + endpoint.pattern());
                    }
                }
            }
        }
        return told;
    }
}
