package org.onedoor.programme.governance;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Act;
import org.onedoor.platform.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Entries of registers, with their history and links. */
@Repository
class EntryRepository {
    private static final int LONGEST_CODE = 60;
    private static final int TRIES = 100;
    /** What follows a register in an address and is no entry's. */
    private static final List<String> RESERVED = List.of("new", "export");

    private static final Pattern NOT_A_LETTER = Pattern.compile("[^a-z0-9]+");
    private static final TypeReference<LinkedHashMap<String, List<String>>> FIELDS = new TypeReference<>() {};
    private static final String ENTRY = """
            select e.org_id as organisation_id, e.entry_id, e.register, e.code, e.title, e.status, e.review_on,
                   e.fields::text as fields, e.version, e.made_at, e.heard_at
              from programme.entry e
            """;
    private static final String WHERE = """
             where e.register = :register
               and (:status::text is null or e.status = :status or (:status = 'open' and e.status <> all(:ended)))
               and (:owner::uuid is null or e.org_id = :owner)
               and (:words::text is null or e.title ilike :words or e.fields::text ilike :words)
               and (not :due or e.review_on <= :today)
               and (not :wanting or (
                    (:when::text is null or jsonb_exists(e.fields, :when))
                    and (:unless::text is null or not jsonb_exists(e.fields, :unless))
                    and not exists (select 1 from programme.entry_link l
                                     where l.org_id = e.org_id and l.entry_id = e.entry_id and l.kind = any(:links))
                    and not exists (select 1 from programme.entry_link l
                                      join programme.entry o on o.org_id = l.org_id and o.entry_id = l.entry_id
                                     where l.kind = e.register and l.target = e.code and o.register = any(:links))))
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    EntryRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    private record Row(
            UUID organisationId,
            UUID entryId,
            String register,
            String code,
            String title,
            String status,
            @Nullable LocalDate reviewOn,
            String fields,
            long version,
            OffsetDateTime madeAt,
            OffsetDateTime heardAt) {}

    private Entry entry(Row row) {
        return new Entry(
                row.organisationId(),
                row.entryId(),
                row.register(),
                row.code(),
                row.title(),
                row.status(),
                row.reviewOn(),
                json.readValue(row.fields(), FIELDS),
                row.version(),
                row.madeAt().toInstant(),
                row.heardAt().toInstant());
    }

    private JdbcClient.StatementSpec filtered(String sql, Register register, EntryFilter filter, LocalDate today) {
        Register.Need need = register.need();
        return jdbc.sql(sql)
                .param("register", register.code())
                .param("status", filter.status())
                .param("ended", register.ended().toArray(String[]::new))
                .param("owner", filter.owner())
                .param("words", filter.words() == null ? null : "%" + escaped(filter.words()) + "%")
                .param("due", filter.due())
                .param("today", today)
                .param("wanting", filter.wanting() && need != null)
                .param("when", need == null ? null : need.when())
                .param("unless", need == null ? null : need.unless())
                .param("links", need == null ? new String[0] : need.links().toArray(String[]::new));
    }

    private static String escaped(String words) {
        return words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    /** The gravest first where the register scores, otherwise by title. */
    List<Entry> list(Register register, EntryFilter filter, LocalDate today, int offset, int size) {
        String order = register.scored()
                ? " order by coalesce(left(e.fields->'likelihood'->>0, 1)::int, 0) * coalesce(left(e.fields->'impact'->>0, 1)::int, 0) desc, e.title, e.entry_id"
                : " order by lower(e.title), e.entry_id";
        return filtered(ENTRY + WHERE + order + " limit :size offset :offset", register, filter, today)
                .param("size", size)
                .param("offset", offset)
                .query(Row.class)
                .list()
                .stream()
                .map(this::entry)
                .toList();
    }

    int count(Register register, EntryFilter filter, LocalDate today) {
        return filtered("select count(*) from programme.entry e " + WHERE, register, filter, today)
                .query(Integer.class)
                .single();
    }

    Optional<Entry> find(String register, String code) {
        return jdbc.sql(ENTRY + """
                  join programme.entry_code c on c.org_id = e.org_id and c.entry_id = e.entry_id
                 where c.register = :register and c.code = :code
                """)
                .param("register", register)
                .param("code", code)
                .query(Row.class)
                .optional()
                .map(this::entry);
    }

    Optional<Entry> find(UUID organisationId, UUID entryId) {
        return jdbc.sql(ENTRY + " where e.org_id = :org and e.entry_id = :id")
                .param("org", organisationId)
                .param("id", entryId)
                .query(Row.class)
                .optional()
                .map(this::entry);
    }

    /** A free word for an address, claimed: the title's words, with a number where another entry has them. */
    String claim(String register, String title, UUID organisationId, UUID entryId) {
        String words =
                NOT_A_LETTER.matcher(title.toLowerCase(java.util.Locale.ROOT)).replaceAll("-");
        String cut = words.substring(0, Math.min(words.length(), LONGEST_CODE)).replaceAll("^-|-$", "");
        String base = cut.isEmpty() || RESERVED.contains(cut) ? register + "-" + cut : cut;
        for (int i = 1; i <= TRIES; i++) {
            String code = i == 1 ? base : base + "-" + i;
            if (claimed(register, code, organisationId, entryId)) {
                return code;
            }
        }
        String code = entryId.toString();
        claimed(register, code, organisationId, entryId);
        return code;
    }

    boolean claimed(String register, String code, UUID organisationId, UUID entryId) {
        return jdbc.sql("""
                insert into programme.entry_code (register, code, org_id, entry_id) values (:register, :code, :org, :id)
                on conflict do nothing
                """)
                        .param("register", register)
                        .param("code", code)
                        .param("org", organisationId)
                        .param("id", entryId)
                        .update()
                == 1;
    }

    void insert(Entry entry) {
        jdbc.sql("""
                insert into programme.entry (org_id, entry_id, register, code, title, status, review_on, fields, made_at, heard_at)
                values (:org, :id, :register, :code, :title, :status, :review, :fields::jsonb, :made, :made)
                """)
                .param("org", entry.organisationId())
                .param("id", entry.entryId())
                .param("register", entry.register())
                .param("code", entry.code())
                .param("title", entry.title())
                .param("status", entry.status())
                .param("review", entry.reviewOn())
                .param("fields", json.writeValueAsString(entry.fields()))
                .param("made", entry.madeAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** @return false when another changed it since {@code version} */
    boolean update(Entry entry, long version, Instant now) {
        return jdbc.sql("""
                update programme.entry
                   set title = :title, status = :status, review_on = :review, fields = :fields::jsonb, heard_at = :now,
                       version = version + 1
                 where org_id = :org and entry_id = :id and version = :version
                """)
                        .param("title", entry.title())
                        .param("status", entry.status())
                        .param("review", entry.reviewOn())
                        .param("fields", json.writeValueAsString(entry.fields()))
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("org", entry.organisationId())
                        .param("id", entry.entryId())
                        .param("version", version)
                        .update()
                == 1;
    }

    void remember(Act act, Entry entry, String what, String reason, Map<String, List<String>> content) {
        jdbc.sql("""
                insert into programme.entry_history (org_id, entry_id, history_id, what, reason, content, at, by, for_org)
                values (:org, :entry, :id, :what, :reason, :content::jsonb, :now, :by, :for)
                """)
                .param("org", entry.organisationId())
                .param("entry", entry.entryId())
                .param("id", Ids.at(act.now()))
                .param("what", what)
                .param("reason", reason)
                .param("content", json.writeValueAsString(content))
                .param("now", act.now().atOffset(ZoneOffset.UTC))
                .param("by", act.actor().accountId())
                .param("for", act.actor().organisationId())
                .update();
        jdbc.sql("update programme.entry set heard_at = :now where org_id = :org and entry_id = :entry")
                .param("now", act.now().atOffset(ZoneOffset.UTC))
                .param("org", entry.organisationId())
                .param("entry", entry.entryId())
                .update();
    }

    /** The newest first. */
    List<EntryHistory> history(Entry entry) {
        return jdbc.sql("""
                select what, reason, content::text, at, by, for_org from programme.entry_history
                 where org_id = :org and entry_id = :entry
                 order by at desc, history_id desc
                 limit 500
                """)
                .param("org", entry.organisationId())
                .param("entry", entry.entryId())
                .query((rs, _) -> new EntryHistory(
                        rs.getString(1),
                        rs.getString(2),
                        json.readValue(rs.getString(3), FIELDS),
                        Objects.requireNonNull(rs.getObject(4, OffsetDateTime.class))
                                .toInstant(),
                        Objects.requireNonNull(rs.getObject(5, UUID.class)),
                        Objects.requireNonNull(rs.getObject(6, UUID.class))))
                .list();
    }

    /** What an entry is linked to, or what is linked to it. */
    record Target(String kind, String target) {}

    List<Target> links(Entry entry) {
        return jdbc.sql("""
                select kind, target from programme.entry_link where org_id = :org and entry_id = :entry order by kind, target
                """)
                .param("org", entry.organisationId())
                .param("entry", entry.entryId())
                .query(Target.class)
                .list();
    }

    /** Entries that are linked to something: an action, or an entry of a register. */
    List<Entry> linkedTo(String kind, String target) {
        return jdbc.sql(ENTRY + """
                  join programme.entry_link l on l.org_id = e.org_id and l.entry_id = e.entry_id
                 where l.kind = :kind and l.target = :target
                 order by e.register, e.title
                 limit 200
                """).param("kind", kind).param("target", target).query(Row.class).list().stream()
                .map(this::entry)
                .toList();
    }

    void link(Act act, Entry entry, String kind, String target) {
        jdbc.sql("""
                insert into programme.entry_link (org_id, entry_id, kind, target, made_at, made_by)
                values (:org, :entry, :kind, :target, :now, :by) on conflict do nothing
                """)
                .param("org", entry.organisationId())
                .param("entry", entry.entryId())
                .param("kind", kind)
                .param("target", target)
                .param("now", act.now().atOffset(ZoneOffset.UTC))
                .param("by", act.actor().accountId())
                .update();
    }

    void unlink(Entry entry, String kind, String target) {
        jdbc.sql("""
                delete from programme.entry_link
                 where org_id = :org and entry_id = :entry and kind = :kind and target = :target
                """)
                .param("org", entry.organisationId())
                .param("entry", entry.entryId())
                .param("kind", kind)
                .param("target", target)
                .update();
    }
}
