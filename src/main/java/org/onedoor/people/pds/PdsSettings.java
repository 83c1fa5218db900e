package org.onedoor.people.pds;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the national service is and who we are there; without an address nothing is asked. How to fill it in is in
 * docs/how-to/trace-on-pds.md.
 *
 * @param keyFile the private key in a file (PEM, PKCS 8), never the key itself
 * @param patience how long one whole answer may take
 */
@ConfigurationProperties("onedoor.pds")
record PdsSettings(
        @DefaultValue("") String address,
        @DefaultValue("") String tokenAddress,
        @DefaultValue("") String apiKey,
        @DefaultValue("") String keyId,
        @DefaultValue("") String keyFile,
        @DefaultValue("") String odsCode,
        @DefaultValue("5s") Duration patience) {}
