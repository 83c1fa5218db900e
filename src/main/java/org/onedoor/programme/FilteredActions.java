package org.onedoor.programme;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The lines of a plan that a filter leaves, as SQL. */
final class FilteredActions {
    private static final String LINES = "org_id = :org and plan_id = :plan and state <> 'removed'";
    private static final String OVER = "(state = 'closed' or coalesce(status, '') = 'ceased')";
    private static final String SAID_DONE =
            "(state = 'closing' or coalesce(status, '') in ('complete', 'in-place') or (milestones <> '{}' and milestones <@ milestones_done))";
    private static final String NOBODYS = "lead_orgs = '{}' and not everyone and accountable_org is null";
    private static final String BEGUN = "not " + OVER + " and (starts_on is null or starts_on <= :today)";

    /** Every cell of a line without its accents, so that {@code Jose} finds {@code José}. */
    private static final String PLAIN =
            "regexp_replace(normalize(concat_ws(E'\\n', number, words, updates, leads, array_to_string(outcomes, E'\\n')), NFD), '[\\u0300-\\u036f]', '', 'g')";

    /** Only what is asked: PostgreSQL then reads a page in the order of an index and stops when it is full. */
    static String where(PlanFilter filter) {
        List<String> asked = new ArrayList<>(List.of(LINES));
        if (filter.section() != null) {
            asked.add("section = :section");
        }
        if (PlanFilter.NOBODY.equals(filter.lead())) {
            asked.add(NOBODYS);
        } else if (filter.lead() != null) {
            asked.add(
                    "(lead_orgs @> array[:lead::uuid] or accountable_org = :lead::uuid or (:everyoneToo and (everyone or (org_id = :lead::uuid and "
                            + NOBODYS + "))))");
        }
        if (filter.rag() != null) {
            asked.add("coalesce(rag, 'none') = :rag");
        }
        if (filter.silentDays() != null) {
            asked.add(BEGUN + " and (heard_on is null or heard_on + :silent::int < :today)");
        }
        if (filter.never()) {
            asked.add(BEGUN + " and heard_on is null");
        }
        if (filter.due() != null) {
            asked.add(due(filter.due()));
        }
        if (filter.words() != null) {
            asked.add(PLAIN + " ilike :words");
        }
        return " where " + String.join("\n   and ", asked);
    }

    private static String due(String due) {
        return switch (due) {
            case "none" -> "due_on is null";
            case "overdue" -> "due_on < :today and not " + OVER;
            case "said" -> "not " + OVER + " and " + SAID_DONE;
            case "soon" -> "due_on between :today and :today + 30";
            default -> "false"; // a page asks for nothing else
        };
    }

    static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec sql, Plan plan, PlanFilter filter) {
        return sql.param("org", plan.organisationId())
                .param("plan", plan.planId())
                .param("section", filter.section())
                .param("lead", PlanFilter.NOBODY.equals(filter.lead()) ? null : filter.lead())
                .param("everyoneToo", filter.everyoneToo())
                .param("rag", filter.rag())
                .param("silent", filter.silentDays())
                .param(
                        "words",
                        filter.words() == null
                                ? null
                                : "%" + plain(filter.words()).replaceAll("([%_\\\\])", "\\\\$1") + "%")
                .param("today", filter.today());
    }

    private static String plain(String words) {
        return Normalizer.normalize(words, Normalizer.Form.NFD).replaceAll("\\p{Mn}", "");
    }

    private FilteredActions() {}
}
