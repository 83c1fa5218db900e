package org.onedoor.crisis;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.CaseJoinRepository.Said;
import org.onedoor.crisis.CrisisEvents.CaseFact;
import org.onedoor.platform.Act;
import org.springframework.stereotype.Component;

/**
 * The events by which the facts of a case are said in its own stream, which its clocks read. A case that lives says every
 * fact that stands in it, also of those joined to it; one that was joined to another says none, so that no clock runs twice.
 */
@Component
class CaseStream {
    private final CaseJoinRepository joins;

    CaseStream(CaseJoinRepository joins) {
        this.joins = joins;
    }

    /** The event that a correction of this fact corrects. */
    UUID eventOf(UUID incident, UUID fact) {
        Said said = joins.said(incident).get(fact);
        return said == null ? fact : said.eventId();
    }

    /** A fact was appended to the case of the running act. @param corrects the fact it stands in place of */
    void appended(Act act, UUID factOf, UUID fact, @Nullable UUID corrects) {
        UUID incident = act.subject().id();
        if (!factOf.equals(incident)) {
            joins.say(incident, fact, fact, true);
            joins.say(factOf, fact, fact, false);
        }
        if (corrects != null) {
            Said said = joins.said(incident).get(corrects);
            if (said != null) {
                joins.say(incident, corrects, said.eventId(), false);
            }
        }
    }

    /**
     * Says in the case of the running act what is to be said there, and takes back the rest.
     *
     * @param known every fact that may be said there until now
     * @param wanted those that are to be said from now on
     */
    void say(Act act, Facts known, Facts wanted) {
        UUID incident = act.subject().id();
        Map<UUID, Said> said = joins.said(incident);
        Set<UUID> standing = ids(known.standing());
        Set<UUID> kept = ids(wanted.standing());
        for (Fact fact : known.all()) {
            Said now = said.get(fact.factId());
            boolean live =
                    now == null ? fact.incidentId().equals(incident) && standing.contains(fact.factId()) : now.live();
            if (live && !kept.contains(fact.factId())) {
                UUID event = now == null ? fact.factId() : now.eventId();
                Map<String, String> what = Map.of("what", fact.kind().code());
                act.corrects(event, new CaseFact(incident, FactKind.WITHDRAWN, what), fact.occurredAt());
                joins.say(incident, fact.factId(), event, false);
            }
        }
        for (Fact fact : wanted.standing()) {
            Said now = said.get(fact.factId());
            boolean live = now == null ? fact.incidentId().equals(incident) : now.live();
            if (!live) {
                UUID event = act.happened(new CaseFact(incident, fact.kind(), fact.codes()), fact.occurredAt());
                joins.say(incident, fact.factId(), event, true);
            }
        }
    }

    private static Set<UUID> ids(List<Fact> facts) {
        return facts.stream().map(Fact::factId).collect(Collectors.toSet());
    }
}
