package org.onedoor.frontdoor;

import org.onedoor.directory.Service;
import org.onedoor.directory.Services;
import org.springframework.stereotype.Component;

/** The Care Co-ordination Centre: the owner of every need that nobody else has accepted. */
@Component
public class Centre {
    private final Services services;

    Centre(Services services) {
        this.services = services;
    }

    public Owner owner() {
        Service centre = service();
        return new Owner(centre.organisationId(), centre.teamId(), null);
    }

    public Service service() {
        return services.centre();
    }
}
