package org.onedoor.crisis;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.Action;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.EventData;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Refused;
import org.onedoor.platform.Subject;
import org.onedoor.platform.Writing;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.stereotype.Service;

/**
 * The monthly place-of-safety return of the reader's own police force: made from the facts, checked and locked by somebody
 * named, and marked as sent. What is locked changes no more; a correction is a new version beside it.
 */
@Service
public class PoliceReturns {
    static final String DATA = "police-return";

    /** The months that are always listed, beside those that have a return. */
    private static final int LISTED = 13;

    private final PoliceCase.Finder cases;
    private final PoliceReturnRepository returns;
    private final ReturnReminders reminders;
    private final Organisations organisations;
    private final Acts acts;
    private final Looks looks;
    private final DomainTime time;

    PoliceReturns(
            PoliceCase.Finder cases,
            PoliceReturnRepository returns,
            ReturnReminders reminders,
            Organisations organisations,
            Acts acts,
            Looks looks,
            DomainTime time) {
        this.cases = cases;
        this.returns = returns;
        this.reminders = reminders;
        this.organisations = organisations;
        this.acts = acts;
        this.looks = looks;
        this.time = time;
    }

    /** A return moved on. @param what locked, corrected or sent */
    record PoliceReturnChanged(UUID scopeId, String month, int version, String what) implements EventData {}

    /** Where a month's return stands. */
    public enum State {
        OPEN("Open: the month is not over"),
        READY("Ready to check"),
        LOCKED("Locked, not sent yet"),
        SENT("Sent"),
        CORRECTED("Corrected, not sent again yet"),
        SENT_AGAIN("Corrected and sent");

        private final String label;

        State(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** When, to whom and by whom a version was sent. */
    public record Sent(LocalDate on, String to, @Nullable String note, Instant markedAt, String markedBy) {}

    /** What was locked. @param reason why it was corrected; none of the first */
    public record Version(
            YearMonth month,
            int version,
            MonthReturn content,
            @Nullable String reason,
            Instant lockedAt,
            String lockedBy,
            @Nullable Sent sent) {
        State state() {
            if (sent == null) {
                return version == 1 ? State.LOCKED : State.CORRECTED;
            }
            return version == 1 ? State.SENT : State.SENT_AGAIN;
        }
    }

    /** A month in the list. @param changes how many numbers are others now than in what was locked */
    public record Listed(YearMonth month, State state, int detentions, int problems, int changes) {}

    public record Months(String force, List<Listed> months) {}

    /**
     * A month's return.
     *
     * @param shown what is shown: the locked version that was asked for, or how the month stands now
     * @param version the one that is shown; none while nothing is locked
     * @param changes what is others now than in the newest that was locked
     * @param mark of how the month stands now, which whoever locks it has looked at
     */
    public record Seen(
            String force,
            YearMonth month,
            State state,
            MonthReturn shown,
            MonthReturn now,
            @Nullable Version version,
            List<Version> versions,
            List<String> changes,
            String mark,
            LocalDate today) {
        public boolean isNewest() {
            return version != null && version.version() == versions.getFirst().version();
        }
    }

    private static UUID force() {
        return CurrentActor.get().organisationId();
    }

    private static Ask ask(Action action) {
        return Ask.item(action, DATA, new Subject.Organisation(force()), Set.of(force()));
    }

    private String name() {
        return organisations.names(List.of(force())).getOrDefault(force(), "This force");
    }

    private boolean isOver(YearMonth month) {
        return month.atEndOfMonth().isBefore(London.date(time.instant()));
    }

    private State state(YearMonth month, @Nullable Version newest) {
        return newest != null ? newest.state() : isOver(month) ? State.READY : State.OPEN;
    }

    private static Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay(London.ZONE).toInstant();
    }

    private List<PoliceCase> cases(YearMonth first, YearMonth last) {
        return cases.started(force(), start(first), start(last.plusMonths(1)));
    }

    /**
     * The months of the reader's force since its first case, the newest first; of those longer ago than a year only what was
     * locked.
     */
    public Months months() {
        return looks.look("Home Office returns", ask(Action.READ), shown -> {
            YearMonth last = YearMonth.from(London.date(time.instant()));
            YearMonth usual = last.minusMonths(LISTED - 1);
            YearMonth begun = cases.first(force())
                    .map(YearMonth::from)
                    .map(first -> first.isBefore(usual) ? usual : first)
                    .orElse(last);
            List<PoliceCase> all = cases(begun, last);
            all.forEach(each -> shown.add(each.detention().incidentId()));
            Map<YearMonth, List<PoliceCase>> byMonth =
                    all.stream().collect(Collectors.groupingBy(each -> YearMonth.from(London.date(each.startedAt()))));
            Map<YearMonth, Version> newest =
                    returns.between(force(), returns.first(force()).orElse(begun), last).stream()
                            .collect(Collectors.toMap(
                                    Version::month, each -> each, (newer, _) -> newer, LinkedHashMap::new));
            List<Listed> months = new ArrayList<>();
            for (YearMonth month = last; !month.isBefore(begun); month = month.minusMonths(1)) {
                MonthReturn now = MonthReturn.of(byMonth.getOrDefault(month, List.of()));
                Version locked = newest.get(month);
                months.add(new Listed(
                        month,
                        state(month, locked),
                        locked == null ? now.detentions() : locked.content().detentions(),
                        locked == null ? now.problems().size() : 0,
                        locked == null ? 0 : locked.content().changes(now).size()));
            }
            newest.values().stream()
                    .filter(old -> old.month().isBefore(begun))
                    .map(old ->
                            new Listed(old.month(), old.state(), old.content().detentions(), 0, 0))
                    .forEach(months::add);
            return new Months(name(), months);
        });
    }

    /** @param version none for the newest, or how the month stands while none is locked */
    public Seen look(YearMonth month, @Nullable Integer version) {
        return looks.look("Home Office return of a month", ask(Action.READ), shown -> {
            List<PoliceCase> all = cases(month, month);
            all.forEach(each -> shown.add(each.detention().incidentId()));
            MonthReturn now = MonthReturn.of(all);
            List<Version> versions = returns.of(force(), month);
            Version newest = versions.isEmpty() ? null : versions.getFirst();
            Version wanted = version == null
                    ? newest
                    : versions.stream()
                            .filter(each -> each.version() == version)
                            .findFirst()
                            .orElseThrow(() -> new NotFound(DATA));
            return new Seen(
                    name(),
                    month,
                    state(month, newest),
                    wanted == null ? now : wanted.content(),
                    now,
                    wanted,
                    versions,
                    newest == null ? List.of() : newest.content().changes(now),
                    now.mark(),
                    London.date(time.instant()));
        });
    }

    /**
     * Locks a month as it stands, or a correction of it.
     *
     * @param mark of what was looked at: what has changed since then is looked at first
     * @param before how many versions there were then
     * @throws Invalid when what is missing was not looked at, or it is not said why it is corrected
     * @throws Refused when the month is not over, somebody was faster, or there is nothing to correct
     */
    public void lock(
            YearMonth month, String mark, int before, boolean checked, String why, @Nullable IdempotencyKey key) {
        Begin begin = Begin.on("Lock a Home Office return", ask(Action.WRITE), new Subject.Organisation(force()))
                .making()
                .once(key);
        acts.act(begin, act -> {
            if (!isOver(month)) {
                throw new Refused(
                        "not-over",
                        "This month is not over: it can be locked from %s on."
                                .formatted(London.day(month.plusMonths(1).atDay(1))));
            }
            List<Version> versions = returns.of(force(), month);
            if (versions.size() != before) {
                throw faster(versions.getFirst());
            }
            MonthReturn now = MonthReturn.of(cases(month, month));
            if (before > 0 && versions.getFirst().content().changes(now).isEmpty()) {
                throw new Refused("same", "The month says the same as what is locked: there is nothing to correct.");
            }
            if (!now.mark().equals(mark)) {
                throw new Refused(
                        "changed",
                        "Somebody recorded something meanwhile, and the month says something else now. Look at it as it stands, and lock that.");
            }
            require(now, before, checked, why);
            String reason = before == 0 ? null : Writing.storable(why).strip();
            if (!returns.lock(act, force(), month, before + 1, now, reason)) {
                throw faster(returns.of(force(), month).getFirst());
            }
            act.happened(new PoliceReturnChanged(
                    ReturnReminders.scope(force(), month),
                    month.toString(),
                    before + 1,
                    before == 0 ? "locked" : "corrected"));
            reminders.locked(act, force(), month);
        });
    }

    private static Refused faster(Version there) {
        return new Refused(
                "locked",
                "%s locked version %d of this month on %s, before you. What stands is shown below."
                        .formatted(there.lockedBy(), there.version(), London.full(there.lockedAt())));
    }

    private static void require(MonthReturn now, int before, boolean checked, String why) {
        Map<String, String> problems = new LinkedHashMap<>();
        if (before > 0 && why.isBlank()) {
            problems.put("why", "Say why the return is corrected");
        }
        Writing.limit(problems, "why", "The reason", why, Writing.SENTENCES);
        if (!checked) {
            problems.put(
                    "checked",
                    now.problems().isEmpty()
                            ? "Tick that you have checked the numbers"
                            : "Tick that you have checked the numbers and looked at what is missing");
        }
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
    }

    /**
     * Says that the newest version was sent.
     *
     * @throws Invalid with a sentence for each field that is wrong
     * @throws Refused when it was said before, or another version is the newest
     */
    public void sent(
            YearMonth month,
            int version,
            @Nullable LocalDate on,
            String to,
            String note,
            @Nullable IdempotencyKey key) {
        Begin begin = Begin.on(
                        "Mark a Home Office return as sent", ask(Action.WRITE), new Subject.Organisation(force()))
                .making()
                .once(key);
        acts.act(begin, act -> {
            List<Version> versions = returns.of(force(), month);
            if (versions.isEmpty() || versions.getFirst().version() != version) {
                throw new Refused("not-newest", "Only the newest version that is locked can be marked as sent.");
            }
            Version newest = versions.getFirst();
            Map<String, String> problems = new LinkedHashMap<>();
            if (on == null) {
                problems.put("on", "Enter the day it was sent");
            } else if (on.isAfter(London.date(act.now()))) {
                problems.put("on", "This day has not come yet: mark it once it is sent");
            } else if (on.isBefore(London.date(newest.lockedAt()))) {
                problems.put(
                        "on",
                        "It was locked on %s, and cannot have been sent before"
                                .formatted(London.day(newest.lockedAt())));
            }
            if (to.isBlank()) {
                problems.put("to", "Say to whom it was sent");
            }
            Writing.limit(problems, "to", "To whom", to, Writing.LINE);
            Writing.limit(problems, "note", "The note", note, Writing.SENTENCES);
            if (on == null || !problems.isEmpty()) {
                throw new Invalid(problems);
            }
            String noted = note.isBlank() ? null : Writing.storable(note).strip();
            if (!returns.sent(
                    act, force(), month, version, on, Writing.storable(to).strip(), noted)) {
                throw new Refused("sent", "Somebody has marked this version as sent already. It is shown below.");
            }
            act.happened(
                    new PoliceReturnChanged(ReturnReminders.scope(force(), month), month.toString(), version, "sent"));
        });
    }

    /** The rows of the file of what {@link #look} shows. */
    public static List<List<String>> rows(Seen seen) {
        Version version = seen.version();
        return seen.shown()
                .rows(seen.month(), seen.force(), version == null ? "draft" : "version " + version.version());
    }
}
