package org.onedoor.exchange.partner;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which partners' machines this installation speaks to: the list of all addresses it may call. How to fill it in is in
 * docs/how-to/connect-a-partner.md.
 */
@ConfigurationProperties("onedoor")
record PartnerSettings(@DefaultValue Map<String, Entry> partners) {
    /** One partner, as it is set. */
    record Entry(
            @Nullable String name,
            @Nullable String address,
            @Nullable String tokenAddress,
            @Nullable String clientId,
            @Nullable String secret,
            @Nullable String odsCode,
            @Nullable String theirClient,
            @DefaultValue Map<String, String> services,
            @DefaultValue("4h") Duration answersWithin,
            @DefaultValue("28d") Duration newsWithin) {}
}
