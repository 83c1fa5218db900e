package org.onedoor.frontdoor.assessment;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.FigureSource;
import org.onedoor.frontdoor.ReferralFigures.Counted;
import org.onedoor.frontdoor.ReferralFigures.Line;
import org.onedoor.frontdoor.ReferralFigures.Period;
import org.onedoor.frontdoor.ReferralFigures.Section;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How often a referral that several services share was assessed once, and how often again, and why. */
@Component
@Order(6)
class SharedFigures implements FigureSource {
    private final JdbcClient jdbc;

    SharedFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param assessed how many assessments were made on it @param again why one was made again; none where none was */
    private record Shared(
            UUID personId,
            UUID referralId,
            int assessed,
            @Nullable String again) {
        boolean wasAssessed() {
            return assessed > 0;
        }
    }

    @Override
    public List<Section> of(Period period) {
        List<Shared> all = shared(period);
        List<Counted> assessed = counted(all, Shared::wasAssessed);
        List<Line> lines = new ArrayList<>(List.of(
                new Line("shared:assessed", "Assessed", assessed, counted(all, _ -> true), null),
                new Line(
                        "shared:once",
                        "Assessed once by one of them for all",
                        counted(all, one -> one.wasAssessed() && one.again() == null),
                        assessed,
                        null)));
        for (RefusalReason reason : RefusalReason.values()) {
            List<Counted> again = counted(all, one -> reason.code().equals(one.again()));
            if (!again.isEmpty()) {
                lines.add(new Line(
                        "shared:" + reason.code(), "Assessed again: " + reason.label(), again, assessed, null));
            }
        }
        return List.of(new Section(
                "Referrals that several services share",
                "Those that a service began to share in the period. Assessed again: a second assessment was recorded, or a contact for one, although one in date counted for all; by the first reason said.",
                "Of these",
                "Of",
                lines));
    }

    private List<Shared> shared(Period period) {
        return jdbc.sql("""
                select s.person_id, s.referral_id,
                       (select count(*)::int from frontdoor.assessment a
                         where a.person_id = s.person_id and a.referral_id = s.referral_id) as assessed,
                       (select why.reason
                          from (select reason, at from frontdoor.assessment_again g
                                 where g.person_id = s.person_id and g.referral_id = s.referral_id
                                 union all
                                select reason, at from frontdoor.assessment_answer w
                                 where w.person_id = s.person_id and w.referral_id = s.referral_id
                                   and w.answer = 'refused') why
                         order by why.at limit 1) as again
                  from (select distinct person_id, referral_id from frontdoor.shared_service
                         where since >= :from and since < :until) s
                """)
                .param("from", period.begins().atOffset(ZoneOffset.UTC))
                .param("until", period.ends().atOffset(ZoneOffset.UTC))
                .query(Shared.class)
                .list();
    }

    private static List<Counted> counted(List<Shared> all, Predicate<Shared> which) {
        return all.stream()
                .filter(which)
                .map(one -> new Counted(one.personId(), one.referralId()))
                .toList();
    }
}
