package org.onedoor.exchange.partner;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Service;

/**
 * A partner's machine that this installation may speak to. All of it is the operator's setting; nothing comes out of a message.
 *
 * @param address its FHIR base, to which {@code /$process-message} is added
 * @param clientId who we are there
 * @param theirClient the client id by which the partner signs in here, so that its answers are known; none when it never does
 * @param services which services of our directory its machine answers for, each with the partner's own id of it
 * @param answersWithin how soon it has agreed to say something of a referral
 * @param newsWithin how long it may be silent after that, as long as it has the referral
 */
public record Partner(
        String id,
        String name,
        URI address,
        URI tokenAddress,
        String clientId,
        String secret,
        @Nullable String odsCode,
        @Nullable String theirClient,
        Map<String, String> services,
        Duration answersWithin,
        Duration newsWithin) {
    public Partner {
        services = Map.copyOf(services);
    }

    /** What the partner calls a service of ours; none when another answers for it. */
    Optional<String> serviceThere(UUID serviceId) {
        return services.entrySet().stream()
                .filter(entry -> Service.idOf(entry.getKey()).equals(serviceId))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Without the secret: this may be logged. */
    @Override
    public String toString() {
        return "Partner[" + id + "]";
    }
}
