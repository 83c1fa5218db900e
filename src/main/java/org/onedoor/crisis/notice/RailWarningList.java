package org.onedoor.crisis.notice;

import static org.onedoor.crisis.notice.NoticeFileRepository.utc;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.onedoor.crisis.notice.RailWarnings.Seen;
import org.onedoor.people.PlaceFilter;
import org.onedoor.people.PlaceFilters;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Looks;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Warnings to the police of the railway, as far as a reader sent or was sent them. */
@Repository
public class RailWarningList {
    private static final Duration SHOWN = Duration.ofDays(90);

    private final JdbcClient jdbc;
    private final RailWarnings warnings;
    private final PlaceFilters places;
    private final Looks looks;
    private final DomainTime time;

    RailWarningList(JdbcClient jdbc, RailWarnings warnings, PlaceFilters places, Looks looks, DomainTime time) {
        this.jdbc = jdbc;
        this.warnings = warnings;
        this.places = places;
        this.looks = looks;
        this.time = time;
    }

    /**
     * Those of a place that the reader sent or was sent in the last ninety days, and before that what nobody has acknowledged.
     * For the police of the railway a warning is of no place: where somebody lives is not theirs.
     */
    public List<Seen> mine(PlaceFilter place) {
        return looks.look(
                "Warnings to the police of the railway", Ask.function(Action.READ, RailWarnings.DATA), shown -> {
                    Actor actor = CurrentActor.get();
                    boolean police = RailWarnings.isRailPolice(actor);
                    List<RailWarning> all = jdbc.sql(RailWarnings.SELECT + """
                     where (:all or coalesce(from_team, from_org) = :party)
                       and (sent_at >= :since or acknowledged_at is null)
                     order by acknowledged_at is not null, sent_at desc limit 500
                    """)
                            .param("all", police)
                            .param("party", RailWarnings.party(actor))
                            .param("since", utc(time.instant().minus(SHOWN)))
                            .query(RailWarnings::row)
                            .list();
                    List<RailWarning> mine = places.those(
                            place,
                            all,
                            warning -> police ? null : warning.personId(),
                            warning -> police ? Stream.of() : Stream.ofNullable(warning.fromTeam()),
                            London.date(time.instant()));
                    mine.forEach(each -> {
                        shown.add(each.incidentId());
                        shown.add(each.personId());
                    });
                    return mine.stream().map(warnings::seen).toList();
                });
    }
}
