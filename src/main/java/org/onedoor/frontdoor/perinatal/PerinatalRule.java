package org.onedoor.frontdoor.perinatal;

import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.Centre;
import org.onedoor.frontdoor.Priority;
import org.onedoor.platform.Action;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.EventData;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Subject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Until which age of the baby the perinatal path is open: 12 months, or up to 24 where a manager has set it so (REQUIREMENTS
 * V19; the NHS Long Term Plan extends care to 24 months after the birth). Whoever is on it is seen within the tier "soon".
 */
@Component
public class PerinatalRule {
    public static final int USUAL_MONTHS = 12;
    public static final int MOST_MONTHS = 24;

    /** At the latest; whoever is more urgent stays so. */
    static final Priority RAISED_TO = Priority.SOON;

    private final JdbcClient jdbc;
    private final Acts acts;
    private final Centre centre;

    PerinatalRule(JdbcClient jdbc, Acts acts, Centre centre) {
        this.jdbc = jdbc;
        this.acts = acts;
        this.centre = centre;
    }

    /** A manager set until which age of the baby it counts. */
    record PerinatalMonthsSet(UUID scopeId, int months, int before) implements EventData {}

    /** The baby is younger than so many months. */
    public int babyMonths() {
        return jdbc.sql("select baby_months from frontdoor.perinatal_rule where org_id = :org")
                .param("org", org())
                .query(Integer.class)
                .optional()
                .orElse(USUAL_MONTHS);
    }

    public void set(int months, @Nullable IdempotencyKey key) {
        if (months < USUAL_MONTHS || months > MOST_MONTHS) {
            throw new Invalid(
                    "months", "Write a whole number of months from %d to %d".formatted(USUAL_MONTHS, MOST_MONTHS));
        }
        acts.act(
                Begin.on(
                                "Set until when a baby counts",
                                Ask.function(Action.WRITE, "figures"),
                                new Subject.Organisation(org()))
                        .making()
                        .once(key),
                act -> {
                    int before = babyMonths();
                    jdbc.sql("""
                            insert into frontdoor.perinatal_rule (org_id, baby_months, account_id, at)
                            values (:org, :months, :account, :now)
                            on conflict (org_id) do update
                               set baby_months = excluded.baby_months, account_id = excluded.account_id, at = excluded.at
                            """)
                            .param("org", org())
                            .param("months", months)
                            .param("account", act.actor().accountId())
                            .param("now", act.now().atOffset(ZoneOffset.UTC))
                            .update();
                    act.happened(new PerinatalMonthsSet(org(), months, before));
                });
    }

    private UUID org() {
        return centre.owner().organisationId();
    }
}
