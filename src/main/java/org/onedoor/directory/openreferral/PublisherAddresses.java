package org.onedoor.directory.openreferral;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** The feeds that may be read, by their names. A setting that cannot work stops the start and says why. */
@Component
@EnableConfigurationProperties(PublisherSettings.class)
class PublisherAddresses {
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost");

    private final Map<String, URI> all;

    PublisherAddresses(PublisherSettings settings) {
        this.all = read(settings.publishers());
    }

    static Map<String, URI> read(Map<String, String> said) {
        Map<String, URI> all = new TreeMap<>();
        said.forEach((name, text) -> {
            String setting = "onedoor.open-referral.publishers." + name;
            if (!name.matches("[a-z0-9-]{1,60}")) {
                throw wrong(setting, "must be named by small letters, figures and dashes");
            }
            all.put(name, address(setting, text.strip()));
        });
        return all;
    }

    private static URI address(String setting, String text) {
        URI address;
        try {
            address = URI.create(text.replaceFirst("/+$", ""));
        } catch (IllegalArgumentException e) {
            throw wrong(setting, "is not an address: " + e.getMessage());
        }
        boolean here = "http".equals(address.getScheme()) && THIS_MACHINE.contains(address.getHost());
        if (address.getHost() == null || !("https".equals(address.getScheme()) || here)) {
            throw wrong(setting, "must begin with https://, or with http:// for a feed on this machine");
        }
        if (address.getUserInfo() != null || address.getQuery() != null || address.getFragment() != null) {
            throw wrong(setting, "must end before /services, without a name, a question mark or a hash");
        }
        return address;
    }

    private static IllegalStateException wrong(String setting, String why) {
        return new IllegalStateException(setting + " " + why + ". See docs/how-to/keep-the-directory.md.");
    }

    Optional<URI> find(String name) {
        return Optional.ofNullable(all.get(name));
    }

    List<String> names() {
        return new ArrayList<>(all.keySet());
    }
}
