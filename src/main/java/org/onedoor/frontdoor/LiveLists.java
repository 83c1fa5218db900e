package org.onedoor.frontdoor;

import org.onedoor.platform.web.LiveTopic;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The lists of the front door that show a change as it happens. */
@Configuration(proxyBeanMethods = false)
class LiveLists {
    @Bean
    LiveTopic liveWorklist() {
        return new LiveTopic("worklist", "referral", true);
    }

    @Bean
    LiveTopic liveFlow() {
        return new LiveTopic(WorklistRows.FLOW, "figures", false);
    }

    @Bean
    LiveTopic liveAdvice() {
        return new LiveTopic("advice", "advice", true);
    }

    @Bean
    LiveTopic liveStack() {
        return new LiveTopic("stack", "stack", false);
    }
}
