package org.onedoor.frontdoor;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.MatchResult;
import org.onedoor.frontdoor.ReferralEvents.NoServiceMatched;
import org.onedoor.people.People;
import org.onedoor.platform.Act;
import org.onedoor.platform.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Notices, inside the act that decides what is needed and how soon, that no service in the directory can take it. With
 * the declines and the offers that nobody answered this is the ledger of unmet need: nobody has to fill it in.
 */
@Component
public class UnmetNeed {
    /** "Not sure what is needed" is what the centre is for. */
    private static final String UNSURE = "unsure";

    private final JdbcClient jdbc;
    private final Matching matching;
    private final People people;

    UnmetNeed(JdbcClient jdbc, Matching matching, People people) {
        this.jdbc = jdbc;
        this.matching = matching;
        this.people = people;
    }

    /** Keeps it once for the same needs in the same time: looking again is no further need. */
    public void matched(Act act, Referral referral) {
        if (referral.needs().stream().allMatch(UNSURE::equals) || keptAlready(referral)) {
            return;
        }
        Optional<List<MatchResult.Rule>> gaps = matching.gaps(referral, people.get(referral.personId()));
        if (gaps.isEmpty()) {
            return;
        }
        List<String> names = gaps.get().stream().map(MatchResult.Rule::name).toList();
        act.happened(new NoServiceMatched(
                referral.referralId(), referral.journeyId(), referral.priority().code(), referral.needs(), names));
        jdbc.sql("""
                insert into frontdoor.unmatched (person_id, unmatched_id, referral_id, priority, needs, gaps, at)
                values (:personId, :id, :referralId, :priority, :needs, :gaps, :at)
                """)
                .param("personId", referral.personId())
                .param("id", Ids.at(act.now()))
                .param("referralId", referral.referralId())
                .param("priority", referral.priority().code())
                .param("needs", referral.needs().toArray(String[]::new))
                .param("gaps", names.toArray(String[]::new))
                .param("at", act.now().atOffset(ZoneOffset.UTC))
                .update();
    }

    private boolean keptAlready(Referral referral) {
        return jdbc.sql("""
                select exists (select 1 from frontdoor.unmatched
                                where person_id = :personId and referral_id = :referralId and priority = :priority
                                  and needs @> :needs::text[] and needs <@ :needs::text[])
                """)
                .param("personId", referral.personId())
                .param("referralId", referral.referralId())
                .param("priority", referral.priority().code())
                .param("needs", referral.needs().toArray(String[]::new))
                .query(Boolean.class)
                .single();
    }

    /** What alone kept services from it, as a sentence. */
    static String standsInTheWay(@Nullable Object gaps) {
        String words = gaps instanceof List<?> list
                ? list.stream().map(gap -> gap(String.valueOf(gap))).collect(Collectors.joining(", "))
                : "";
        return words.isEmpty()
                ? "No service for the need comes near."
                : "What alone kept a service from it: " + words.toLowerCase(Locale.UK) + ".";
    }

    static String gap(String rule) {
        return switch (MatchResult.Rule.valueOf(rule)) {
            case STATUS -> "The service is closed";
            case NEED -> "The need";
            case AGE -> "Age";
            case SEX -> "Sex";
            case FRAILTY -> "How frail they are";
            case PRACTICE -> "The practice they are registered with";
            case PLACE -> "Place";
            case DOOR -> "The door it came by";
            case RECORDED -> "What is recorded of the person";
            case TIER -> "How soon";
            case HOURS -> "Opening hours";
            case DISTANCE -> "Distance";
        };
    }
}
