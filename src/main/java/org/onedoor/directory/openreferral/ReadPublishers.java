package org.onedoor.directory.openreferral;

import java.time.Duration;
import org.onedoor.platform.job.Alone;
import org.onedoor.platform.job.Pump;
import org.onedoor.platform.time.DomainTime;
import org.springframework.stereotype.Component;

/** Reads each publisher's feed whose time has come. */
@Component
class ReadPublishers implements Pump {
    private final PublisherRepository publishers;
    private final PublisherRefresh refresh;
    private final DomainTime time;

    ReadPublishers(PublisherRepository publishers, PublisherRefresh refresh, DomainTime time) {
        this.publishers = publishers;
        this.refresh = refresh;
        this.time = time;
    }

    @Override
    public String name() {
        return "directory-read-publishers";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void run() {
        publishers
                .due(time.instant())
                .forEach(publisher ->
                        Alone.done("read the feed " + publisher.endpoint(), () -> refresh.refresh(publisher)));
    }
}
