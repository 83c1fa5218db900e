package org.onedoor.frontdoor.web;

import java.util.List;
import org.onedoor.directory.CodedNeed;
import org.onedoor.directory.Services;
import org.springframework.stereotype.Component;

/** What people may need help with, in words. */
@Component
class Needs {
    private final Services services;

    Needs(Services services) {
        this.services = services;
    }

    List<CodedNeed> all() {
        return services.needs();
    }

    /** The words for a code; the code itself when the list does not know it. */
    String label(String code) {
        return services.needs().stream()
                .filter(need -> need.code().equals(code))
                .map(CodedNeed::label)
                .findFirst()
                .orElse(code);
    }
}
