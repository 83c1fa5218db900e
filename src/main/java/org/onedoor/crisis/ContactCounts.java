package org.onedoor.crisis;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.people.PlaceFilter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Crisis contacts counted where they are kept, however many there are. */
@Repository
class ContactCounts {
    private static final String IN = " from crisis.contact where kind = :kind and at >= :from and at < :until ";

    private final JdbcClient jdbc;

    ContactCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** From when until when it was, and of people of which place. */
    record During(Instant from, Instant until, PlaceFilter place) {
        private String in() {
            return IN + place.and("contact.person_id", null, "") + " ";
        }
    }

    private StatementSpec of(String select, ContactKind kind, String rest, During during) {
        return during.place()
                .given(jdbc.sql(select + during.in() + rest))
                .param("kind", kind.code())
                .param("from", during.from().atOffset(ZoneOffset.UTC))
                .param("until", during.until().atOffset(ZoneOffset.UTC));
    }

    /** @param detained that the person was detained under section 136, and no case was begun of it that is counted itself */
    record Triage(int contacts, int avoided, int detained) {
        static final Triage NONE = new Triage(0, 0, 0);
    }

    /** Street triage by month. */
    Map<YearMonth, Triage> triage(During during) {
        Map<YearMonth, Triage> months = new TreeMap<>();
        of("""
                        select to_char(at at time zone 'Europe/London', 'YYYY-MM') as month, count(*) as contacts,
                               count(*) filter (where outcome = :avoided) as avoided,
                               count(*) filter (where outcome = :detained and case_id is null) as detained
                        """, ContactKind.STREET_TRIAGE, "group by 1", during)
                .param("avoided", ContactQuestions.AVOIDED)
                .param("detained", ContactQuestions.DETAINED_136)
                .query(rs -> {
                    months.put(
                            YearMonth.parse(rs.getString("month")),
                            new Triage(rs.getInt("contacts"), rs.getInt("avoided"), rs.getInt("detained")));
                });
        return months;
    }

    /** One contact. @param personId whom it is about @param outcome of it; none where it has none yet @param cased whether a case was begun of it */
    record One(@Nullable UUID personId, @Nullable String outcome, boolean cased) {
        boolean isDetainedWithoutCase() {
            return ContactQuestions.DETAINED_136.equals(outcome) && !cased;
        }
    }

    List<One> each(ContactKind kind, During during) {
        return of("select person_id, outcome, case_id is not null as cased", kind, "", during)
                .query(One.class)
                .list();
    }

    /** When street triage was out, for the hours that it covers. @param together a nurse and an officer */
    record Out(Instant at, boolean together) {}

    List<Out> out(During during) {
        return of(
                        "select at, coalesce(pairing like 'nurse-officer%', false) as together",
                        ContactKind.STREET_TRIAGE, "", during)
                .query((rs, _) ->
                        new Out(rs.getObject("at", OffsetDateTime.class).toInstant(), rs.getBoolean("together")))
                .list();
    }

    /** Why section 136 was not needed, by its code. */
    Map<String, Integer> avoided(During during) {
        return counted("why", ContactKind.STREET_TRIAGE, "and why is not null ", during);
    }

    /** Who went, by its code. */
    Map<String, Integer> crews(During during) {
        return counted("pairing", ContactKind.STREET_TRIAGE, "and pairing is not null ", during);
    }

    Map<String, Integer> reasons(ContactKind kind, During during) {
        return counted("reason", kind, "", during);
    }

    private Map<String, Integer> counted(String column, ContactKind kind, String and, During during) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        of("select " + column + " as what, count(*) as number", kind, and + "group by 1 order by 1", during)
                .query(rs -> {
                    counts.put(rs.getString("what"), rs.getInt("number"));
                });
        return counts;
    }

    /** Calls by the hour of the day in London. */
    Map<Integer, Integer> hours(During during) {
        Map<Integer, Integer> hours = new TreeMap<>();
        of(
                        "select extract(hour from at at time zone 'Europe/London')::int as hour, count(*) as number",
                        ContactKind.CRISIS_LINE,
                        "group by 1",
                        during)
                .query(rs -> {
                    hours.put(rs.getInt("hour"), rs.getInt("number"));
                });
        return hours;
    }

    /** One caller is one number, or where none was given one person. */
    ContactFigures.Repeats repeats(During during) {
        return during.place()
                .given(jdbc.sql(
                        "select count(*) as callers, coalesce(sum(times), 0) as calls from (select count(*) as times"
                                + during.in()
                                + "group by coalesce(phone_digits, person_id::text) having count(*) > 1) often"))
                .param("kind", ContactKind.CRISIS_LINE.code())
                .param("from", during.from().atOffset(ZoneOffset.UTC))
                .param("until", during.until().atOffset(ZoneOffset.UTC))
                .query((rs, _) -> new ContactFigures.Repeats(rs.getInt("callers"), rs.getInt("calls")))
                .single();
    }

    /** A referral to A&E liaison, whose clocks are counted. */
    record Liaison(UUID incidentId, @Nullable String hospital) {}

    List<Liaison> liaison(During during) {
        return of("select incident_id, hospital", ContactKind.LIAISON, "order by at, incident_id", during)
                .query((rs, _) -> new Liaison(rs.getObject("incident_id", UUID.class), rs.getString("hospital")))
                .list();
    }
}
