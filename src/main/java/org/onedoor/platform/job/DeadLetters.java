package org.onedoor.platform.job;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.onedoor.platform.Ids;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Jobs that gave up. Each stays on a list until a person tries it again or sets it aside. */
@Repository
public class DeadLetters {
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final DomainTime time;
    private final ObjectProvider<SchedulerClient> client;

    DeadLetters(JdbcClient jdbc, JsonMapper json, DomainTime time, ObjectProvider<SchedulerClient> client) {
        this.jdbc = jdbc;
        this.json = json;
        this.time = time;
        this.client = client;
    }

    /** One job that gave up. */
    public record DeadLetter(
            UUID deadLetterId,
            String job,
            String instance,
            String payload,
            int attempts,
            String lastError,
            OffsetDateTime at) {}

    void keep(ExecutionComplete complete) {
        Instant now = time.instant();
        jdbc.sql("""
                insert into platform.dead_letter (dead_letter_id, job, instance, payload, attempts, last_error, at)
                values (:id, :job, :instance, :payload::jsonb, :attempts, :error, :at)
                """)
                .param("id", Ids.at(now))
                .param("job", complete.getExecution().taskInstance.getTaskName())
                .param("instance", complete.getExecution().taskInstance.getId())
                .param(
                        "payload",
                        json.writeValueAsString(
                                complete.getExecution().taskInstance.getData()))
                .param("attempts", complete.getExecution().consecutiveFailures + 1)
                .param(
                        "error",
                        complete.getCause()
                                .map(e -> e.getClass().getSimpleName())
                                .orElse("unknown"))
                .param("at", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Those still waiting for a person, oldest first. */
    public List<DeadLetter> open() {
        return jdbc.sql("""
                select dead_letter_id, job, instance, payload::text as payload, attempts, last_error, at
                  from platform.dead_letter
                 where resolved_at is null
                 order by at
                 limit 200
                """).query(DeadLetter.class).list();
    }

    @Transactional
    public void tryAgain(UUID deadLetterId) {
        DeadLetter letter = take(deadLetterId, "tried-again");
        Jobs.Delivery delivery = json.readValue(letter.payload(), Jobs.Delivery.class);
        client.getObject()
                .schedule(
                        Jobs.DELIVER.instance(letter.instance()).data(delivery).scheduledTo(Instant.now()));
    }

    @Transactional
    public void setAside(UUID deadLetterId) {
        take(deadLetterId, "set-aside");
    }

    private DeadLetter take(UUID deadLetterId, String resolution) {
        return jdbc.sql("""
                update platform.dead_letter
                   set resolved_at = :now, resolution = :resolution
                 where dead_letter_id = :id and resolved_at is null
             returning dead_letter_id, job, instance, payload::text as payload, attempts, last_error, at
                """)
                .param("now", time.instant().atOffset(ZoneOffset.UTC))
                .param("resolution", resolution)
                .param("id", deadLetterId)
                .query(DeadLetter.class)
                .optional()
                .orElseThrow(() -> new NotFound("job that waits for a person"));
    }
}
