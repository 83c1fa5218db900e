package org.onedoor.frontdoor.choice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Format;
import org.onedoor.frontdoor.Referral;
import org.onedoor.platform.Act;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The choices of a person, each with its options as they stood then. */
@Repository
class ChoiceRepository {
    private final JdbcClient jdbc;

    ChoiceRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Act act, Referral referral, Choice choice) {
        jdbc.sql("""
                insert into frontdoor.choice (person_id, choice_id, referral_id, occasion, answer, few, format, at,
                    service_id, account_id)
                values (:personId, :choiceId, :referralId, :occasion, :answer, :few, :format, :at, :service, :account)
                """)
                .param("personId", referral.personId())
                .param("choiceId", choice.choiceId())
                .param("referralId", referral.referralId())
                .param("occasion", choice.occasion().code())
                .param("answer", choice.answer().code())
                .param("few", choice.few() == null ? null : choice.few().code())
                .param(
                        "format",
                        choice.format() == null ? null : choice.format().code())
                .param("at", choice.at().atOffset(java.time.ZoneOffset.UTC))
                .param("service", referral.currentService())
                .param("account", act.actor().accountId())
                .update();
        for (int i = 0; i < choice.options().size(); i++) {
            add(referral.personId(), choice.choiceId(), i, choice.options().get(i));
        }
    }

    private void add(UUID personId, UUID choiceId, int position, Choice.Option option) {
        jdbc.sql("""
                insert into frontdoor.choice_option (person_id, choice_id, position, service_id, name, wait_days, wait,
                    kilometres, distance, formats, chosen)
                values (:personId, :choiceId, :position, :service, :name, :waitDays, :wait, :kilometres, :distance,
                    :formats, :chosen)
                """)
                .param("personId", personId)
                .param("choiceId", choiceId)
                .param("position", position)
                .param("service", option.service())
                .param("name", option.name())
                .param("waitDays", option.waitDays())
                .param("wait", option.waitWords())
                .param("kilometres", option.kilometres())
                .param("distance", option.distance())
                .param(
                        "formats",
                        option.formats().stream().sorted().map(Format::code).toArray(String[]::new))
                .param("chosen", option.chosen())
                .update();
    }

    private record Row(UUID choiceId, OffsetDateTime at, Choice choice) {}

    /** The latest first. */
    List<Choice> of(UUID personId, UUID referralId) {
        Map<UUID, Row> rows = new LinkedHashMap<>();
        jdbc.sql("""
                select choice_id, occasion, answer, few, format, at
                  from frontdoor.choice
                 where person_id = :personId and referral_id = :referralId
                 order by at desc, choice_id desc
                """)
                .param("personId", personId)
                .param("referralId", referralId)
                .query((rs, _) -> choice(rs))
                .list()
                .forEach(row -> rows.put(row.choiceId(), row));
        Map<UUID, List<Map.Entry<UUID, Choice.Option>>> options = jdbc
                .sql("""
                select choice_id, service_id, name, wait_days, wait, kilometres, distance, formats, chosen
                  from frontdoor.choice_option
                 where person_id = :personId and choice_id = any(:choices)
                 order by position
                """)
                .param("personId", personId)
                .param("choices", rows.keySet().toArray(UUID[]::new))
                .query((rs, _) -> Map.entry(rs.getObject("choice_id", UUID.class), option(rs)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Map.Entry::getKey));
        return rows.values().stream()
                .map(row -> with(
                        row.choice(),
                        options.getOrDefault(row.choiceId(), List.of()).stream()
                                .map(Map.Entry::getValue)
                                .toList()))
                .toList();
    }

    private static Choice with(Choice choice, List<Choice.Option> options) {
        return new Choice(
                choice.choiceId(),
                choice.occasion(),
                choice.answer(),
                choice.few(),
                choice.format(),
                choice.at(),
                options);
    }

    private static Row choice(ResultSet rs) throws SQLException {
        UUID id = rs.getObject("choice_id", UUID.class);
        OffsetDateTime at = rs.getObject("at", OffsetDateTime.class);
        @Nullable String few = rs.getString("few");
        @Nullable String format = rs.getString("format");
        return new Row(
                id,
                at,
                new Choice(
                        id,
                        Occasion.ofCode(rs.getString("occasion")),
                        ChoiceAnswer.ofCode(rs.getString("answer")),
                        few == null ? null : FewReason.ofCode(few),
                        format == null ? null : Format.of(format),
                        at.toInstant(),
                        List.of()));
    }

    private static Choice.Option option(ResultSet rs) throws SQLException {
        Set<Format> formats = Arrays.stream((String[]) rs.getArray("formats").getArray())
                .map(Format::of)
                .collect(Collectors.toSet());
        return new Choice.Option(
                rs.getObject("service_id", UUID.class),
                rs.getString("name"),
                rs.getObject("wait_days", Integer.class),
                rs.getString("wait"),
                rs.getObject("kilometres", Integer.class),
                rs.getString("distance"),
                formats,
                rs.getBoolean("chosen"));
    }
}
