package org.onedoor.work;

import java.util.Set;
import org.onedoor.platform.Event;
import org.onedoor.platform.EventListener;
import org.springframework.stereotype.Component;

/** What is recorded about somebody may let the messages leave that wait for it. */
@Component
class WakeMessages implements EventListener {
    private final Messages messages;

    WakeMessages(Messages messages) {
        this.messages = messages;
    }

    @Override
    public String name() {
        return "wake-messages";
    }

    @Override
    public Set<String> types() {
        return Set.of("WaysRecorded", "AccessNeedsRecorded", "PersonIdentified");
    }

    @Override
    public void hear(Event event) {
        messages.wake(event.subject().id());
    }
}
