package org.onedoor.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.onedoor.clock.ClockView;
import org.onedoor.clock.Clocks;
import org.onedoor.frontdoor.Priority;
import org.onedoor.frontdoor.WorkState;
import org.onedoor.frontdoor.Worklists;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Looks;
import org.onedoor.work.Tasks;
import org.springframework.stereotype.Component;

/** The sections of a team's work: each referral once, under what must be done with it, the most pressing first. */
@Component
class HomeSections {
    private static final int EACH = 5;

    private final Worklists worklists;
    private final People people;
    private final Clocks clocks;
    private final Tasks tasks;

    HomeSections(Worklists worklists, People people, Clocks clocks, Tasks tasks) {
        this.worklists = worklists;
        this.people = people;
        this.clocks = clocks;
        this.tasks = tasks;
    }

    private record Found(Duty duty, int count, int late, List<Worklists.Row> rows) {}

    /** Called from inside a look, which then names everyone in the rows. */
    List<HomePage.Section> of(Actor actor, List<Worklists.Tally> tallies, Instant now, Looks.Shown shown) {
        List<Found> found = new ArrayList<>();
        for (Duty duty : Duty.values()) {
            List<Worklists.Tally> covered =
                    tallies.stream().filter(duty::covers).toList();
            int count = covered.stream().mapToInt(Worklists.Tally::count).sum();
            if (count > 0) {
                int late = covered.stream().mapToInt(Worklists.Tally::late).sum();
                found.add(new Found(duty, count, late, worklists.page(filter(actor, duty))));
            }
        }
        List<Worklists.Row> all =
                found.stream().flatMap(each -> each.rows().stream()).toList();
        List<UUID> persons = all.stream().map(Worklists.Row::personId).toList();
        shown.addAll(persons);
        Map<UUID, Person> known = people.all(persons);
        Map<UUID, List<ClockView>> running = clocks.ofScopes(
                persons, all.stream().map(Worklists.Row::referralId).toList());
        Map<String, Tasks.About> asked = tasks.about(
                actor.organisationId(),
                actor.teamId(),
                all.stream().map(Worklists.Row::reference).toList());
        return found.stream()
                .filter(each -> !each.rows().isEmpty())
                .map(each -> new HomePage.Section(
                        each.duty(),
                        each.count(),
                        each.late(),
                        each.rows().stream()
                                .map(row -> row(
                                        row,
                                        Objects.requireNonNull(known.get(row.personId())),
                                        isUntold(each.duty(), row)
                                                ? List.of()
                                                : running.getOrDefault(row.referralId(), List.of()),
                                        asked,
                                        now))
                                .toList()))
                .toList();
    }

    private static Worklists.Filter filter(Actor actor, Duty duty) {
        return new Worklists.Filter(
                duty.lane(), actor.organisationId(), actor.teamId(), true, duty.states(), List.of(), 1, EACH);
    }

    /** Whoever sent it and may not know its clocks has none on their list. */
    private static boolean isUntold(Duty duty, Worklists.Row row) {
        return duty.lane() == Worklists.Lane.REFERRER && row.dueAt() == null;
    }

    private static HomePage.Row row(
            Worklists.Row row, Person person, List<ClockView> all, Map<String, Tasks.About> asked, Instant now) {
        List<ClockView> open = all.stream().filter(ClockView::isOpen).toList();
        List<ClockView> after = open.stream().skip(1).toList();
        Predicate<ClockView> late = clock -> clock.isBreachedAt(now);
        return new HomePage.Row(
                row.reference(),
                person.headed(),
                person.spacedNhsNumber(),
                person.bornAlone(),
                WorkState.valueOf(row.state()),
                Priority.ofCode(row.priority()).label(),
                open.isEmpty() ? null : open.getFirst(),
                after.size(),
                (int) after.stream().filter(late).count(),
                asked.get(row.reference()));
    }
}
