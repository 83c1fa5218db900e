package org.onedoor.crisis.web;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.clock.ClockView;
import org.onedoor.crisis.Asked;
import org.onedoor.crisis.Authority;
import org.onedoor.crisis.CaseJoin;
import org.onedoor.crisis.CaseReads.Seen;
import org.onedoor.crisis.Checklist;
import org.onedoor.crisis.Contact;
import org.onedoor.crisis.Fact;
import org.onedoor.crisis.FactKind;
import org.onedoor.crisis.NextStep;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.time.London;

/**
 * One case: its clocks, what is next, and everything that was said.
 *
 * @param mayBeKnown whether the one it names is very like somebody who is known already
 * @param named the number it was asked by, where that is another that was joined to it
 * @param begunOf the contacts that it was begun of, where the reader may see them
 */
public record CasePage(
        Seen seen,
        List<NextStep> steps,
        List<String> contradictions,
        List<FactLine> lines,
        List<Checklist.Point> checklist,
        boolean mayBeKnown,
        @Nullable String named,
        List<Contact> begunOf,
        String role,
        String key,
        Instant now) {
    /** What is recorded with one tap on a phone: it happened now, and nothing has to be asked. */
    private static final List<FactKind> AT_ONCE =
            List.of(FactKind.CONVEYANCE, FactKind.RESTRAINT, FactKind.RESTRAINT_ENDED, FactKind.ON_SCENE);

    /** The one that ends the authority first, then what is most pressing. */
    public List<ClockView> clocks() {
        ClockView limit = seen.limit();
        return seen.clocks().stream()
                .sorted(Comparator.comparing(clock -> !clock.equals(limit)))
                .toList();
    }

    /** What is the reader's to do next, the most pressing first. */
    public List<NextStep> mine() {
        return steps.stream().filter(step -> step.mayTake(role)).toList();
    }

    /** Each other case that turned out to be this one. */
    public List<Fact> joined() {
        return seen.state().joined();
    }

    /** What it was said to be one with by somebody who could not open that, and what was not joined yet. */
    public List<Fact> saidSame() {
        Set<String> one = Stream.concat(
                        joined().stream().map(fact -> fact.code("number")),
                        begunOf.stream().map(Contact::number))
                .collect(Collectors.toSet());
        return seen.state()
                .facts()
                .of(FactKind.SAID_SAME)
                .filter(fact -> !one.contains(fact.code("number"))
                        && !fact.code("number").equals(seen.detention().number()))
                .toList();
    }

    public boolean mayJoin() {
        return CaseJoin.mayJoin(CurrentActor.get());
    }

    /** What others have to do. */
    public List<NextStep> others() {
        return steps.stream().filter(step -> !step.mayTake(role)).toList();
    }

    public List<FactKind> atOnce() {
        return AT_ONCE.stream()
                .filter(kind -> kind.mayRecord(role)
                        && !seen.ownOnly()
                        && !seen.detention().hasEnded())
                .filter(kind -> switch (kind) {
                    case CONVEYANCE, ON_SCENE ->
                        seen.state().heldFrom() == null && !seen.state().facts().has(kind);
                    case RESTRAINT -> !seen.state().restraintNow();
                    case RESTRAINT_ENDED -> seen.state().restraintNow();
                    default -> true;
                })
                .toList();
    }

    /** Every fact the reader may record, in the order of a case. */
    public List<FactKind> forms() {
        return Arrays.stream(FactKind.values())
                .filter(kind -> kind.mayRecord(role))
                .toList();
    }

    public boolean mayAsk() {
        return FactKind.TRIED.mayRecord(role);
    }

    /** The authority has ended and nobody has recorded that the person is free. */
    public boolean isExpired() {
        return Authority.isExpired(seen.limit(), now);
    }

    public @Nullable String expiredAt() {
        ClockView limit = seen.limit();
        return limit == null || limit.due() == null ? null : London.full(limit.due());
    }

    public boolean isChildInPoliceStation() {
        Integer age = seen.age();
        return age != null && age < 18 && seen.state().atPoliceStation();
    }

    public String nameOf(Asked asked) {
        return seen.people().containsKey(asked.professionalId())
                ? seen.people().get(asked.professionalId()).name()
                : "Somebody of the register";
    }

    /** Each attempt to reach somebody, with its time. */
    public String attempts(Asked asked) {
        if (asked.answers().isEmpty()) {
            return "No answer recorded";
        }
        return String.join(
                "; ",
                asked.answers().stream()
                        .map(answer -> London.time(answer.at()) + " "
                                + switch (answer.code()) {
                                    case "accepted" -> "is coming";
                                    case "declined" -> "cannot come";
                                    case "no-answer" -> "no answer";
                                    default -> "message left";
                                })
                        .toList());
    }
}
