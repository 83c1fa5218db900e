package org.onedoor.desk;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.onedoor.clock.ClockView;
import org.onedoor.clock.Clocks;
import org.onedoor.directory.Service;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.Referral;
import org.springframework.stereotype.Component;

/** A person's referrals as a page of the person lists them: the service that has each, and its most pressing clock. */
@Component
class PersonItems {
    private final Clocks clocks;
    private final Services services;

    PersonItems(Clocks clocks, Services services) {
        this.clocks = clocks;
        this.services = services;
    }

    /** Called from inside a look. @param ids of the person, every one that is linked */
    List<PersonPage.Item> of(List<UUID> ids, List<Referral> referrals) {
        Map<UUID, List<ClockView>> clockOf = clocks.ofScopes(
                ids, referrals.stream().map(Referral::referralId).toList());
        return referrals.stream()
                .map(referral -> new PersonPage.Item(
                        referral,
                        referral.currentService() == null
                                ? "No service yet"
                                : services.find(referral.currentService())
                                        .map(Service::name)
                                        .orElse("A service"),
                        clockOf.getOrDefault(referral.referralId(), List.of()).stream()
                                .filter(ClockView::isOpen)
                                .findFirst()
                                .orElse(null)))
                .toList();
    }
}
