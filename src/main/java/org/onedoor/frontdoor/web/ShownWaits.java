package org.onedoor.frontdoor.web;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Service;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.waiting.ExpectedWaits;
import org.onedoor.frontdoor.waiting.Waiting;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.stereotype.Component;

/** What is known of a wait, with how long others have waited. Called from inside a look. */
@Component
class ShownWaits {
    private final Waiting waiting;
    private final ExpectedWaits expected;
    private final Services services;
    private final DomainTime time;

    ShownWaits(Waiting waiting, ExpectedWaits expected, Services services, DomainTime time) {
        this.waiting = waiting;
        this.expected = expected;
        this.services = services;
        this.time = time;
    }

    @Nullable
    WaitShown of(Referral referral) {
        Optional<Service> service =
                Optional.ofNullable(referral.currentService()).flatMap(services::find);
        return waiting.of(referral)
                .filter(wait -> !wait.isOver())
                .map(wait -> new WaitShown(
                        wait,
                        service.map(one -> expected.of(one.id(), referral.priority()))
                                .orElse(null),
                        service.map(Service::name).orElse("No service yet"),
                        London.date(time.instant()).toString()))
                .orElse(null);
    }
}
