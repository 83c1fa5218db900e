package org.onedoor.directory.pathway;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PathwayRepository {
    private final JdbcClient jdbc;

    PathwayRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record StageRow(UUID pathwayId, Pathway.Stage stage) {}

    private record PartnerRow(UUID pathwayId, Pathway.Agreement agreement) {}

    /** Every version, by title, the newest first. */
    List<Pathway> all() {
        Map<UUID, List<StageRow>> stages = jdbc
                .sql(
                        "select pathway_id, step, title, who, evidence, review_by from directory.pathway_step order by step")
                .query((rs, _) -> new StageRow(
                        rs.getObject("pathway_id", UUID.class),
                        new Pathway.Stage(
                                rs.getInt("step"),
                                rs.getString("title"),
                                rs.getString("who"),
                                rs.getString("evidence"),
                                rs.getObject("review_by", LocalDate.class))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(StageRow::pathwayId));
        Map<UUID, List<PartnerRow>> partners = jdbc.sql("""
                select pathway_id, partner_id, answer, words, answered_on, answered_by from directory.pathway_partner
                 order by answered_on nulls last, partner_id
                """).query((rs, _) -> partner(rs)).list().stream()
                .collect(Collectors.groupingBy(PartnerRow::pathwayId));
        Map<UUID, List<PartnerRow>> said = jdbc.sql("""
                select pathway_id, partner_id, answer, words, said_on as answered_on, said_by as answered_by
                  from directory.pathway_answer order by said_on, answer_id
                """).query((rs, _) -> partner(rs)).list().stream()
                .collect(Collectors.groupingBy(PartnerRow::pathwayId));
        return jdbc.sql("select * from directory.pathway order by title, code, edition desc")
                .query((rs, _) -> row(rs, stages, partners, said))
                .list();
    }

    private static PartnerRow partner(ResultSet rs) throws SQLException {
        return new PartnerRow(
                rs.getObject("pathway_id", UUID.class),
                new Pathway.Agreement(
                        rs.getObject("partner_id", UUID.class),
                        rs.getString("answer"),
                        rs.getString("words"),
                        rs.getObject("answered_on", LocalDate.class),
                        rs.getString("answered_by")));
    }

    private static List<Pathway.Agreement> agreements(@Nullable List<PartnerRow> rows) {
        return rows == null
                ? List.of()
                : rows.stream().map(PartnerRow::agreement).toList();
    }

    private static Pathway row(
            ResultSet rs,
            Map<UUID, List<StageRow>> stages,
            Map<UUID, List<PartnerRow>> partners,
            Map<UUID, List<PartnerRow>> said)
            throws SQLException {
        UUID id = rs.getObject("pathway_id", UUID.class);
        return new Pathway(
                rs.getObject("org_id", UUID.class),
                id,
                rs.getString("code"),
                rs.getInt("edition"),
                rs.getString("title"),
                list(rs, "needs"),
                list(rs, "types"),
                list(rs, "criteria"),
                rs.getString("source"),
                rs.getString("made_by"),
                rs.getObject("made_on", LocalDate.class),
                rs.getObject("counts_from", LocalDate.class),
                rs.getObject("counts_until", LocalDate.class),
                stages.getOrDefault(id, List.of()).stream().map(StageRow::stage).toList(),
                agreements(partners.get(id)),
                agreements(said.get(id)));
    }

    private static List<String> list(ResultSet rs, String column) throws SQLException {
        return Arrays.asList((String[]) rs.getArray(column).getArray());
    }

    void add(Pathway pathway) {
        jdbc.sql("""
                insert into directory.pathway (org_id, pathway_id, code, edition, title, needs, types, criteria, source, made_by,
                    made_on)
                values (:org, :id, :code, :edition, :title, :needs, :types, :criteria, :source, :by, :on)
                """)
                .param("org", pathway.orgId())
                .param("id", pathway.pathwayId())
                .param("code", pathway.code())
                .param("edition", pathway.edition())
                .param("title", pathway.title())
                .param("needs", pathway.needs().toArray(String[]::new))
                .param("types", pathway.types().toArray(String[]::new))
                .param("criteria", pathway.criteria().toArray(String[]::new))
                .param("source", pathway.source())
                .param("by", pathway.madeBy())
                .param("on", pathway.madeOn())
                .update();
        pathway.stages()
                .forEach(stage -> jdbc.sql("""
                insert into directory.pathway_step (org_id, pathway_id, step, title, who, evidence, review_by)
                values (:org, :id, :step, :title, :who, :evidence, :review)
                """)
                        .param("org", pathway.orgId())
                        .param("id", pathway.pathwayId())
                        .param("step", stage.step())
                        .param("title", stage.title())
                        .param("who", stage.who())
                        .param("evidence", stage.evidence())
                        .param("review", stage.reviewBy())
                        .update());
        pathway.partners()
                .forEach(partner -> jdbc.sql("""
                insert into directory.pathway_partner (org_id, pathway_id, partner_id) values (:org, :id, :partner)
                """)
                        .param("org", pathway.orgId())
                        .param("id", pathway.pathwayId())
                        .param("partner", partner.partnerId())
                        .update());
    }

    /** Keeps what a partner says now, after all it said before. */
    void answer(Pathway pathway, UUID id, Pathway.Agreement said) {
        jdbc.sql("""
                update directory.pathway_partner
                   set answer = :answer, words = :words, answered_on = :on, answered_by = :role
                 where org_id = :org and pathway_id = :id and partner_id = :partner
                """)
                .param("answer", said.answer())
                .param("words", said.words())
                .param("on", said.answeredOn())
                .param("role", said.answeredBy())
                .param("org", pathway.orgId())
                .param("id", pathway.pathwayId())
                .param("partner", said.partnerId())
                .update();
        jdbc.sql("""
                insert into directory.pathway_answer (org_id, answer_id, pathway_id, partner_id, answer, words, said_on, said_by)
                values (:org, :answerId, :id, :partner, :answer, :words, :on, :role)
                """)
                .param("org", pathway.orgId())
                .param("answerId", id)
                .param("id", pathway.pathwayId())
                .param("partner", said.partnerId())
                .param("answer", said.answer())
                .param("words", said.words())
                .param("on", said.answeredOn())
                .param("role", said.answeredBy())
                .update();
    }

    /** It counts from now on where the last partner agreed, and no longer where one took that back. */
    void counts(Pathway pathway, @Nullable LocalDate from, @Nullable LocalDate until) {
        jdbc.sql("""
                update directory.pathway set counts_from = :from, counts_until = :until
                 where org_id = :org and pathway_id = :id
                """)
                .param("from", from)
                .param("until", until)
                .param("org", pathway.orgId())
                .param("id", pathway.pathwayId())
                .update();
    }

    void evidence(Pathway pathway, int step, String evidence, @Nullable LocalDate reviewBy) {
        jdbc.sql("""
                update directory.pathway_step set evidence = :evidence, review_by = :review
                 where org_id = :org and pathway_id = :id and step = :step
                """)
                .param("evidence", evidence)
                .param("review", reviewBy)
                .param("org", pathway.orgId())
                .param("id", pathway.pathwayId())
                .param("step", step)
                .update();
    }
}
