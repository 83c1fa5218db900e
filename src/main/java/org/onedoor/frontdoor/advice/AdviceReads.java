package org.onedoor.frontdoor.advice;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.clock.Breach;
import org.onedoor.clock.Clocks;
import org.onedoor.people.PlaceFilter;
import org.onedoor.platform.Action;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Looks;
import org.springframework.stereotype.Service;

/** Reading questions: only the two sides do, and whoever may see the referral it became; every read is a look. */
@Service
public class AdviceReads {
    private final AdviceRepository repository;
    private final AdviceLists lists;
    private final Clocks clocks;
    private final Looks looks;

    AdviceReads(AdviceRepository repository, AdviceLists lists, Clocks clocks, Looks looks) {
        this.repository = repository;
        this.lists = lists;
        this.clocks = clocks;
        this.looks = looks;
    }

    /** One question. @throws NotFound when there is none, or it is another's: the two are answered alike */
    public <T> T look(String reference, BiFunction<Advice, Looks.Shown, T> query) {
        Advice found = repository.byReference(reference).orElse(null);
        if (found == null) {
            return looks.absent("Question for advice", Action.READ, "advice");
        }
        Ask ask = Ask.item(Action.READ, "advice", found.subject(), found.parties());
        return looks.look("Question for advice " + reference, ask, shown -> query.apply(found, shown));
    }

    /** What was written about one question, the first first. Called from inside a look. */
    public List<Message> thread(Advice advice) {
        return repository.thread(advice.personId(), advice.adviceId());
    }

    /** The question a referral came from. Called from inside a look at the referral. */
    public @Nullable Advice ofReferral(UUID personId, UUID referralId) {
        List<Advice> found = repository.ofReferral(personId, referralId);
        return found.isEmpty() ? null : found.getFirst();
    }

    /** The questions of a page of a list, in its order. Called from inside a look that names everyone on it. */
    public List<Advice> all(List<AdviceLists.Row> rows) {
        Map<UUID, Advice> found = repository
                .all(
                        rows.stream().map(AdviceLists.Row::personId).toList(),
                        rows.stream().map(AdviceLists.Row::adviceId).toList())
                .stream()
                .collect(Collectors.toMap(Advice::adviceId, Function.identity()));
        return rows.stream()
                .map(row -> java.util.Objects.requireNonNull(found.get(row.adviceId())))
                .toList();
    }

    /**
     * How one side's questions went.
     *
     * @param inTime answered before its time was up
     * @param median half of the answered were answered within this; none where none was
     */
    public record Figures(
            int asked, int answered, int inTime, @Nullable Duration median, int referred, int saved) {}

    /** Counted over the questions of a place asked since then, 2,000 at most. Called from inside a look. */
    public Figures figures(AdviceLists.Side side, UUID org, @Nullable UUID team, PlaceFilter place, Instant since) {
        List<Advice> all = all(lists.since(side, org, team, place, since));
        List<Duration> taken = all.stream()
                .filter(advice -> advice.answeredAt() != null)
                .map(advice ->
                        Duration.between(advice.askedAt(), java.util.Objects.requireNonNull(advice.answeredAt())))
                .sorted()
                .toList();
        Map<UUID, Integer> late =
                late(all.stream().map(Advice::personId).distinct().toList());
        return new Figures(
                all.size(),
                taken.size(),
                Math.toIntExact(all.stream()
                        .filter(advice -> advice.answeredAt() != null)
                        .filter(advice -> late.getOrDefault(advice.adviceId(), 0) <= 0)
                        .count()),
                taken.isEmpty() ? null : taken.get((taken.size() - 1) / 2),
                Math.toIntExact(all.stream()
                        .filter(advice -> advice.state() == AdviceState.REFERRED)
                        .count()),
                Math.toIntExact(all.stream()
                        .filter(advice -> advice.outcome() == AdviceOutcome.REFERRAL_SAVED)
                        .count()));
    }

    /** How often the time for an answer was reported as missed, less what was taken back. */
    private Map<UUID, Integer> late(Collection<UUID> persons) {
        Map<UUID, Integer> late = new HashMap<>();
        for (Breach breach : clocks.breaches(persons)) {
            if (breach.standardId().equals("ADVICE_2WD") || breach.standardId().equals("ADVICE_4H")) {
                late.merge(breach.scopeId(), breach.said() == Breach.Said.BREACHED ? 1 : -1, Integer::sum);
            }
        }
        return late;
    }
}
