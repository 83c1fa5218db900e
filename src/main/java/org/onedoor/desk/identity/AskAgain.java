package org.onedoor.desk.identity;

import java.time.Duration;
import org.onedoor.people.Traces;
import org.onedoor.platform.job.Alone;
import org.onedoor.platform.job.Pump;
import org.onedoor.platform.time.DomainTime;
import org.springframework.stereotype.Component;

/** What the national service did not answer is asked again, so that nobody has to remember it. */
@Component
class AskAgain implements Pump {
    private static final int AT_ONCE = 20;

    private final Traces traces;
    private final Tracing tracing;
    private final DomainTime time;

    AskAgain(Traces traces, Tracing tracing, DomainTime time) {
        this.traces = traces;
        this.tracing = tracing;
        this.time = time;
    }

    @Override
    public String name() {
        return "ask-the-national-service-again";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(30);
    }

    @Override
    public void run() {
        traces.due(time.instant(), AT_ONCE)
                .forEach(trace -> Alone.done("ask the national service again", () -> tracing.again(trace)));
    }
}
