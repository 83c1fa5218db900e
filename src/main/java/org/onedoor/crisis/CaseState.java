package org.onedoor.crisis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the facts of a case come to. The same facts give the same state, whatever the order they were said in. */
public record CaseState(Facts facts) {

    static CaseState of(List<Fact> said) {
        return new CaseState(Facts.of(said));
    }

    /** The power as last said; none while nobody has said that one was used. */
    public Optional<Power> power() {
        return facts.last(FactKind.POWER_USED).flatMap(fact -> Power.ofCode(fact.code("power")));
    }

    public @Nullable Instant usedAt() {
        return facts.first(FactKind.POWER_USED).map(Fact::occurredAt).orElse(null);
    }

    /** The earliest of the arrival, the entry and the decision to keep the person where they were. */
    public @Nullable Instant heldFrom() {
        return facts.standing().stream()
                .filter(fact -> fact.kind().startsHolding())
                .map(Fact::occurredAt)
                .findFirst()
                .orElse(null);
    }

    /** A power that is recorded is not undone by somebody's word that none was used. */
    public @Nullable Instant endedAt() {
        return facts.first(FactKind.ENDED)
                .or(() -> facts.has(FactKind.POWER_USED) ? Optional.empty() : facts.first(FactKind.NOT_USED))
                .map(Fact::occurredAt)
                .orElse(null);
    }

    public @Nullable Instant closedAt() {
        return facts.first(FactKind.CLOSED)
                .or(() -> wasNeverUsed() ? facts.first(FactKind.NOT_USED) : Optional.empty())
                .map(Fact::occurredAt)
                .orElse(null);
    }

    /** Each other case that turned out to be this one, with who said so. */
    public List<Fact> joined() {
        return facts.of(FactKind.JOINED).toList();
    }

    /** The case, and those that live on as it. */
    Set<UUID> members() {
        return facts.all().stream().map(Fact::incidentId).collect(Collectors.toSet());
    }

    /** The number a joined case had, by which one may know in which of them a fact was said; none for the case itself. */
    public @Nullable String numberOf(UUID incident) {
        return joined().stream()
                .filter(fact -> fact.code("case").equals(incident.toString()))
                .map(fact -> fact.code("number"))
                .findFirst()
                .orElse(null);
    }

    /** What follows the key of a task of this case: one that was cancelled as the case was joined is raised anew when it lives again. */
    String again(UUID incident) {
        long parted = facts.of(FactKind.PARTED)
                .filter(fact -> fact.incidentId().equals(incident))
                .count();
        return parted == 0 ? "" : ":" + parted;
    }

    /** Advice, after which no power was used, leaves nothing to close: it is over as it is said. */
    private boolean wasNeverUsed() {
        return !facts.has(FactKind.POWER_USED) && !owesRestrictiveRecord();
    }

    /** Where the person was last said to be; none before the first arrival. */
    public Optional<Fact> whereNow() {
        return facts.standing().stream().filter(fact -> fact.kind().isArrival()).reduce((_, later) -> later);
    }

    /** The place of our list where the person is. */
    public @Nullable UUID placeId() {
        return whereNow().map(fact -> uuid(fact.code("place"))).orElse(null);
    }

    /** The place that has promised a room and has not had the promise taken back; none once the person has arrived. */
    public @Nullable UUID promised() {
        UUID promised = null;
        for (Fact fact : facts.standing()) {
            if (fact.kind() == FactKind.PROMISED) {
                promised = uuid(fact.code("place"));
            } else if (fact.kind() == FactKind.RELEASED) {
                promised = null;
            } else if (fact.kind().isArrival() && promised != null && promised.equals(uuid(fact.code("place")))) {
                promised = null;
            }
        }
        return promised;
    }

    public boolean atPoliceStation() {
        return whereNow().filter(fact -> fact.isAt(Questions.STATION)).isPresent();
    }

    public boolean everAtPoliceStation() {
        return facts.standing().stream().anyMatch(fact -> fact.kind().isArrival() && fact.isAt(Questions.STATION));
    }

    public boolean restraintUsed() {
        return facts.has(FactKind.RESTRAINT)
                || facts.of(FactKind.HANDOVER_POLICE)
                        .anyMatch(fact -> !fact.code("restraint").equals("none"));
    }

    public boolean restraintNow() {
        Optional<Fact> last = facts.last(FactKind.RESTRAINT);
        return last.isPresent()
                && facts.of(FactKind.RESTRAINT_ENDED)
                        .noneMatch(
                                ended -> ended.occurredAt().isAfter(last.get().occurredAt()));
    }

    /** Whether what was last used against the person's will has been written down as it must be before the case is closed. */
    public boolean owesRestrictiveRecord() {
        Instant last = facts.last(FactKind.RESTRAINT).map(Fact::occurredAt).orElse(Instant.MIN);
        return restraintUsed()
                && facts.of(FactKind.RESTRICTIVE)
                        .noneMatch(record -> !record.occurredAt().isBefore(last));
    }

    public boolean isSignedByBoth() {
        return facts.has(FactKind.HANDOVER_POLICE) && facts.has(FactKind.HANDOVER_HEALTH);
    }

    /** Everybody who was asked to come, in the order of asking. */
    public List<Asked> asked() {
        List<Asked> asked = new ArrayList<>();
        for (Fact fact : facts.standing()) {
            boolean amhp = fact.kind() == FactKind.AMHP_REQUESTED;
            UUID who = uuid(fact.code("professional"));
            if ((amhp || fact.kind() == FactKind.DOCTOR_REQUESTED) && who != null) {
                asked.add(new Asked(who, amhp, fact.occurredAt(), answers(who), attended(who)));
            }
        }
        return asked;
    }

    private List<Asked.Answer> answers(UUID professional) {
        return facts.of(FactKind.TRIED)
                .filter(fact -> professional.equals(uuid(fact.code("professional"))))
                .map(fact -> new Asked.Answer(fact.code("answer"), fact.occurredAt()))
                .toList();
    }

    private @Nullable Instant attended(UUID professional) {
        return facts.of(FactKind.ATTENDED)
                .filter(fact -> professional.equals(uuid(fact.code("professional"))))
                .map(Fact::occurredAt)
                .findFirst()
                .orElse(null);
    }

    public long doctorsAwaitedOrHere() {
        return asked().stream()
                .filter(each -> !each.amhp() && (each.attended() != null || each.isAwaited()))
                .count();
    }

    public boolean amhpAwaitedOrHere() {
        return asked().stream().anyMatch(each -> each.amhp() && (each.attended() != null || each.isAwaited()));
    }

    /** Whom the case is about, as was said last. */
    UUID personId() {
        return Objects.requireNonNull(
                uuid(facts.last(FactKind.PERSON).orElseThrow().code("person")));
    }

    static @Nullable UUID uuid(String text) {
        try {
            return text.isEmpty() ? null : UUID.fromString(text);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
