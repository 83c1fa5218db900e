package org.onedoor.exchange.partner;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.onedoor.access.Accounts;
import org.onedoor.directory.Services;
import org.onedoor.platform.Actor;
import org.springframework.stereotype.Component;

/** Who acts when a partner's machine answers: its client, for the team whose service was asked. */
@Component
class Voices {
    private final Accounts accounts;
    private final Services services;

    Voices(Accounts accounts, Services services) {
        this.accounts = accounts;
        this.services = services;
    }

    /** The system where the partner has no client of its own here. */
    Actor of(Partner partner, Dialogue dialogue) {
        return Optional.ofNullable(partner.theirClient())
                .flatMap(accounts::client)
                .flatMap(client -> services.find(Objects.requireNonNull(dialogue.serviceId()))
                        .map(service -> new Actor(
                                client.accountId(),
                                client.displayName(),
                                "machine",
                                service.organisationId(),
                                service.teamId(),
                                client.clientId())))
                .orElse(Actor.SYSTEM);
    }

    /** Whoever works for the team of a service, to ask what such a one may read. */
    Optional<Actor> team(UUID serviceId) {
        return services.find(serviceId)
                .map(service -> new Actor(
                        new UUID(0, 0), service.name(), "machine", service.organisationId(), service.teamId(), null));
    }
}
