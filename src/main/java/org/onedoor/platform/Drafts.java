package org.onedoor.platform;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.onedoor.platform.time.DomainTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Half-filled forms, kept for whoever began them, so that nothing typed is lost. */
@Repository
public class Drafts {
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final DomainTime time;

    Drafts(JdbcClient jdbc, JsonMapper json, DomainTime time) {
        this.jdbc = jdbc;
        this.json = json;
        this.time = time;
    }

    /** One draft as a list shows it. */
    public record Draft(UUID draftId, Map<String, List<String>> fields, OffsetDateTime updatedAt) {}

    private record Row(UUID draftId, String fields, OffsetDateTime updatedAt) {}

    /** Of one that was sent, only what is changed since is begun again. */
    public void keep(UUID accountId, UUID draftId, String kind, Map<String, List<String>> fields) {
        jdbc.sql("""
                insert into platform.draft (account_id, draft_id, kind, fields, updated_at)
                values (:accountId, :draftId, :kind, :fields::jsonb, :now)
                on conflict (account_id, draft_id) do update
                   set fields = excluded.fields, updated_at = excluded.updated_at,
                       kind = case when platform.draft.fields = excluded.fields
                                   then platform.draft.kind else excluded.kind end
                """)
                .param("accountId", accountId)
                .param("draftId", draftId)
                .param("kind", kind)
                .param("fields", json.writeValueAsString(storable(fields)))
                .param("now", time.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What was typed so far; nothing when this account has no such draft. */
    public Map<String, List<String>> find(UUID accountId, UUID draftId) {
        return jdbc.sql("select fields::text from platform.draft where account_id = :accountId and draft_id = :draftId")
                .param("accountId", accountId)
                .param("draftId", draftId)
                .query(String.class)
                .optional()
                .map(fields -> read(fields))
                .orElse(Map.of());
    }

    public List<Draft> of(UUID accountId, String kind) {
        return jdbc.sql("""
                select draft_id, fields::text as fields, updated_at
                  from platform.draft where account_id = :accountId and kind = :kind
                 order by updated_at desc limit 50
                """).param("accountId", accountId).param("kind", kind).query(Row.class).list().stream()
                .map(row -> new Draft(row.draftId(), read(row.fields()), row.updatedAt()))
                .toList();
    }

    private static Map<String, List<String>> storable(Map<String, List<String>> fields) {
        Map<String, List<String>> storable = new LinkedHashMap<>();
        fields.forEach((field, values) -> storable.put(
                Writing.storable(field), values.stream().map(Writing::storable).toList()));
        return storable;
    }

    /** A draft opens whatever was kept in it: what is no text, such as an object of another version, is passed over. */
    private Map<String, List<String>> read(String text) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : json.readTree(text).properties()) {
            List<String> values = new ArrayList<>();
            if (field.getValue().isArray()) {
                field.getValue().forEach(value -> add(values, value));
            } else {
                add(values, field.getValue());
            }
            if (!values.isEmpty()) {
                fields.put(field.getKey(), List.copyOf(values));
            }
        }
        return fields;
    }

    private static void add(List<String> values, JsonNode value) {
        if (value.isValueNode() && !value.isNull()) {
            values.add(value.asString());
        }
    }

    /** What was typed was sent: it is found by its id, and begun no longer. */
    public void sent(UUID accountId, UUID draftId) {
        jdbc.sql("update platform.draft set kind = 'sent' where account_id = :accountId and draft_id = :draftId")
                .param("accountId", accountId)
                .param("draftId", draftId)
                .update();
    }

    public void forget(UUID accountId, UUID draftId) {
        jdbc.sql("delete from platform.draft where account_id = :accountId and draft_id = :draftId")
                .param("accountId", accountId)
                .param("draftId", draftId)
                .update();
    }
}
