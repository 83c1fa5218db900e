package org.onedoor.clock;

import org.onedoor.platform.time.WorkingDays;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The catalogue is read once, as the application starts; a standard that cannot be read stops it there. */
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

    @Bean
    Catalogue catalogue() {
        return Catalogue.load();
    }

    @Bean
    Reckoner reckoner() {
        return new Reckoner(WorkingDays.england());
    }
}
