package org.onedoor.directory.openreferral;

import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.onedoor.directory.Service;
import org.onedoor.directory.Services;
import org.springframework.stereotype.Component;

/** The numbers of the lines people ring in a crisis, from the directory's own file: no feed brings one unseen. */
@Component
class CrisisLines {
    private final Services services;

    CrisisLines(Services services) {
        this.services = services;
    }

    /** In figures. */
    Set<String> numbers() {
        return services.all().stream()
                .filter(Service::isLine)
                .map(Service::phone)
                .filter(Objects::nonNull)
                .map(Reached::figures)
                .collect(Collectors.toSet());
    }
}
