package org.onedoor.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.access.Accounts.Account;
import org.onedoor.frontdoor.Door;
import org.onedoor.frontdoor.Intake;
import org.onedoor.frontdoor.Priority;
import org.onedoor.platform.Action;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Gate.Decision;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Subject;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What the security design and the standards say in words, sentence by sentence, and what the gate decides. The sentences
 * were written from those documents and not from the policy table.
 */
@OneDoorTest
class SentencesTest {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Intake intake;

    @Autowired
    Gate gate;

    @Autowired
    BreakGlass glass;

    @Autowired
    PersonAccounts accounts;

    @Autowired
    JdbcTemplate template;

    @Autowired
    DomainTime time;

    static Stream<Arguments> sentences() throws Exception {
        try (var reader = new InputStreamReader(
                Objects.requireNonNull(SentencesTest.class.getResourceAsStream("/access/sentences.csv")),
                StandardCharsets.UTF_8)) {
            List<CSVRecord> records = CSVFormat.DEFAULT
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(reader)
                    .getRecords();
            assertThat(records).hasSizeGreaterThanOrEqualTo(40);
            return records.stream().map(record -> Arguments.of(record.get("sentence"), record));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sentences")
    void theGateDecidesAsTheSentenceSays(String sentence, CSVRecord record) {
        UUID person = CurrentActor.as(
                cast.gp("F81110").actor(),
                () -> intake.submit(
                                Cast.submission(
                                        Cast.somebody(new Random()),
                                        Door.GP,
                                        Priority.ROUTINE,
                                        time.instant(),
                                        "Low since spring"),
                                null)
                        .personId());
        UUID organisation = UUID.randomUUID();
        Account account = cast.account(record.get("role"), organisation, null);
        boolean own = prepare(record.get("state"), person, account);
        Action action = record.get("action").equals("read") ? Action.READ : Action.WRITE;
        Ask ask =
                Ask.item(action, record.get("data"), new Subject.Person(person), own ? Set.of(organisation) : Set.of());
        Decision decision = gate.decide(account.actor(), ask);
        assertThat(decision instanceof Decision.Allowed)
                .as("%s %s", sentence, decision)
                .isEqualTo(record.get("answer").equals("yes"));
    }

    /** Brings about the state the sentence speaks of. @return whether it is a work item of the account's organisation */
    private boolean prepare(String state, UUID person, Account account) {
        Instant now = time.instant();
        switch (state) {
            case "none", "own" -> {}
            case "relationship" -> related(person, account, null);
            case "ended" -> related(person, account, now.minusSeconds(1));
            case "objection" -> {
                related(person, account, null);
                template.update(
                        "insert into access.objection (person_id, objection_id, data_class, made_at, made_by) values (?, ?, 'crisis-plan', ?, ?)",
                        person,
                        UUID.randomUUID(),
                        at(now),
                        account.accountId());
            }
            case "own-record" -> {
                related(person, account, null);
                accounts.tie(account.accountId(), person);
            }
            case "glass" ->
                CurrentActor.run(
                        account.actor(),
                        () -> glass.open(
                                person,
                                Ground.DANGER,
                                "Brought in with nobody to ask",
                                true,
                                new IdempotencyKey(account.accountId().toString(), "glass", "glass")));
            case "stated" -> stated(person, account, now.plusSeconds(3_600));
            case "stated-ended" -> stated(person, account, now.minusSeconds(1));
            case "self" -> accounts.tie(account.accountId(), person);
            case "known" -> carer(person, account);
            case "permitted" -> permitted(person, account, null);
            case "withdrawn" -> permitted(person, account, now.minusSeconds(1));
            default -> throw new IllegalArgumentException("No state " + state);
        }
        return state.equals("own");
    }

    private void related(UUID person, Account account, @org.jspecify.annotations.Nullable Instant until) {
        template.update(
                "insert into access.relationship (person_id, org_id, basis, source_id, since, until) values (?, ?, 'referral', ?, ?, ?)",
                person,
                account.organisationId(),
                UUID.randomUUID(),
                at(time.instant().minusSeconds(60)),
                until == null ? null : at(until));
    }

    /** The account said why a minute ago, by an agreement that ends then. */
    private void stated(UUID person, Account account, Instant until) {
        UUID keeper = UUID.randomUUID();
        UUID agreement = UUID.randomUUID();
        Instant now = time.instant();
        template.update("""
                insert into access.agreement (org_id, agreement_id, reference, title, purpose, data_classes, basis, begins_at,
                                              until, review_on, dpia, made_at, made_by)
                values (?, ?, 'IS-TEST-0001', 'A test', 'To test', array['crisis-plan'], 'vital', ?, ?, current_date, 'D', ?, ?)
                """, keeper, agreement, at(now.minusSeconds(7_200)), at(until), at(now), account.accountId());
        template.update(
                "insert into access.agreement_party (org_id, agreement_id, party_id) values (?, ?, ?)",
                keeper,
                agreement,
                account.organisationId());
        template.update(
                """
                insert into access.stated_need (person_id, need_id, account_id, role, org_id, controller_id, basis, reason,
                                                begun_at, until)
                values (?, ?, ?, ?, ?, ?, 'vital', 'On the bridge', ?, ?)
                """,
                person,
                UUID.randomUUID(),
                account.accountId(),
                account.role(),
                account.organisationId(),
                keeper,
                at(now.minusSeconds(60)),
                at(now.plusSeconds(3_540)));
    }

    private UUID carer(UUID person, Account account) {
        UUID carer = UUID.randomUUID();
        template.update("""
                insert into access.carer (person_id, carer_id, name, relation, parental_responsibility, account_id, added_at,
                                          added_by)
                values (?, ?, 'Tom', 'brother', false, ?, ?, ?)
                """, person, carer, account.accountId(), at(time.instant()), account.accountId());
        return carer;
    }

    private void permitted(UUID person, Account account, @org.jspecify.annotations.Nullable Instant withdrawn) {
        UUID carer = carer(person, account);
        for (String topic : List.of("crisis-plan", "i-am")) {
            template.update(
                    """
                    insert into access.permission (person_id, permission_id, carer_id, topic, since, until, capacity,
                                                   given_by, withdrawn_at, withdrawn_by)
                    values (?, ?, ?, ?, ?, ?, 'has', ?, ?, ?)
                    """,
                    person,
                    UUID.randomUUID(),
                    carer,
                    topic,
                    at(time.instant().minusSeconds(60)),
                    at(time.instant().plusSeconds(3_600)),
                    account.accountId(),
                    withdrawn == null ? null : at(withdrawn),
                    withdrawn == null ? null : account.accountId());
        }
    }

    private static java.time.OffsetDateTime at(Instant instant) {
        return instant.atOffset(java.time.ZoneOffset.UTC);
    }

    /** Whoever reads only the public page can say who sees a crisis plan, and is not asked to sign in. */
    @Test
    void thePublicPageSaysInWordsWhoSeesACrisisPlanPartByPart() {
        Visitor.Page page = new Visitor(port).open("/who-can-see");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.document().select("#d-crisis-plan li").eachText())
                .contains("A clinician: while they look after you, and 30 days longer. They may write as well")
                .contains("You yourself: always, signed in as yourself", "A carer: as far as you permit it")
                .noneMatch(line -> line.startsWith("The police") || line.startsWith("A school"));
        assertThat(page.document().select("#d-crisis-card li").eachText())
                .anyMatch(line -> line.startsWith("The police: in an incident, after saying why"));
        assertThat(page.document().select("#d-restricted-alert li").eachText())
                .hasSize(4)
                .noneMatch(line -> line.contains("carer") || line.contains("voluntary"));
        List<String> columns = page.document().select("#plan ~ div thead th").eachText();
        assertThat(cell(page, columns, "CP11-whole", "Police control room")).isEqualTo("No");
        assertThat(cell(page, columns, "CP12", "Police control room")).isEqualTo("Yes");
        assertThat(cell(page, columns, "CP03-mine", "Voluntary organisations")).isEqualTo("No");
        assertThat(cell(page, columns, "CP07-diagnosis", "Ambulance service")).isEqualTo("In danger");
        assertThat(cell(page, columns, "CP11-summary", "A carer, where permitted"))
                .isEqualTo("No");
        assertThat(page.document().select("form, script")).isEmpty();
    }

    private static String cell(Visitor.Page page, List<String> columns, String part, String audience) {
        int column = columns.indexOf(audience);
        String text = page.document().select("#p-" + part + " > *").get(column).text();
        return text.replace(audience, "").strip();
    }
}
