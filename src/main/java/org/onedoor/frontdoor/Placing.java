package org.onedoor.frontdoor;

import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Need;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.stereotype.Component;

/** Where somebody is registered today and where they live, as what is asked of the directory has it. */
@Component
class Placing {
    private final Organisations organisations;
    private final DomainTime time;

    Placing(Organisations organisations, DomainTime time) {
        this.organisations = organisations;
        this.time = time;
    }

    /** What is not known, or is no practice or postcode of ours, stays not known. */
    Need of(Need need, @Nullable String practice, @Nullable String postcode) {
        return need.registered(
                        practice == null
                                ? null
                                : organisations
                                        .registeredPlace(practice, London.date(time.instant()))
                                        .orElse(null))
                .resident(
                        postcode == null
                                ? null
                                : organisations.residentPlace(postcode).orElse(null));
    }
}
