package org.onedoor.frontdoor.advice.web;

import java.time.Instant;
import java.util.List;
import org.onedoor.clock.ClockView;
import org.onedoor.directory.CodedNeed;
import org.onedoor.directory.Service;
import org.onedoor.frontdoor.Priority;
import org.onedoor.frontdoor.advice.Advice;
import org.onedoor.frontdoor.advice.AdviceState;
import org.onedoor.frontdoor.web.Typed;
import org.onedoor.people.Person;
import org.onedoor.record.Alert;

/**
 * One question with its thread, and what the reader can do with it.
 *
 * @param asker whether the reader's side asked
 * @param asked whether the reader's side answers
 * @param may whether the reader may act, and not only read
 */
public record ThreadPage(
        Advice advice,
        Person person,
        List<Alert> alerts,
        ThreadShown thread,
        List<ClockView> clocks,
        List<Service> services,
        List<CodedNeed> needs,
        List<Priority> priorities,
        boolean asker,
        boolean asked,
        boolean may,
        String key,
        Typed typed,
        @org.jspecify.annotations.Nullable String conflict,
        Instant now) {
    public ThreadPage {
        clocks = List.copyOf(clocks);
        services = List.copyOf(services);
        needs = List.copyOf(needs);
        priorities = List.copyOf(priorities);
    }

    public boolean mayAnswer() {
        return may && asked && (advice.state() == AdviceState.ASKED || advice.state() == AdviceState.MORE_ASKED);
    }

    public boolean mayAskMore() {
        return may && asked && advice.state() == AdviceState.ASKED;
    }

    public boolean mayGiveMore() {
        return may && asker && advice.state() == AdviceState.MORE_ASKED;
    }

    public boolean mayAskOn() {
        return may && asker && advice.state() == AdviceState.ANSWERED;
    }

    public boolean mayEnd() {
        return may && asker && advice.isOpen();
    }

    /** Where its forms go. */
    public String path() {
        return "/advice/" + advice.reference();
    }
}
