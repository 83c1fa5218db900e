package org.onedoor.access;

import org.onedoor.platform.Gate;
import org.onedoor.platform.Gate.Decision;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/** Lets a test take the first gate away: it is asked as always, and whatever it answers is taken for a yes. */
@Component
public class FirstGate implements BeanPostProcessor {
    private static volatile boolean off;

    public static void without(Runnable work) {
        off = true;
        try {
            work.run();
        } finally {
            off = false;
        }
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (!(bean instanceof Gate gate)) {
            return bean;
        }
        return (Gate) (actor, ask) -> {
            Decision answer = gate.decide(actor, ask);
            return off ? new Decision.Allowed("the first gate is off") : answer;
        };
    }
}
