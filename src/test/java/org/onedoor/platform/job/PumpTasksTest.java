package org.onedoor.platform.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
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

        private int runs;

        @Override
        public void run() {
            runs++;
        }
    }

    @Test
    void eachPumpBecomesATaskTheSchedulerIsGiven() {
        assertThat(tasks("demo")).extracting(Task::getName).containsExactly("every-second");
    }

    @Test
    void noPumpRunsByItselfWhileTesting() {
        assertThat(tasks("test")).isEmpty();
    }

    @Test
    void whileSomebodyDrivesThePumpsTheClockworkStandsStill() {
        try (AnnotationConfigApplicationContext context = context("demo")) {
            Task<?> task = tasks(context).getFirst();
            context.getBean(Standstill.class).during(() -> perform(task));
            assertThat(context.getBean(EverySecond.class).runs).isZero();
            perform(task);
            assertThat(context.getBean(EverySecond.class).runs).isOne();
        }
    }

    private static <T> void perform(Task<T> task) {
        task.execute(new TaskInstance<>(task.getName(), "now"), null);
    }

    private static List<Task<?>> tasks(String mode) {
        try (AnnotationConfigApplicationContext context = context(mode)) {
            return tasks(context);
        }
    }

    private static List<Task<?>> tasks(AnnotationConfigApplicationContext context) {
        List<Task<?>> tasks = new java.util.ArrayList<>();
        context.getBeanProvider(Task.class).forEach(tasks::add);
        return tasks;
    }

    private static AnnotationConfigApplicationContext context(String mode) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("test", Map.of("onedoor.mode", mode)));
        context.register(EverySecond.class, PumpTasks.class, Standstill.class);
        context.refresh();
        return context;
    }
}
