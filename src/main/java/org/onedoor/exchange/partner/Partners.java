package org.onedoor.exchange.partner;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Services;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The partners that are set up. A setting that cannot work stops the start and says why. */
@Component
@EnableConfigurationProperties(PartnerSettings.class)
public class Partners {
    private static final Logger LOG = LoggerFactory.getLogger(Partners.class);
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost");

    private final List<Partner> all;
    private final Services services;

    Partners(PartnerSettings settings, Services services) {
        this.all = read(settings.partners());
        this.services = services;
    }

    static List<Partner> read(Map<String, PartnerSettings.Entry> entries) {
        List<Partner> partners = new ArrayList<>();
        Set<String> answered = new HashSet<>();
        entries.forEach((id, entry) -> {
            String setting = "onedoor.partners." + id + ".";
            for (String code : entry.services().keySet()) {
                if (!answered.add(code)) {
                    throw wrong(setting + "services", "names '" + code + "', which another partner answers for too");
                }
            }
            partners.add(new Partner(
                    id,
                    given(setting + "name", entry.name()),
                    address(setting + "address", entry.address()),
                    address(setting + "token-address", entry.tokenAddress()),
                    given(setting + "client-id", entry.clientId()),
                    given(setting + "secret", entry.secret()),
                    entry.odsCode(),
                    entry.theirClient(),
                    entry.services(),
                    entry.answersWithin(),
                    entry.newsWithin()));
        });
        return List.copyOf(partners);
    }

    private static String given(String setting, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw wrong(setting, "is not set");
        }
        return value;
    }

    private static URI address(String setting, @Nullable String value) {
        String said = given(setting, value);
        URI address;
        try {
            address = URI.create(said.endsWith("/") ? said.substring(0, said.length() - 1) : said);
        } catch (IllegalArgumentException e) {
            throw wrong(setting, "is not an address: " + e.getMessage());
        }
        boolean here = "http".equals(address.getScheme()) && THIS_MACHINE.contains(address.getHost());
        if (address.getHost() == null || !("https".equals(address.getScheme()) || here)) {
            throw wrong(setting, "must begin with https://, or with http:// for a partner on this machine");
        }
        return address;
    }

    private static IllegalStateException wrong(String setting, String why) {
        return new IllegalStateException(setting + " " + why + ". See docs/how-to/connect-a-partner.md.");
    }

    /** A service that is spelt wrong would never be asked by message: said once, when the directory is there. */
    @EventListener(ApplicationReadyEvent.class)
    void check() {
        for (Partner partner : all) {
            partner.services().keySet().stream()
                    .filter(code -> services.byCode(code).isEmpty())
                    .forEach(code -> LOG.error(
                            "onedoor.partners.{}.services names '{}', and the directory has no service of that code: nothing is sent for it",
                            partner.id(),
                            code));
        }
    }

    List<String> ids() {
        return all.stream().map(Partner::id).toList();
    }

    public Optional<Partner> find(String id) {
        return all.stream().filter(partner -> partner.id().equals(id)).findFirst();
    }

    /** Whose machine answers for a service of our directory; none when people here do. */
    Optional<Partner> ofService(UUID serviceId) {
        return all.stream()
                .filter(partner -> partner.serviceThere(serviceId).isPresent())
                .findFirst();
    }

    /** Who signs in here as this client; none when we have no way to answer it. */
    Optional<Partner> ofClient(String clientId) {
        return all.stream()
                .filter(partner -> clientId.equals(partner.theirClient()))
                .findFirst();
    }
}
