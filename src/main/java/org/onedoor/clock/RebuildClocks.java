package org.onedoor.clock;

import org.onedoor.platform.EventLog;
import org.onedoor.platform.Projection;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Every clock of every subject, from its events. */
@Component
@Order(1)
class RebuildClocks implements Projection {
    private final Clocks clocks;
    private final EventLog log;

    RebuildClocks(Clocks clocks, EventLog log) {
        this.clocks = clocks;
        this.log = log;
    }

    @Override
    public String name() {
        return "clocks";
    }

    @Override
    public int rebuild() {
        return log.subjects().stream().mapToInt(clocks::rebuild).sum();
    }
}
