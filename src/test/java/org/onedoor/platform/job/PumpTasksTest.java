package org.onedoor.platform.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Each pump becomes a task that the scheduler is given, except while testing. */
class PumpTasksTest {

    static class EverySecond implements Pump {
        @Override
        public String name() {
            return "every-second";
        }

        @Override
        public Duration every() {
            return Duration.ofSeconds(1);
        }

        @Override
        public void run() {}
    }

    @Test
    void eachPumpBecomesATaskTheSchedulerIsGiven() {
        assertThat(tasks("demo")).extracting(Task::getName).containsExactly("every-second");
    }

    @Test
    void noPumpRunsByItselfWhileTesting() {
        assertThat(tasks("test")).isEmpty();
    }

    private static List<Task<?>> tasks(String mode) {
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("test", Map.of("onedoor.mode", mode)));
            context.register(EverySecond.class, PumpTasks.class);
            context.refresh();
            List<Task<?>> tasks = new java.util.ArrayList<>();
            context.getBeanProvider(Task.class).forEach(tasks::add);
            return tasks;
        }
    }
}
