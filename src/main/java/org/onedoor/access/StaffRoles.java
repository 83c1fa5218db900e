package org.onedoor.access;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.Organisations;
import org.onedoor.organisation.Team;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * From what a provider claims to the accounts that may be used: each made when it is first claimed, brought up to date each
 * time, and ended when it is claimed no longer. What an administrator ended stays ended.
 */
@Service
class StaffRoles {
    private final RoleMap roles;
    private final Organisations organisations;
    private final Accounts accounts;
    private final AccountEnds ends;
    private final IdentityRepository identities;
    private final ProviderSettings settings;
    private final DomainTime time;
    private final TransactionTemplate transactions;

    StaffRoles(
            RoleMap roles,
            Organisations organisations,
            Accounts accounts,
            AccountEnds ends,
            IdentityRepository identities,
            ProviderSettings settings,
            DomainTime time,
            TransactionTemplate transactions) {
        this.roles = roles;
        this.organisations = organisations;
        this.accounts = accounts;
        this.ends = ends;
        this.identities = identities;
        this.settings = settings;
        this.time = time;
        this.transactions = transactions;
    }

    /** An account somebody may use now. */
    record Offer(UUID accountId, String family, String roleName, String organisation) implements java.io.Serializable {}

    private record Mapped(ProviderClaims.Role claim, String family, Organisation organisation) {}

    /**
     * The accounts these claims give, of which one is to be chosen.
     *
     * @throws NotSignedIn when they give none, with what was claimed
     */
    List<Offer> offers(ProviderClaims claims, Instant machineNow) {
        List<String> unknown = new ArrayList<>();
        Map<UUID, Mapped> mapped = new LinkedHashMap<>();
        for (ProviderClaims.Role role : claims.roles()) {
            map(role, unknown).ifPresent(known -> mapped.putIfAbsent(idOf(claims.subject(), known), known));
        }
        List<UUID> ended = new ArrayList<>();
        transactions.executeWithoutResult(_ -> {
            identities.endOthers(settings.issuer, claims.subject(), mapped.keySet(), machineNow);
            mapped.forEach((id, known) -> {
                if (ends.isEnded(id)) {
                    ended.add(id);
                } else {
                    refresh(id, claims, known, machineNow);
                }
            });
        });
        List<ProviderClaims.Role> usable = claims.usable();
        List<Offer> offers = mapped.entrySet().stream()
                .filter(entry -> !ended.contains(entry.getKey()))
                .filter(entry -> usable.contains(entry.getValue().claim()))
                .map(entry -> new Offer(
                        entry.getKey(),
                        entry.getValue().family(),
                        entry.getValue().claim().name(),
                        entry.getValue().organisation().name()))
                .toList();
        if (offers.isEmpty()) {
            throw NotSignedIn.withoutRole(ended.isEmpty() ? unknown : List.of(), !ended.isEmpty());
        }
        return offers;
    }

    private Optional<Mapped> map(ProviderClaims.Role role, List<String> unknown) {
        LocalDate today = London.date(time.instant());
        Organisation organisation = organisations
                .byOds(role.orgCode())
                .or(() -> roles.organisationOf(role.orgCode()).flatMap(organisations::find))
                .map(organisations::current)
                .filter(found -> found.openOn(today))
                .orElse(null);
        if (organisation == null) {
            unknown.add(role.spoken() + ": OneDoor does not know this organisation");
            return Optional.empty();
        }
        Optional<String> family = roles.family(role.code(), organisation.kind(), today);
        if (family.isEmpty()) {
            unknown.add(role.spoken() + ": OneDoor does not know this role at such an organisation");
        }
        return family.map(known -> new Mapped(role, known, organisation));
    }

    /** One account for each person, organisation and role family, whatever the provider calls the role. */
    private UUID idOf(String subject, Mapped known) {
        String key = String.join(
                "|",
                "identity",
                settings.issuer,
                subject,
                known.family(),
                known.organisation().id().toString());
        return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
    }

    /** The team an administrator gave stays; an organisation's only team is taken from the start. */
    private void refresh(UUID id, ProviderClaims claims, Mapped known, Instant now) {
        UUID team = accounts.find(id).map(Accounts.Account::teamId).orElseGet(() -> onlyTeam(known.organisation()));
        accounts.save(new Accounts.Account(
                id,
                "claimed:" + id,
                claims.name(),
                known.family(),
                known.organisation().id(),
                team,
                null,
                false));
        identities.seen(
                id,
                settings.issuer,
                claims.subject(),
                known.claim().code(),
                known.claim().orgCode(),
                now);
    }

    private @Nullable UUID onlyTeam(Organisation organisation) {
        List<Team> teams = organisations.teamsOf(organisation.id());
        return teams.size() == 1 ? teams.getFirst().id() : null;
    }
}
