package org.onedoor.access;

import java.net.URI;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The site that passkeys are for: the address of the settings, and never what a request says of itself. Browsers give
 * passkeys to a name that is encrypted, or to localhost; elsewhere none are offered.
 */
@Component
class PasskeySite {
    private final Optional<URI> site;

    PasskeySite(@Value("${onedoor.address:}") String address, @Value("${onedoor.mode}") String mode) {
        this.site =
                mode.equals("demo") ? Optional.empty() : Optional.of(address).flatMap(PasskeySite::named);
    }

    private static Optional<URI> named(String address) {
        URI at = address.isBlank() ? URI.create("") : URI.create(address);
        String host = at.getHost();
        if (host == null || host.startsWith("[") || host.matches("[0-9.]+")) {
            return Optional.empty();
        }
        return "https".equals(at.getScheme()) || host.equals("localhost") ? Optional.of(at) : Optional.empty();
    }

    /** Whether there can be passkeys here. */
    boolean isOffered() {
        return site.isPresent();
    }

    /** The name that passkeys are bound to. */
    String id() {
        return site.orElseThrow().getHost();
    }

    /** The one origin whose pages may use them. */
    String origin() {
        URI at = site.orElseThrow();
        return at.getPort() < 0
                ? at.getScheme() + "://" + at.getHost()
                : "%s://%s:%d".formatted(at.getScheme(), at.getHost(), at.getPort());
    }
}
