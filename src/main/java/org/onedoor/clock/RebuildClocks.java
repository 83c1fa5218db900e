package org.onedoor.clock;

import java.util.List;
import java.util.UUID;
import org.onedoor.platform.Projection;
import org.onedoor.platform.Subject;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every clock of every subject, from its events. */
@Component
@Order(1)
class RebuildClocks implements Projection {
    private final Clocks clocks;
    private final JdbcClient jdbc;

    RebuildClocks(Clocks clocks, JdbcClient jdbc) {
        this.clocks = clocks;
        this.jdbc = jdbc;
    }

    private record Row(UUID subjectId, String kind) {}

    @Override
    public String name() {
        return "clocks";
    }

    @Override
    public int rebuild() {
        List<Row> subjects = jdbc.sql("""
                select s.subject_id, s.kind
                  from platform.subject s
                 where exists (select 1 from platform.event e where e.subject_id = s.subject_id and e.scope_id is not null)
                 order by s.subject_id
                """).query(Row.class).list();
        return subjects.stream()
                .mapToInt(row -> clocks.rebuild(Subject.of(row.kind(), row.subjectId())))
                .sum();
    }
}
