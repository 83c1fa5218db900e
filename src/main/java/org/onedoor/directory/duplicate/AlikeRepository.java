package org.onedoor.directory.duplicate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Act;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

@Repository
class AlikeRepository {
    private static final String LAST = """
            select distinct on (org_id, first_id, second_org, second_id)
                   org_id, first_id, second_org, second_id, number, decision, first_leads, why, first_sha, second_sha,
                   decided_at, decided_role
              from directory.alike_decision
             order by org_id, first_id, second_org, second_id, number desc
            """;
    private static final String DECISION = """
            select org_id, first_id, second_org, second_id, number, decision, first_leads, why, first_sha, second_sha,
                   decided_at, decided_role
              from directory.alike_decision
             where org_id = :org and first_id = :first and second_org = :secondOrg and second_id = :second
            """;
    /** Those of which nobody has said that they are one, or two that still say what they said then. */
    private static final String OPEN = """
             from directory.alike alike left join (%s) last using (org_id, first_id, second_org, second_id)
            where last.decision is null or last.decision = 'undone'
               or (last.decision = 'different'
                   and (last.first_sha <> alike.first_sha or last.second_sha <> alike.second_sha))
            """.formatted(LAST);

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final TransactionTemplate transactions;

    AlikeRepository(JdbcClient jdbc, JdbcTemplate batches, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.transactions = transactions;
    }

    /** @param alone whether a number that both have is no other entry's of the two sources */
    record Asked(Two two, boolean alone) {}

    /** The pairs that were found, in place of those found before. @param mark of what was said when they were looked for */
    void found(List<AlikeFinder.Pair> pairs, long mark, Instant at) {
        OffsetDateTime now = at.atOffset(ZoneOffset.UTC);
        transactions.executeWithoutResult(_ -> {
            jdbc.sql("delete from directory.alike").update();
            batches.batchUpdate("""
                    insert into directory.alike (org_id, first_id, second_org, second_id, weight, alone, first_sha, second_sha,
                           found_at)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """, pairs, 500, (statement, pair) -> {
                statement.setObject(1, pair.first().key().orgId());
                statement.setObject(2, pair.first().key().id());
                statement.setObject(3, pair.second().key().orgId());
                statement.setObject(4, pair.second().key().id());
                statement.setInt(5, pair.likeness().weight());
                statement.setBoolean(6, pair.likeness().alone());
                statement.setString(7, pair.first().sha256());
                statement.setString(8, pair.second().sha256());
                statement.setObject(9, now);
            });
            jdbc.sql("""
                    insert into directory.edition (name, edition) values ('alike', :mark)
                    on conflict (name) do update set edition = excluded.edition
                    """).param("mark", mark).update();
        });
    }

    /** Of what was said when they were looked for last. */
    Optional<Long> mark() {
        return jdbc.sql("select edition from directory.edition where name = 'alike'")
                .query(Long.class)
                .optional();
    }

    /** How many waited when that was told last; none where it never was. */
    int toldWaiting() {
        return jdbc.sql("select edition from directory.edition where name = 'alike-waiting'")
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    void told(int waiting) {
        jdbc.sql("""
                insert into directory.edition (name, edition) values ('alike-waiting', :waiting)
                on conflict (name) do update set edition = excluded.edition
                """).param("waiting", waiting).update();
    }

    int waiting() {
        return jdbc.sql("select count(*) " + OPEN).query(Integer.class).single();
    }

    /** Those to decide on, the likeliest first. */
    List<Asked> open(int from, int most) {
        return jdbc.sql("select alike.* " + OPEN + """
                 order by alike.weight desc, alike.org_id, alike.first_id, alike.second_org, alike.second_id
                 offset :from limit :most
                """)
                .param("from", from)
                .param("most", most)
                .query((rs, _) -> new Asked(two(rs), rs.getBoolean("alone")))
                .list();
    }

    /** Whether it was found last, and how. */
    Optional<Asked> find(Two two) {
        return of("""
                select * from directory.alike
                 where org_id = :org and first_id = :first and second_org = :secondOrg and second_id = :second
                """, two)
                .query((rs, _) -> new Asked(two(rs), rs.getBoolean("alone")))
                .optional();
    }

    /** How many are one, or two. */
    int count(String decision) {
        return jdbc.sql("select count(*) from (" + LAST + ") last where decision = :decision")
                .param("decision", decision)
                .query(Integer.class)
                .single();
    }

    /** Those that are one, or two, the last decided first. */
    List<Decided> decided(String decision, int from, int most) {
        return jdbc.sql("select * from (" + LAST + """
                ) last where decision = :decision
                 order by decided_at desc, org_id, first_id, second_org, second_id offset :from limit :most
                """)
                .param("decision", decision)
                .param("from", from)
                .param("most", most)
                .query(this::row)
                .list();
    }

    /** All that are one now. */
    List<Decided> same() {
        return jdbc.sql("select * from (" + LAST + ") last where decision = 'same'")
                .query(this::row)
                .list();
    }

    Optional<Decided> last(Two two) {
        return of(DECISION + " order by number desc limit 1", two)
                .query(this::row)
                .optional();
    }

    /** Everything that was decided of the two, the newest first. */
    List<Decided> history(Two two) {
        return of(DECISION + " order by number desc limit 50", two)
                .query(this::row)
                .list();
    }

    void keep(Decided decided, Act act) {
        of("""
                insert into directory.alike_decision (org_id, first_id, second_org, second_id, number, decision, first_leads, why,
                       first_sha, second_sha, decided_at, decided_by, decided_role)
                values (:org, :first, :secondOrg, :second, :number, :decision, :leads, :why, :firstSha, :secondSha, :at, :by, :role)
                """, decided.two())
                .param("number", decided.number())
                .param("decision", decided.decision())
                .param("leads", decided.firstLeads())
                .param("why", decided.why())
                .param("firstSha", decided.firstSha())
                .param("secondSha", decided.secondSha())
                .param("at", decided.at().atOffset(ZoneOffset.UTC))
                .param("by", act.actor().accountId())
                .param("role", decided.role())
                .update();
    }

    private JdbcClient.StatementSpec of(String sql, Two two) {
        return jdbc.sql(sql)
                .param("org", two.first().orgId())
                .param("first", two.first().id())
                .param("secondOrg", two.second().orgId())
                .param("second", two.second().id());
    }

    private static Two two(ResultSet rs) throws SQLException {
        return new Two(
                new EntryKey(rs.getObject("org_id", UUID.class), rs.getObject("first_id", UUID.class)),
                new EntryKey(rs.getObject("second_org", UUID.class), rs.getObject("second_id", UUID.class)));
    }

    private Decided row(ResultSet rs, int number) throws SQLException {
        @Nullable Boolean leads = rs.getObject("first_leads", Boolean.class);
        return new Decided(
                two(rs),
                rs.getInt("number"),
                rs.getString("decision"),
                leads,
                rs.getString("why"),
                rs.getString("first_sha"),
                rs.getString("second_sha"),
                rs.getObject("decided_at", OffsetDateTime.class).toInstant(),
                rs.getString("decided_role"));
    }
}
