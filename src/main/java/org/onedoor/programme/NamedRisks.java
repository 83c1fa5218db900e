package org.onedoor.programme;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The risks and mitigations that highlight reports name. One that a newer report words otherwise stays the same one, with
 * its score, its owner and what it is paired with; one that it no longer names stays on record beside those it does.
 */
@Component
class NamedRisks {
    /** Half of the words of both must be the same for one to be the other, worded otherwise. */
    private static final double ALIKE = 0.5;

    private final JdbcClient jdbc;

    NamedRisks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param namedIn none where it was added by hand */
    private record OnRecord(UUID id, String words, @Nullable Integer namedIn) {}

    void risks(Plan plan, int edition, HighlightReport report, Instant now) {
        keep("risk", plan, edition, report.risks(), "Highlight report: " + report.title(), now);
    }

    void mitigations(Plan plan, int edition, HighlightReport report, Instant now) {
        keep("mitigation", plan, edition, report.mitigations(), null, now);
    }

    private void keep(String what, Plan plan, int edition, List<String> said, @Nullable String source, Instant now) {
        List<String> named = said.stream().map(Kept::text).distinct().toList();
        List<OnRecord> left = new ArrayList<>(onRecord(what, plan));
        Set<String> known = left.stream().map(OnRecord::words).collect(Collectors.toSet());
        left.stream()
                .filter(each -> each.namedIn() != null && named.contains(each.words()))
                .forEach(each -> rename(what, plan, each, each.words(), edition));
        left.removeIf(each -> each.namedIn() == null || named.contains(each.words()));
        for (int i = 0; i < named.size(); i++) {
            String words = named.get(i);
            if (known.contains(words)) {
                continue;
            }
            Optional<OnRecord> same = left.stream()
                    .filter(each -> alike(each.words(), words) >= ALIKE)
                    .max(Comparator.comparingDouble(each -> alike(each.words(), words)));
            if (same.isPresent()) {
                left.remove(same.get());
                rename(what, plan, same.get(), words, edition);
            } else {
                insert(what, plan, edition, i, words, source, now);
            }
        }
    }

    private List<OnRecord> onRecord(String what, Plan plan) {
        return jdbc.sql(
                        "select %1$s_id as id, words, named_in from programme.%1$s where org_id = :org and plan_id = :plan order by ordinal"
                                .formatted(what))
                .param("org", plan.organisationId())
                .param("plan", plan.planId())
                .query(OnRecord.class)
                .list();
    }

    private void rename(String what, Plan plan, OnRecord each, String words, int edition) {
        jdbc.sql("update programme.%1$s set words = :words, named_in = :edition where org_id = :org and %1$s_id = :id"
                        .formatted(what))
                .param("org", plan.organisationId())
                .param("id", each.id())
                .param("words", words)
                .param("edition", edition)
                .update();
    }

    private void insert(
            String what, Plan plan, int edition, int place, String words, @Nullable String source, Instant now) {
        jdbc.sql("""
                insert into programme.%1$s (org_id, %1$s_id, plan_id, ordinal, words, named_in, made_at%2$s)
                values (:org, :id, :plan, :ordinal, :words, :edition, :now%3$s)
                """.formatted(what, source == null ? "" : ", source", source == null ? "" : ", :source"))
                .param("org", plan.organisationId())
                .param("id", Ids.at(now))
                .param("plan", plan.planId())
                .param("ordinal", place)
                .param("words", words)
                .param("edition", edition)
                .param("source", source == null ? null : Kept.text(source))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The words both have among the words either has, 0 to 1. */
    static double alike(String one, String other) {
        Set<String> first = words(one);
        Set<String> second = words(other);
        Set<String> both = new HashSet<>(first);
        both.retainAll(second);
        int either = first.size() + second.size() - both.size();
        return either == 0 ? 0 : (double) both.size() / either;
    }

    private static Set<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.UK).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
    }
}
