package org.onedoor.access;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.time.DomainTime;
import org.springframework.stereotype.Component;

/** What follows from the agreements for one organisation that asks and another that keeps. */
@Component
class Standings {
    private final AgreementRepository repository;
    private final Organisations organisations;
    private final DomainTime time;

    Standings(AgreementRepository repository, Organisations organisations, DomainTime time) {
        this.repository = repository;
        this.organisations = organisations;
        this.time = time;
    }

    /** Whether one may see what the other keeps at some time, and why. */
    Standing standing(UUID asks, UUID keeps, Shareable what, Instant at) {
        Map<UUID, String> names = organisations.names(List.of(asks, keeps));
        Standing.Between who = new Standing.Between(
                names.getOrDefault(asks, "This organisation"),
                names.getOrDefault(keeps, "another organisation"),
                what.many());
        if (asks.equals(keeps)) {
            return new Standing.Own(who);
        }
        List<Agreement> between = repository.ofParty(asks).stream()
                .filter(each -> each.controllerId().equals(keeps)
                        && each.terms().classes().contains(what))
                .sorted(Comparator.comparing(Agreement::end).reversed())
                .toList();
        return between.stream()
                .filter(each -> each.isInForce(at))
                .findFirst()
                .<Standing>map(each -> new Standing.InForce(each, who))
                .or(() -> between.stream()
                        .filter(each -> !each.end().isAfter(at))
                        .findFirst()
                        .map(each -> new Standing.Over(each, who)))
                .or(() -> between.stream().findFirst().map(each -> new Standing.Ahead(each, who)))
                .orElseGet(() -> new Standing.None(who));
    }

    /** The best that can be said of an organisation and anybody's data of this class. */
    Standing best(UUID asks, Shareable what) {
        Instant now = time.instant();
        boolean keeps = repository.ofController(asks).stream()
                .anyMatch(each -> each.terms().classes().contains(what));
        if (keeps) {
            return standing(asks, asks, what, now); // nobody agrees with themselves
        }
        return repository.ofParty(asks).stream()
                .filter(each -> each.terms().classes().contains(what))
                .max(Comparator.comparing((Agreement each) -> each.isInForce(now))
                        .thenComparing(Agreement::end))
                .map(each -> standing(asks, each.controllerId(), what, now))
                .orElseGet(() -> new Standing.None(new Standing.Between(
                        organisations.names(Set.of(asks)).getOrDefault(asks, "This organisation"),
                        "any organisation",
                        what.many())));
    }
}
