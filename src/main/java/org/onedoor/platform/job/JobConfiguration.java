package org.onedoor.platform.job;

import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerCustomizer;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.FailureHandler.ExponentialBackoffFailureHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler.MaxRetriesFailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.onedoor.platform.AccessLog;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** db-scheduler: JSON payloads, virtual threads, back-off, and a dead letter for each job that gives up. */
@Configuration(proxyBeanMethods = false)
class JobConfiguration {
    private static final int TRIES = 8;

    @Bean
    Task<Jobs.Delivery> deliverEvent(DeliveryRunner runner, DeadLetters deadLetters) {
        return Tasks.oneTime(Jobs.DELIVER)
                .onFailure(new MaxRetriesFailureHandler<>(
                        TRIES,
                        new ExponentialBackoffFailureHandler<>(Duration.ofSeconds(1), 3),
                        (complete, operations) -> deadLetters.keep(complete)))
                .execute((instance, _) -> InJob.run(() -> runner.run(instance.getId(), instance.getData())));
    }

    @Bean
    Task<Void> copyAudit(AccessLog accessLog) {
        return Tasks.recurring("copy-audit", FixedDelay.of(Duration.ofSeconds(10)))
                .execute((_, _) -> InJob.run(accessLog::copy));
    }

    @Bean
    DbSchedulerCustomizer schedulerCustomizer(JsonMapper json) {
        return new DbSchedulerCustomizer() {
            @Override
            public Optional<Serializer> serializer() {
                return Optional.of(new Serializer() {
                    @Override
                    public byte[] serialize(Object data) {
                        return json.writeValueAsBytes(data);
                    }

                    @Override
                    public <T> T deserialize(Class<T> type, byte[] serialized) {
                        return json.readValue(serialized, type);
                    }
                });
            }

            @Override
            public Optional<ExecutorService> executorService() {
                return Optional.of(Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("job-", 0).factory()));
            }
        };
    }
}
