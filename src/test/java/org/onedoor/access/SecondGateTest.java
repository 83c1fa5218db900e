package org.onedoor.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.GatedTables;
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

/**
 * What is kept of somebody stays behind the database's own gate when the first lets everybody through, and the other way
 * about. The words of each table are said in it alone, so that a page that tells them has read that table.
 */
@OneDoorTest
class SecondGateTest {
    private static final String PRACTICE = "F81030";
    private static final String ALERT = "Zopfwarnung said of them alone";
    private static final String NEEDS = "Zopfbedarf said of them alone";

    /** By table what is said of the stranger in it, and shown on pages about them. */
    private static final Map<String, String> SAID = Map.of(
            "record.alert", ALERT,
            "record.crisis_plan", "Said-CP",
            "platform.event", "What they need was recorded",
            "work.message", "Zopfnachricht was told to them alone",
            "frontdoor.referral", "Zopfgrund said of them alone",
            "frontdoor.door_entry", "Zopfbrief said of them alone",
            "frontdoor.advice_message", "Zopfrat said of them alone",
            "people.access_needs", NEEDS,
            "people.trace", "Zopfspur said of them alone");

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
    private TransactionTemplate transaction;

    @BeforeEach
    void somebodyElsesPatient() {
        transaction = new TransactionTemplate(manager);
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
        team.open("/people/" + stranger.person() + "/needs")
                .form("/needs")
                .with("toldBy", "person")
                .with("words", NEEDS)
                .send();
        isKept("update frontdoor.referral set reason = :said where reference = :reference", "frontdoor.referral");
        isKept("""
                insert into frontdoor.door_entry (person_id, referral_id, form, pasted)
                select person_id, referral_id, 'gp', :said from frontdoor.referral where reference = :reference
                """, "frontdoor.door_entry");
        isKept("""
                insert into work.message (person_id, message_id, scope_id, words, written_at, state)
                select person_id, gen_random_uuid(), referral_id, :said, received_at, 'not-sent'
                  from frontdoor.referral where reference = :reference
                """, "work.message");
        isKept("""
                insert into people.trace (person_id, trace_id, state, asked_at, asked_by, asked_org, sent_family, sent_given,
                    sent_birth, words)
                select person_id, gen_random_uuid(), 'refused', received_at, source_account, source_org, 'Example', 'Sam',
                       '1990-01-01', :said
                  from frontdoor.referral where reference = :reference
                """, "people.trace");
        isKept("""
                with asked as (
                    insert into frontdoor.advice (person_id, advice_id, reference, state, urgency, consent, asker_org,
                        asker_account, service_id, service_org, service_team, asked_at, ended_at, referral_id, referral)
                    select person_id, referral_id, reference, 'REFERRED', 'routine', 'given', source_org, source_account,
                           current_service, owner_org, owner_team, received_at, received_at, referral_id, reference
                      from frontdoor.referral where reference = :reference
                    returning person_id, advice_id, asked_at, asker_account, asker_org)
                insert into frontdoor.advice_message (person_id, message_id, advice_id, kind, words, at, account_id, org_id)
                select person_id, gen_random_uuid(), advice_id, 'question', :said, asked_at, asker_account, asker_org
                  from asked
                """, "frontdoor.advice_message");
        isKept("""
                insert into people.ways_to_reach (person_id, ways, said_at)
                select person_id, '{call}', received_at from frontdoor.referral
                 where reference = :reference and coalesce(:said, '') = ''
                on conflict do nothing
                """, "people.ways_to_reach");
    }

    /** Keeps in a table what is said in it of the stranger. */
    private void isKept(String sql, String table) {
        TestPostgres.stored()
                .sql(sql)
                .param("said", SAID.get(table))
                .param("reference", stranger.reference())
                .update();
        assertThat(stored(table)).as(table).isPositive();
    }

    @AfterEach
    void bothGatesStand() {
        GatedTables.closeAll();
        // a question nobody asked is on no list, which a rebuild of all lists would mend
        for (String table : List.of("frontdoor.advice_message", "frontdoor.advice")) {
            TestPostgres.stored()
                    .sql("delete from %s where person_id = :id".formatted(table))
                    .param("id", stranger.person())
                    .update();
        }
        time.set(Instant.now(), 1);
    }

    private int stored(String table) {
        return count(TestPostgres.stored(), table);
    }

    private int count(JdbcClient client, String table) {
        return client.sql("select count(*) from %s where %s = :id"
                        .formatted(table, table.equals("platform.event") ? "subject_id" : "person_id"))
                .param("id", stranger.person())
                .query(Integer.class)
                .single();
    }

    /** As it is outside tests. */
    private void quiet() {
        jdbc.sql("set local onedoor.loud = off").update();
    }

    @Test
    void aTransactionReachesWhomItWasLetInForAndNobodyElse() {
        TransactionTemplate between = new TransactionTemplate(manager);
        between.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
        List<String> tables = new ArrayList<>(SAID.keySet());
        tables.add("people.ways_to_reach");
        for (String table : tables) {
            int all = stored(table);
            assertThat(all).as(table).isPositive();
            transaction.executeWithoutResult(_ -> {
                quiet();
                assertThat(count(jdbc, table)).as(table + " for nobody").isZero();
                second.open(UUID.randomUUID(), List::of);
                assertThat(count(jdbc, table)).as(table + " for somebody else").isZero();
                second.openWith(UUID.randomUUID(), List.of(stranger.person()));
                assertThat(count(jdbc, table))
                        .as(table + " with somebody nobody was let in for")
                        .isZero();
                second.open(stranger.person(), List::of);
                assertThat(count(jdbc, table)).as(table + " for them").isEqualTo(all);
                between.executeWithoutResult(_ -> {
                    quiet();
                    assertThat(count(jdbc, table))
                            .as(table + " in another in between")
                            .isZero();
                });
                second.open(UUID.randomUUID(), List::of);
                assertThat(count(jdbc, table))
                        .as(table + " for them and others")
                        .isEqualTo(all);
            });
            transaction.executeWithoutResult(_ -> {
                quiet();
                assertThat(count(jdbc, table))
                        .as(table + " in the one that follows")
                        .isZero();
            });
            assertThatThrownBy(() -> count(jdbc, table)).hasMessageContaining("nobody was let in for this");
        }
    }

    @Test
    void nothingIsWrittenOfSomebodyWhomTheTransactionWasNotLetInFor() {
        Map<String, String> writes = Map.of("a message", """
                insert into work.message (person_id, message_id, scope_id, words, written_at, state)
                values (:id, gen_random_uuid(), gen_random_uuid(), 'x', now(), 'not-sent')
                """, "an event", """
                insert into platform.event (subject_id, event_id, kind, type, occurred_at, recorded_at, account_id, role,
                    organisation_id, correlation_id, payload)
                values (:id, gen_random_uuid(), 'person', 'x', now(), now(), gen_random_uuid(), 'gp', gen_random_uuid(),
                    gen_random_uuid(), '{}')
                """, "a row of a list", """
                insert into frontdoor.worklist (org_id, referral_id, lane, person_id, reference, state, priority, rank, open,
                    received_at, changed_at)
                values (gen_random_uuid(), gen_random_uuid(), 'owner', :id, 'x', 'x', 'x', 1, true, now(), now())
                """);
        writes.forEach((what, sql) -> assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> {
                    second.open(UUID.randomUUID(), List::of);
                    second.actFor(UUID.randomUUID());
                    jdbc.sql(sql).param("id", stranger.person()).update();
                }))
                .as(what)
                .hasStackTraceContaining("row-level security"));
        transaction.executeWithoutResult(_ -> {
            quiet();
            second.actFor(UUID.randomUUID());
            for (String change : List.of(
                    "update frontdoor.referral set state = 'CLOSED' where person_id = :id",
                    "update work.message set state = 'waiting' where person_id = :id",
                    "delete from frontdoor.worklist where person_id = :id")) {
                assertThat(jdbc.sql(change).param("id", stranger.person()).update())
                        .as(change)
                        .isZero();
            }
        });
    }

    @Test
    void aListIsReachedByTheOrganisationItIsOfAndByWhoeverWasLetInForThePerson() {
        UUID owner = doing.now(stranger.reference()).owner().organisationId();
        UUID source = doing.now(stranger.reference()).source().organisationId();
        int all = stored("frontdoor.worklist");
        transaction.executeWithoutResult(_ -> {
            quiet();
            assertThat(listed(owner)).as("acting for nobody").isZero();
            second.actFor(UUID.randomUUID());
            assertThat(listed(owner)).as("acting for another").isZero();
            second.actFor(owner);
            assertThat(listed(owner)).as("acting for it").isPositive();
            assertThat(listed(source)).as("the list of another").isZero();
        });
        transaction.executeWithoutResult(_ -> {
            quiet();
            second.open(stranger.person(), List::of);
            assertThat(count(jdbc, "frontdoor.worklist"))
                    .as("let in for the person")
                    .isEqualTo(all);
        });
        transaction.executeWithoutResult(_ -> {
            quiet();
            assertThat(count(jdbc, "frontdoor.worklist"))
                    .as("in the one that follows")
                    .isZero();
        });
        assertThatThrownBy(() -> listed(owner)).hasMessageContaining("nobody was let in for this");
    }

    private int listed(UUID organisation) {
        return jdbc.sql("select count(*) from frontdoor.worklist where org_id = :org and reference = :reference")
                .param("org", organisation)
                .param("reference", stranger.reference())
                .query(Integer.class)
                .single();
    }

    @Test
    void everyGatedTableIsGatedForRequestsAndOpenToJobs() {
        assertThat(GatedTables.all())
                .containsAll(SAID.keySet())
                .contains(
                        "record.note",
                        "record.document",
                        "record.i_am",
                        "people.ways_to_reach",
                        "frontdoor.worklist",
                        "crisis.contact_entry");
        for (String table : GatedTables.all()) {
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
    void noPolicyAsksAnotherTableOrAFunctionForEachRow() {
        List<String> policies =
                TestPostgres.stored().sql("""
                select regexp_replace(qual, '\\s+', ' ', 'g') from pg_policies where policyname = 'let_in'
                """).query(String.class).list();
        assertThat(policies).isNotEmpty().allSatisfy(policy -> {
            assertThat(policy.toLowerCase(java.util.Locale.ROOT)).doesNotContain(" from ");
            assertThat(policy.replaceAll(
                            "\\( SELECT string_to_array\\(.*?, ','::text\\) AS string_to_array\\)", "settings"))
                    .as("what is asked for once a statement is in a select of its own")
                    .doesNotContain("current_setting");
        });
    }

    @Test
    void withTheFirstGateOffNoPageSaysWhatIsKeptOfSomebodyElse() {
        List<Told> told = new ArrayList<>();
        FirstGate.without(() -> told.addAll(pagesThatTell()));
        assertThat(told).isEmpty();
    }

    @Test
    void withTheSecondGateOffNoPageSaysItEither() {
        GatedTables.openAll();
        assertThat(pagesThatTell()).isEmpty();
    }

    @Test
    void withBothOffEachWouldBeSaidAndThePolicyOfItsTableAloneHoldsItBack() {
        GatedTables.openAll();
        List<Told> all = new ArrayList<>();
        FirstGate.without(() -> all.addAll(pagesThatTell()));
        Map<String, List<Told>> byTable = all.stream().collect(Collectors.groupingBy(Told::table));
        assertThat(byTable).containsOnlyKeys(SAID.keySet());
        byTable.forEach((table, pages) -> {
            GatedTables.close(table);
            FirstGate.without(() -> assertThat(pages.stream().limit(5))
                    .as(table)
                    .noneMatch(page -> visitor(page.role())
                            .open(page.path())
                            .document()
                            .outerHtml()
                            .contains(SAID.get(table))));
            GatedTables.open(table);
        });
    }

    /** A page that told a stranger to them what is kept in a table. */
    private record Told(String role, String path, String table) {}

    private Visitor visitor(String role) {
        Account account = cast.account(role, Organisation.idOfOds(PRACTICE), null);
        return new Visitor(port).signIn(account.username());
    }

    /** Each page about a person or referral, opened by those who have nothing to do with them. */
    private List<Told> pagesThatTell() {
        List<Told> told = new ArrayList<>();
        for (String role : List.of("clinician", "gp", "navigator", "vcse")) {
            Visitor visitor = visitor(role);
            for (Endpoint endpoint : endpoints.all()) {
                if (endpoint.method().equals("GET")) {
                    String path = endpoint.about(stranger);
                    String body = visitor.open(path).document().outerHtml();
                    SAID.forEach((table, words) -> {
                        if (body.contains(words)) {
                            told.add(new Told(role, path, table));
                        }
                    });
                }
            }
        }
        return told;
    }
}
