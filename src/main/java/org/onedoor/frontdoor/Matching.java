package org.onedoor.frontdoor;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Match;
import org.onedoor.directory.Matches;
import org.onedoor.directory.Need;
import org.onedoor.directory.Service;
import org.onedoor.directory.Tier;
import org.onedoor.organisation.Organisations;
import org.onedoor.people.Person;
import org.onedoor.platform.time.DomainTime;
import org.springframework.stereotype.Component;

/** Asks the directory where a need could go: every service is either offered with its reasons, or not with the reason. */
@Component
public class Matching {
    private final Matches matches;
    private final Organisations organisations;
    private final DomainTime time;

    Matching(Matches matches, Organisations organisations, DomainTime time) {
        this.matches = matches;
        this.organisations = organisations;
        this.time = time;
    }

    /** A service that could take the need. */
    public record Possible(
            UUID serviceId, String name, String organisation, String description, boolean centre, List<String> reasons,
            @Nullable String nextSlot) {}

    /** A service that could not, with the rule and the value that failed. */
    public record Excluded(UUID serviceId, String name, List<String> reasons) {}

    /** Everything the directory says. */
    public record Found(List<Possible> offers, List<Excluded> excluded) {}
}
