package org.onedoor.work;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.people.PlaceFilter;
import org.onedoor.work.Tasks.About;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The list of what a team has open tasks about, of one place or of all. Called from inside a look that names everyone on it. */
@Repository
public class TeamTasks {
    private final Tasks tasks;
    private final JdbcClient jdbc;

    TeamTasks(Tasks tasks, JdbcClient jdbc) {
        this.tasks = tasks;
        this.jdbc = jdbc;
    }

    /**
     * What a team has open tasks about, one row for each thing, the earliest due first.
     *
     * @param page 1 is the first
     */
    public List<About> page(UUID organisationId, @Nullable UUID teamId, PlaceFilter place, int page, int size) {
        return place.given(tasks.grouped(where(place), """
                         order by bool_or(kind = any(:first)) desc, min(due_at) nulls last, min(raised_at), item
                         limit :limit offset :offset
                        """))
                .param("orgId", organisationId)
                .param("teamId", teamId)
                .param("limit", size)
                .param("offset", (page - 1L) * size)
                .query(About.class)
                .list();
    }

    /** How many things a team has open tasks about. */
    public int count(UUID organisationId, @Nullable UUID teamId, PlaceFilter place) {
        return place.given(jdbc.sql("""
                        select count(distinct (subject_id, item)) from work.task
                         where org_id = :orgId and state = 'open' and (team_id is null or team_id = :teamId) %s
                        """.formatted(where(place))))
                .param("orgId", organisationId)
                .param("teamId", teamId)
                .query(Integer.class)
                .single();
    }

    /** Whom each of these things is about; the first fifty thousand. */
    public List<UUID> subjects(UUID organisationId, @Nullable UUID teamId, PlaceFilter place) {
        return place.given(jdbc.sql("""
                        select subject_id from work.task
                         where org_id = :orgId and state = 'open' and (team_id is null or team_id = :teamId) %s
                         group by subject_id, item
                         limit 50000
                        """.formatted(where(place))))
                .param("orgId", organisationId)
                .param("teamId", teamId)
                .query(UUID.class)
                .list();
    }

    private static String where(PlaceFilter place) {
        return place.and("task.subject_id", "task.team_id", "");
    }
}
