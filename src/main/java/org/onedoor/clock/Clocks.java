package org.onedoor.clock;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.onedoor.platform.Action;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.EventLog;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Subject;
import org.springframework.stereotype.Service;

/**
 * The clocks as others may see them. These reads are part of the caller's look, which has asked the gate; each list begins
 * with what is most pressing.
 */
@Service
public class Clocks {
    private final ClockReads reads;
    private final Catalogue catalogue;
    private final MovingClocks moving;
    private final EventLog log;
    private final Acts acts;

    Clocks(ClockReads reads, Catalogue catalogue, MovingClocks moving, EventLog log, Acts acts) {
        this.reads = reads;
        this.catalogue = catalogue;
        this.moving = moving;
        this.log = log;
        this.acts = acts;
    }

    /** The clocks of one referral, or of one journey. */
    public List<ClockView> ofScope(UUID subject, UUID scope) {
        return reads.of(List.of(subject), List.of(scope));
    }

    /** When the first of a scope's running clocks is due; none when none runs, or none of them has a limit now. */
    public Optional<Instant> earliestDue(UUID subject, UUID scope) {
        return reads.earliestDue(subject, scope);
    }

    /** The clocks of all these scopes in one query, for a list; a scope without clocks is not in the answer. */
    public Map<UUID, List<ClockView>> ofScopes(Collection<UUID> subjects, Collection<UUID> scopes) {
        Map<UUID, List<ClockView>> byScope = new LinkedHashMap<>();
        if (!scopes.isEmpty()) {
            for (ClockView clock : reads.of(subjects, scopes)) {
                byScope.computeIfAbsent(clock.scopeId(), _ -> new java.util.ArrayList<>())
                        .add(clock);
            }
        }
        return byScope;
    }

    /** Every clock of these subjects, such as the linked ids of one person. */
    public List<ClockView> ofSubjects(Collection<UUID> subjects) {
        return reads.of(subjects);
    }

    /** What the ledger says of these subjects' breaches, oldest first. */
    public List<Breach> breaches(Collection<UUID> subjects) {
        return reads.breaches(subjects);
    }

    public Optional<Standard> standard(String id, String version) {
        return catalogue.find(id, version);
    }

    /** Every version of every standard, by id and then by date. */
    public List<Standard> standards() {
        return catalogue.standards();
    }

    /** Works out every clock of a subject again from its events, as an act; the answer is how many rows that changed. */
    public int rebuild(Subject subject) {
        return acts.act(
                Begin.on("rebuild clocks", Ask.about(Action.WRITE, "clock", subject), subject),
                Integer.class,
                act -> moving.rebuild(subject, log.of(List.of(subject.id())), act.now()));
    }
}
