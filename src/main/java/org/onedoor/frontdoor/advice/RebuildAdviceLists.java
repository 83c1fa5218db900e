package org.onedoor.frontdoor.advice;

import java.util.List;
import org.onedoor.clock.Clocks;
import org.onedoor.platform.Action;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Projection;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Who has to see each question for advice, from the question and its clocks, which come first. */
@Component
@Order(4)
class RebuildAdviceLists implements Projection {
    private final AdviceRepository repository;
    private final AdviceLists lists;
    private final Clocks clocks;
    private final Acts acts;

    RebuildAdviceLists(AdviceRepository repository, AdviceLists lists, Clocks clocks, Acts acts) {
        this.repository = repository;
        this.lists = lists;
        this.clocks = clocks;
        this.acts = acts;
    }

    @Override
    public String name() {
        return "advice lists";
    }

    @Override
    public int rebuild() {
        return repository.every().stream().mapToInt(this::rebuild).sum();
    }

    private int rebuild(Advice advice) {
        return acts.act(
                Begin.on("Rebuild advice lists", Ask.about(Action.WRITE, "advice", advice.subject()), advice.subject()),
                Integer.class,
                _ -> {
                    Advice now = repository
                            .find(advice.personId(), advice.adviceId())
                            .orElseThrow();
                    List<AdviceLists.Row> before = lists.shown(now.personId(), now.adviceId());
                    lists.clear(now.personId(), now.adviceId());
                    lists.put(
                            now,
                            clocks.earliestDue(now.personId(), now.adviceId()).orElse(null));
                    List<AdviceLists.Row> after = lists.shown(now.personId(), now.adviceId());
                    return Math.toIntExact(after.stream()
                                    .filter(row -> !before.contains(row))
                                    .count()
                            + before.stream()
                                    .filter(row -> after.stream()
                                            .noneMatch(other -> other.orgId().equals(row.orgId())
                                                    && other.side().equals(row.side())))
                                    .count());
                });
    }
}
