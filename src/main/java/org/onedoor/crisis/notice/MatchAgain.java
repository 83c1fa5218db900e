package org.onedoor.crisis.notice;

import java.util.Set;
import org.onedoor.crisis.notice.RailMatching.Verdict;
import org.onedoor.people.People;
import org.onedoor.platform.Action;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.Event;
import org.onedoor.platform.EventListener;
import org.onedoor.platform.Gate.Ask;
import org.springframework.stereotype.Component;

/** Somebody has appeared, or it is known now who they are: notices about nobody we knew may be about them. */
@Component
class MatchAgain implements EventListener {
    private final Acts acts;
    private final RailNoticeRepository notices;
    private final RailMatching matching;
    private final RailActs follows;
    private final People people;
    private final MissingReportRepository reports;
    private final MissingIntake missing;

    MatchAgain(
            Acts acts,
            RailNoticeRepository notices,
            RailMatching matching,
            RailActs follows,
            People people,
            MissingReportRepository reports,
            MissingIntake missing) {
        this.acts = acts;
        this.notices = notices;
        this.matching = matching;
        this.follows = follows;
        this.people = people;
        this.reports = reports;
        this.missing = missing;
    }

    @Override
    public String name() {
        return "match-rail-notices-again";
    }

    @Override
    public Set<String> types() {
        return Set.of("PersonRegistered", "PersonIdentified");
    }

    @Override
    public void hear(Event event) {
        people.find(event.subject().id()).stream()
                .flatMap(person -> notices.unmatchedLike(person).stream())
                .forEach(this::again);
        people.find(event.subject().id()).stream()
                .flatMap(person -> reports.unmatchedLike(person).stream())
                .forEach(this::missing);
    }

    private void missing(MissingReport found) {
        Ask ask = Ask.about(Action.WRITE, MissingActs.DATA, found.subject());
        acts.act(
                Begin.on("Match a missing-person report again", ask, found.subject()),
                act -> reports.find(found.incidentId())
                        .filter(before -> before.isOpen() && before.personId() == null)
                        .ifPresent(before -> missing.identify(act, before)));
    }

    private void again(RailNotice found) {
        Ask ask = Ask.about(Action.WRITE, RailActs.DATA, found.subject());
        acts.act(Begin.on("Match a rail notice again", ask, found.subject()), act -> {
            RailNotice before = notices.find(found.incidentId()).orElseThrow();
            if (before.state() != RailNotice.State.UNMATCHED) {
                return;
            }
            switch (matching.of(before.details(), before.notThem())) {
                case Verdict.Sure(var person, double sure) -> {
                    RailNotice after = follows.update(before.matched(person.personId(), sure, act.now(), "OneDoor"));
                    follows.matched(act, after, "automatic");
                }
                case Verdict.Look _ -> {
                    follows.look(act, follows.update(before.waiting(RailNotice.State.REVIEW, before.notThem())));
                }
                case Verdict.Nobody _ -> {}
            }
        });
    }
}
