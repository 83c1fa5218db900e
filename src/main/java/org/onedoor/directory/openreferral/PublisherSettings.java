package org.onedoor.directory.openreferral;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which other publishers' feeds may be read, and how much is taken of one. The list of all addresses that may be called: none
 * comes out of a form or a feed.
 *
 * @param publishers the base of each feed, to which {@code /services} is added, by a name of ours
 * @param services how many services a feed may hold
 * @param pages how many pages it may have
 * @param pageBytes how large one page may be
 * @param allBytes how large all may be together
 * @param patience how long one page may take
 * @param time how long all may take
 * @param pause how long is waited before a page is asked for again, longer each time
 */
@ConfigurationProperties("onedoor.open-referral")
record PublisherSettings(
        @DefaultValue Map<String, String> publishers,
        @DefaultValue("200000") int services,
        @DefaultValue("5000") int pages,
        @DefaultValue("10000000") int pageBytes,
        @DefaultValue("800000000") long allBytes,
        @DefaultValue("20s") Duration patience,
        @DefaultValue("20m") Duration time,
        @DefaultValue("1s") Duration pause) {}
