package org.onedoor.frontdoor;

import java.util.UUID;
import org.onedoor.directory.Service;
import org.onedoor.directory.Services;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Refused;

/** The services that can be asked to take a need: those where a team reads what it is sent and answers. */
final class Askable {
    private Askable() {}

    /**
     * @throws Invalid when there is no such service
     * @throws Refused when it is a line people ring themselves
     */
    static Service service(Services services, UUID serviceId) {
        Service service = services.find(serviceId).orElseThrow(() -> new Invalid("service", Intake.CHOOSE_SERVICE));
        if (service.isLine()) {
            throw new Refused(
                    "not-a-team",
                    "%s is a line people ring themselves and takes no referrals. Tell the person the number%s, and offer the need to a team."
                            .formatted(service.name(), service.phone() == null ? "" : " " + service.phone()));
        }
        return service;
    }
}
