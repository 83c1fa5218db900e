package org.onedoor.frontdoor.transition;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.onedoor.frontdoor.FigureSource;
import org.onedoor.frontdoor.ReferralFigures.Counted;
import org.onedoor.frontdoor.ReferralFigures.Line;
import org.onedoor.frontdoor.ReferralFigures.Period;
import org.onedoor.frontdoor.ReferralFigures.Section;
import org.onedoor.frontdoor.transition.Protocol.Rule;
import org.onedoor.frontdoor.transition.TransitionRepository.CameOfAge;
import org.onedoor.frontdoor.transition.TransitionRepository.Due;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Whether the protocol for moving to adult services is kept: one line for each of its tasks, and one for all of them. */
@Component
@Order(1)
class TransitionFigures implements FigureSource {
    private final TransitionRepository transitions;
    private final DomainTime time;

    TransitionFigures(TransitionRepository transitions, DomainTime time) {
        this.transitions = transitions;
        this.time = time;
    }

    @Override
    public List<Section> of(Period period) {
        LocalDate today = London.date(time.instant());
        return List.of(
                kept(transitions.due(period.from(), period.to(), today)),
                ready(transitions.cameOfAge(period.from(), period.to(), today)));
    }

    private static Section kept(List<Due> due) {
        List<Line> lines = new ArrayList<>();
        for (Rule rule : Protocol.current().rules()) {
            List<Due> theirs = due.stream()
                    .filter(one -> one.kind().equals(rule.kind().code()))
                    .toList();
            lines.add(new Line(
                    "transition:" + rule.kind().code(),
                    rule.kind().label(),
                    theirs.stream()
                            .filter(one -> one.doneOn() != null && !one.doneOn().isAfter(one.dueOn()))
                            .map(one -> new Counted(one.personId(), one.referralId()))
                            .toList(),
                    theirs.stream()
                            .map(one -> new Counted(one.personId(), one.referralId()))
                            .toList(),
                    rule.who().label()));
        }
        return new Section(
                "Protocol for moving to adult services",
                "Tasks whose last day is in the period and has come, or which were done: those done by that day. The protocol is the file transition.txt; a move that ended before a task was due does not count.",
                "Done by the day",
                "Due",
                lines);
    }

    private static Section ready(List<CameOfAge> cameOfAge) {
        return new Section(
                "Ready at 18",
                "Young people who came of age in the period on the way to adult services: those with a plan, a service named and a joint meeting held, all before the 18th birthday.",
                "All of it before 18",
                "Came of age",
                List.of(new Line(
                        "transition-ready",
                        "Plan, service and joint meeting",
                        cameOfAge.stream()
                                .filter(CameOfAge::ready)
                                .map(one -> new Counted(one.personId(), one.referralId()))
                                .toList(),
                        cameOfAge.stream()
                                .map(one -> new Counted(one.personId(), one.referralId()))
                                .toList(),
                        null)));
    }
}
