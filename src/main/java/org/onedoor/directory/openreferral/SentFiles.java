package org.onedoor.directory.openreferral;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.onedoor.organisation.Organisations;
import org.onedoor.organisation.Team;
import org.onedoor.platform.Act;
import org.springframework.stereotype.Component;

/**
 * The files that an organisation takes in by hand, kept like a publisher whose feed is never read: what they bring passes the
 * same gate, and nobody's number is published before somebody has looked at it.
 */
@Component
class SentFiles {
    private static final int NEVER = 720;

    private final PublisherRepository publishers;
    private final Organisations organisations;

    SentFiles(PublisherRepository publishers, Organisations organisations) {
        this.publishers = publishers;
        this.organisations = organisations;
    }

    /** Those of the actor's organisation, which nobody else changes until the act ends. */
    Publisher lock(Act act) {
        UUID organisation = act.actor().organisationId();
        Publisher files = publishers
                .at(organisation, Publisher.FILES)
                .orElseGet(() -> new Publisher(
                        organisation,
                        UUID.nameUUIDFromBytes(("files:" + organisation).getBytes(StandardCharsets.UTF_8)),
                        Publisher.FILES,
                        "Files taken in by hand",
                        NEVER,
                        team(act),
                        true,
                        act.now(),
                        null,
                        null,
                        0,
                        null,
                        0));
        publishers.add(files);
        return publishers.lock(files);
    }

    /** Whoever takes a file in looks after what waits; an organisation without teams looks after it itself. */
    private UUID team(Act act) {
        UUID organisation = act.actor().organisationId();
        return Stream.concat(
                        Stream.ofNullable(act.actor().teamId()),
                        organisations.teamsOf(organisation).stream()
                                .filter(team -> team.ended() == null)
                                .map(Team::id))
                .findFirst()
                .orElse(Objects.requireNonNull(organisation));
    }
}
