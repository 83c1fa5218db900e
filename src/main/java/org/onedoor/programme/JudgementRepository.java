package org.onedoor.programme;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Act;
import org.onedoor.platform.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people judged, and the evidence they gave. Both are only ever added to. */
@Repository
class JudgementRepository {
    private final JdbcClient jdbc;

    JudgementRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param beside what the rule computed or the words suggested, and {@code because} why */
    record New(
            String kind,
            String value,
            String beside,
            String because,
            String reason,
            @Nullable String apart) {}

    void insert(Act act, PlanAction action, New judgement) {
        jdbc.sql("""
                insert into programme.judgement (org_id, judgement_id, plan_id, action_id, kind, value, beside, because,
                                                 reason, apart, at, by, for_org)
                values (:org, :id, :plan, :action, :kind, :value, :beside, :because, :reason, :apart, :now, :by, :for)
                """)
                .param("org", action.organisationId())
                .param("id", Ids.at(act.now()))
                .param("plan", action.planId())
                .param("action", action.actionId())
                .param("kind", judgement.kind())
                .param("value", judgement.value())
                .param("beside", judgement.beside())
                .param("because", Kept.text(judgement.because()))
                .param("reason", Kept.text(judgement.reason()))
                .param("apart", judgement.apart() == null ? null : Kept.text(judgement.apart()))
                .param("now", act.now().atOffset(ZoneOffset.UTC))
                .param("by", act.actor().accountId())
                .param("for", act.actor().organisationId())
                .update();
    }

    /** The newest first. */
    List<Judgement> of(PlanAction action) {
        return jdbc.sql("""
                select judgement_id, action_id, kind, value, beside, because, reason, apart, at, by, for_org as for_organisation
                  from programme.judgement
                 where org_id = :org and plan_id = :plan and action_id = :action
                 order by at desc, judgement_id desc
                 limit 500
                """)
                .param("org", action.organisationId())
                .param("plan", action.planId())
                .param("action", action.actionId())
                .query(Judgement.class)
                .list();
    }

    /** The newest judgement of each of these lines by which somebody said that it is done or proposed to close it. */
    Map<UUID, Judgement> saidDone(Plan plan, Collection<UUID> actionIds) {
        if (actionIds.isEmpty()) {
            return Map.of(); // as on most pages
        }
        return jdbc
                .sql("""
                select distinct on (j.action_id) j.judgement_id, j.action_id, j.kind, j.value, j.beside, j.because, j.reason,
                       j.apart, j.at, j.by, j.for_org as for_organisation
                  from programme.judgement j
                  join programme.action a using (org_id, plan_id, action_id)
                 where j.org_id = :org and j.plan_id = :plan and j.action_id = any(:ids)
                   and (j.kind = 'closing' and a.state = 'closing'
                        or j.kind = 'status' and j.value = a.status and a.status in ('complete', 'in-place'))
                 order by j.action_id, j.at desc, j.judgement_id desc
                """)
                .param("org", plan.organisationId())
                .param("plan", plan.planId())
                .param("ids", actionIds.toArray(UUID[]::new))
                .query(Judgement.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Judgement::actionId, each -> each));
    }

    /** Whether what waits for a second person is that it has ceased, and not that it is done. */
    boolean ceasing(PlanAction action) {
        return action.state() == PlanAction.State.CLOSING && Judgement.ceasing(of(action));
    }

    List<Evidence> evidence(PlanAction action) {
        return jdbc.sql("""
                select evidence_id, action_id, title, words, address, file_name, attached_at, attached_by
                  from programme.evidence
                 where org_id = :org and plan_id = :plan and action_id = :action
                 order by attached_at, evidence_id
                """)
                .param("org", action.organisationId())
                .param("plan", action.planId())
                .param("action", action.actionId())
                .query(Evidence.class)
                .list();
    }

    /** What was attached since the action was last opened again, or ever where it never was. */
    List<Evidence> evidenceSinceOpened(PlanAction action) {
        Optional<OffsetDateTime> opened = of(action).stream()
                .filter(judgement -> judgement.kind().equals("reopened"))
                .map(Judgement::at)
                .findFirst();
        return evidence(action).stream()
                .filter(each -> opened.isEmpty() || each.attachedAt().isAfter(opened.get()))
                .toList();
    }

    /** Which of these lines have evidence. */
    Set<UUID> withEvidence(Plan plan, Collection<UUID> actionIds) {
        return new HashSet<>(jdbc.sql("""
                select distinct action_id from programme.evidence
                 where org_id = :org and plan_id = :plan and action_id = any(:ids)
                """)
                .param("org", plan.organisationId())
                .param("plan", plan.planId())
                .param("ids", actionIds.toArray(UUID[]::new))
                .query(UUID.class)
                .list());
    }

    /** @param at when it was attached */
    UUID attach(
            PlanAction action,
            String title,
            String words,
            @Nullable String address,
            @Nullable PlanFile file,
            UUID by,
            Instant at) {
        UUID id = Ids.at(at);
        jdbc.sql("""
                insert into programme.evidence (org_id, evidence_id, plan_id, action_id, title, words, address, file_name,
                                                media, sha256, content, attached_at, attached_by)
                values (:org, :id, :plan, :action, :title, :words, :address, :file, :media, :sha256, :content, :at, :by)
                """)
                .param("org", action.organisationId())
                .param("id", id)
                .param("plan", action.planId())
                .param("action", action.actionId())
                .param("title", Kept.text(title))
                .param("words", Kept.text(words))
                .param("address", address)
                .param("file", file == null ? null : Kept.text(file.name()))
                .param("media", file == null ? null : "application/octet-stream")
                .param("sha256", file == null ? null : file.sha256())
                .param("content", file == null ? null : file.content(), java.sql.Types.BINARY)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
        return id;
    }

    /** The file of one piece of evidence. */
    Optional<PlanFile> file(Plan plan, UUID evidenceId) {
        return jdbc.sql("""
                select file_name, content from programme.evidence
                 where org_id = :org and evidence_id = :id and plan_id = :plan and content is not null
                """)
                .param("org", plan.organisationId())
                .param("id", evidenceId)
                .param("plan", plan.planId())
                .query((rs, _) -> new PlanFile(rs.getString(1), rs.getBytes(2)))
                .optional();
    }
}
