package org.onedoor.crisis;

import org.onedoor.platform.web.Live;
import org.onedoor.platform.web.LiveTopic;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Tells whoever has the board open that something changed, once it is stored. */
@Component
class CaseLive {
    static final String TOPIC = "crisis";

    private final Live live;

    CaseLive(Live live) {
        this.live = live;
    }

    void changed() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                live.changed(TOPIC);
            }
        });
    }

    /** Who may listen. */
    @Configuration(proxyBeanMethods = false)
    static class Topic {
        @Bean
        LiveTopic liveCrisis() {
            return new LiveTopic(TOPIC, "detention", false);
        }
    }
}
