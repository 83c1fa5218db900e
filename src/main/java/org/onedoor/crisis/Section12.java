package org.onedoor.crisis;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.CrisisEvents.Section12MonthEntered;
import org.onedoor.crisis.CrisisEvents.Section12TermsEntered;
import org.onedoor.platform.Action;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.Subject;
import org.onedoor.platform.Writing;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Assessments by section 12 doctors and what they cost, before street triage and since. Those of cases are counted here; what
 * was before, and what is paid for one, an analyst enters with its source.
 */
@Repository
public class Section12 {
    private static final int MONTHS = 24;
    private static final int MOST = 100_000;

    private final JdbcClient jdbc;
    private final DetentionRepository cases;
    private final Acts acts;
    private final Looks looks;
    private final DomainTime time;

    Section12(JdbcClient jdbc, DetentionRepository cases, Acts acts, Looks looks, DomainTime time) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.acts = acts;
        this.looks = looks;
        this.time = time;
    }

    /** From when street triage counts, and what one assessment costs. */
    public record Terms(
            @Nullable LocalDate triageFrom, @Nullable Integer feePence, String source) {}

    /**
     * One month.
     *
     * @param held whether cases were held here by then: before the first, nothing was counted
     * @param counted doctors who were with somebody, in the cases here
     * @param entered what an analyst entered, which counts in place of that; none where nobody did
     * @param pence what they cost: as entered, or by the fee of one; none where neither is known
     */
    public record OneMonth(
            YearMonth month,
            boolean held,
            int counted,
            @Nullable Integer entered,
            @Nullable Long pence,
            @Nullable String source) {
        public boolean isKnown() {
            return held || entered != null;
        }

        public int number() {
            return entered == null ? counted : entered;
        }

        public String cost() {
            return pence == null ? "Not known" : money(pence);
        }
    }

    /** @param assessments a month, on average @param cost a month, on average; none where that of a month is not known */
    public record Average(
            int months, String assessments, @Nullable String cost) {}

    /** @param before and @param since street triage; none where no whole month of the table is there */
    public record Figures(
            YearMonth last,
            @Nullable Terms terms,
            List<OneMonth> months,
            @Nullable Average before,
            @Nullable Average since) {}

    public Figures of(YearMonth last) {
        return looks.look("Assessments by section 12 doctors", Ask.function(Action.READ, "figures"), shown -> {
            Terms terms = terms();
            Map<YearMonth, Integer> counted = counted(last, shown);
            Map<YearMonth, OneMonth> entered = entered(last);
            YearMonth first =
                    cases.first().map(at -> YearMonth.from(London.date(at))).orElse(last.plusMonths(1));
            List<OneMonth> months = new ArrayList<>();
            for (int back = 0; back < MONTHS; back++) {
                YearMonth month = last.minusMonths(back);
                OneMonth said = entered.get(month);
                int here = counted.getOrDefault(month, 0);
                Integer number = said == null ? null : said.entered();
                Long pence = said == null ? null : said.pence();
                Integer fee = terms == null ? null : terms.feePence();
                boolean held = !month.isBefore(first);
                if (pence == null && fee != null && (held || number != null)) {
                    pence = (long) fee * (number == null ? here : number);
                }
                months.add(new OneMonth(month, held, here, number, pence, said == null ? null : said.source()));
            }
            LocalDate from = terms == null ? null : terms.triageFrom();
            YearMonth now = YearMonth.from(London.date(time.instant()));
            List<OneMonth> whole = months.stream()
                    .filter(each -> each.isKnown() && each.month().isBefore(now))
                    .toList();
            return new Figures(
                    last,
                    terms,
                    months,
                    from == null
                            ? null
                            : average(whole.stream()
                                    .filter(each -> each.month().isBefore(YearMonth.from(from)))
                                    .toList()),
                    from == null
                            ? null
                            : average(whole.stream()
                                    .filter(each -> !each.month().atDay(1).isBefore(from))
                                    .toList()));
        });
    }

    private static @Nullable Average average(List<OneMonth> of) {
        if (of.isEmpty()) {
            return null;
        }
        double mean = of.stream().mapToInt(OneMonth::number).average().orElseThrow();
        boolean known = of.stream().allMatch(each -> each.pence() != null);
        long pence = of.stream()
                .mapToLong(each -> each.pence() == null ? 0 : each.pence())
                .sum();
        return new Average(of.size(), "%.1f".formatted(mean), known ? money(pence / of.size()) : null);
    }

    /** {@code £1,283.50}. */
    public static String money(long pence) {
        return "£"
                + String.format(
                        Locale.UK,
                        "%,.2f",
                        BigDecimal.valueOf(pence).divide(BigDecimal.valueOf(100), 2, RoundingMode.HALF_UP));
    }

    /** Doctors who were with somebody, by the month in which they were. */
    private Map<YearMonth, Integer> counted(YearMonth last, Looks.Shown shown) {
        Instant from = begins(last.minusMonths(MONTHS));
        Instant until = begins(last.plusMonths(1));
        List<UUID> ids =
                cases.begun(from, until).stream().map(Detention::incidentId).toList();
        shown.addAll(ids);
        Map<UUID, List<Fact>> facts = cases.facts(ids);
        Map<YearMonth, Integer> counted = new HashMap<>();
        for (UUID id : ids) {
            for (Asked asked : CaseState.of(facts.getOrDefault(id, List.of())).asked()) {
                if (!asked.amhp() && asked.attended() != null) {
                    counted.merge(YearMonth.from(London.date(asked.attended())), 1, Integer::sum);
                }
            }
        }
        return counted;
    }

    private static Instant begins(YearMonth month) {
        return month.atDay(1).atStartOfDay(London.ZONE).toInstant();
    }

    private @Nullable Terms terms() {
        return jdbc.sql("select triage_from, fee_pence, source from crisis.s12_terms where org_id = :org")
                .param("org", CurrentActor.get().organisationId())
                .query(Terms.class)
                .optional()
                .orElse(null);
    }

    private Map<YearMonth, OneMonth> entered(YearMonth last) {
        Map<YearMonth, OneMonth> entered = new HashMap<>();
        jdbc.sql("""
                select month, assessments, pence, source from crisis.s12_month
                 where org_id = :org and month between :first and :last
                """)
                .param("org", CurrentActor.get().organisationId())
                .param("first", last.minusMonths(MONTHS).atDay(1))
                .param("last", last.atDay(1))
                .query(rs -> {
                    YearMonth month = YearMonth.from(rs.getObject("month", LocalDate.class));
                    entered.put(
                            month,
                            new OneMonth(
                                    month,
                                    false,
                                    0,
                                    rs.getInt("assessments"),
                                    rs.getObject("pence", Long.class),
                                    rs.getString("source")));
                });
        return entered;
    }

    /** Pence of an amount as it is typed, such as 183.27 or £1,200; none where it is no amount. */
    public static @Nullable Long pence(String text) {
        String typed = text.strip().replaceFirst("^£", "").replace(",", "");
        return typed.matches("[0-9]{1,8}(\\.[0-9]{1,2})?")
                ? new BigDecimal(typed).movePointRight(2).longValueExact()
                : null;
    }

    /**
     * A month that OneDoor did not count, or counted in part. Entered again, the new number takes the place of the old.
     *
     * @param cost as typed; empty where it is not known
     */
    public void enter(
            YearMonth month, @Nullable Integer assessments, String cost, String source, @Nullable IdempotencyKey key) {
        Map<String, String> problems = new LinkedHashMap<>();
        if (assessments == null || assessments > MOST) {
            problems.put("assessments", "Write how many assessments there were, from 0 to 100,000");
        }
        if (!month.isBefore(YearMonth.from(London.date(time.instant())))) {
            problems.put("entered", "Enter a month that is over");
        }
        Long pence = cost.isBlank() ? null : pence(cost);
        if (!cost.isBlank() && pence == null) {
            problems.put("cost", "Write an amount such as 1,283.50, or leave it empty");
        }
        sourced(problems, source);
        if (assessments == null || !problems.isEmpty()) {
            throw new Invalid(problems);
        }
        int number = assessments;
        UUID org = CurrentActor.get().organisationId();
        acts.act(begin("Enter assessments by section 12 doctors", org, key), act -> {
            jdbc.sql("""
                    insert into crisis.s12_month (org_id, month, assessments, pence, source, account_id, entered_at)
                    values (:org, :month, :number, :pence::bigint, :source, :account, :now)
                    on conflict (org_id, month) do update
                       set assessments = excluded.assessments, pence = excluded.pence, source = excluded.source,
                           account_id = excluded.account_id, entered_at = excluded.entered_at
                    """)
                    .param("org", org)
                    .param("month", month.atDay(1))
                    .param("number", number)
                    .param("pence", pence)
                    .param("source", Writing.storable(source).strip())
                    .param("account", act.actor().accountId())
                    .param("now", act.now().atOffset(ZoneOffset.UTC))
                    .update();
            act.happened(new Section12MonthEntered(org, month.toString(), number));
        });
    }

    /** From when street triage counts, and what one assessment costs: as typed, empty where it is not known. */
    public void agree(@Nullable LocalDate triageFrom, String fee, String source, @Nullable IdempotencyKey key) {
        Map<String, String> problems = new LinkedHashMap<>();
        Long pence = fee.isBlank() ? null : pence(fee);
        if (!fee.isBlank() && (pence == null || pence > 1_000_000)) {
            problems.put("fee", "Write an amount up to 10,000, such as 183.27, or leave it empty");
        }
        if (triageFrom == null && fee.isBlank()) {
            problems.put("triage", "Enter the first day of street triage, or the fee, or both");
        }
        sourced(problems, source);
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
        UUID org = CurrentActor.get().organisationId();
        acts.act(begin("Enter the terms of section 12 doctors", org, key), act -> {
            jdbc.sql("""
                    insert into crisis.s12_terms (org_id, triage_from, fee_pence, source, account_id, entered_at)
                    values (:org, :from, :fee::int, :source, :account, :now)
                    on conflict (org_id) do update
                       set triage_from = excluded.triage_from, fee_pence = excluded.fee_pence, source = excluded.source,
                           account_id = excluded.account_id, entered_at = excluded.entered_at
                    """)
                    .param("org", org)
                    .param("from", triageFrom)
                    .param("fee", pence)
                    .param("source", Writing.storable(source).strip())
                    .param("account", act.actor().accountId())
                    .param("now", act.now().atOffset(ZoneOffset.UTC))
                    .update();
            act.happened(new Section12TermsEntered(
                    org, triageFrom == null ? "" : triageFrom.toString(), pence == null ? 0 : pence.intValue()));
        });
    }

    private static void sourced(Map<String, String> problems, String source) {
        if (source.isBlank()) {
            problems.put("source", "Say where it is from");
        }
        Writing.limit(problems, "source", "The source", source, Writing.LINE);
    }

    private static Begin begin(String what, UUID org, @Nullable IdempotencyKey key) {
        return Begin.on(what, Ask.function(Action.WRITE, "figures"), new Subject.Organisation(org))
                .making()
                .once(key);
    }
}
