package org.onedoor.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.onedoor.demo.Journey.Next;
import org.onedoor.demo.essex.Resident;
import org.onedoor.frontdoor.Intake;
import org.onedoor.frontdoor.Referral;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Refused;
import org.onedoor.platform.StaleEdit;
import org.onedoor.platform.job.InJob;
import org.onedoor.platform.job.Pump;
import org.onedoor.platform.sealing.AuditSealer;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Ninety days before the demo begins, appended by the same acts that everybody uses, in the order of time. */
@Component
@InDemo
class History {
    static final int DAYS = 90;
    private static final int MOST = 2_400;
    private static final int THIS_MORNING = 9;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int MORNING = 7;
    private static final Logger log = LoggerFactory.getLogger(History.class);

    private final Essex essex;
    private final Arrivals arrivals;
    private final Journey journey;
    private final Stage stage;
    private final DomainTime time;
    private final List<Pump> pumps;
    private int dropped;

    History(Essex essex, Arrivals arrivals, Journey journey, Stage stage, DomainTime time, List<Pump> pumps) {
        this.essex = essex;
        this.arrivals = arrivals;
        this.journey = journey;
        this.stage = stage;
        this.time = time;
        this.pumps = pumps;
    }

    /** Either somebody knocks, or the next thing happens to somebody who did. */
    private sealed interface Item {
        record Knock(Resident resident, long chance) implements Item {}

        record Step(Next next) implements Item {}
    }

    /** Writes it up to {@code start} and answers how many referrals it holds. */
    int write(Instant start, int people, IntConsumer percent) {
        Agenda<Item> agenda = new Agenda<>();
        Instant from = start.minus(Duration.ofDays(DAYS));
        int referrals = plan(agenda, from, start, people);
        Instant watched = from;
        int said = -1;
        while (agenda.next() != null && Objects.requireNonNull(agenda.next()).isBefore(start)) {
            Instant at = Objects.requireNonNull(agenda.next());
            watched = watch(watched, at);
            time.set(at, 0);
            Item item = Objects.requireNonNull(agenda.due(at));
            Referral after = play(item, at);
            Next next = after == null ? null : journey.next(after, at).orElse(null);
            if (next != null && !isLeftForVisitors(next, start)) {
                agenda.add(next.at().isAfter(at) ? next.at() : at.plusSeconds(1), new Item.Step(next));
            }
            int done = (int) (100 * Duration.between(from, at).toMinutes() / (DAYS * 1440L));
            if (done > said) {
                said = done;
                percent.accept(done);
            }
        }
        watch(watched, start);
        if (dropped > 0) {
            log.info("{} journeys of the demo's history were left where they stood", dropped);
        }
        return referrals;
    }

    private int plan(Agenda<Item> agenda, Instant from, Instant start, int people) {
        SplittableRandom random = new SplittableRandom(essex.seed());
        int count = Math.min(MOST, Math.max(20, people * 3 / 10));
        Set<Integer> chosen = new HashSet<>();
        int planned = 0;
        while (planned < count && chosen.size() < people) {
            Resident resident = essex.somebody(random);
            Instant at =
                    planned < THIS_MORNING ? start.minus(Duration.ofMinutes(4 + 14L * planned)) : daytime(from, random);
            if (at.isBefore(start) && chosen.add(resident.number())) {
                agenda.add(at, new Item.Knock(resident, random.nextLong()));
                planned++;
            }
        }
        return planned;
    }

    /** Mostly in the day, and fewer at weekends. */
    private static Instant daytime(Instant from, SplittableRandom random) {
        while (true) {
            Instant at = from.plusSeconds(random.nextLong(DAYS * 86_400L));
            ZonedDateTime there = London.at(at);
            boolean weekend = there.getDayOfWeek().getValue() > 5;
            boolean night = there.getHour() < 8 || there.getHour() >= 19;
            if (random.nextInt(100) < (night ? 8 : weekend ? 25 : 100)) {
                return at;
            }
        }
    }

    private @Nullable Referral play(Item item, Instant at) {
        try {
            return switch (item) {
                case Item.Knock(Resident resident, long chance) -> {
                    Intake.Received received = arrivals.knock(resident, at, new SplittableRandom(chance))
                            .orElse(null);
                    if (received == null) {
                        yield null;
                    }
                    journey.chance(received.referralId(), chance);
                    yield DomainTime.at(at, () -> journey.find(received.reference()));
                }
                case Item.Step(Next next) -> {
                    Referral after =
                            stage.play(at, next.actor(), () -> next.deed().apply(next.referral()));
                    yield after.version() == next.referral().version() ? null : after;
                }
            };
        } catch (Refused | StaleEdit | Invalid | NotFound left) {
            dropped++;
            log.debug("Left at {}: {}", at, left.toString());
            return null;
        }
    }

    /** What fell due or lapsed meanwhile is found as it would have been: soon after, and not all on the last day. */
    private Instant watch(Instant watched, Instant until) {
        Instant at = watched.plus(HOUR);
        while (!at.isAfter(until)) {
            Instant hour = at;
            time.set(hour, 0);
            DomainTime.at(hour, () -> {
                InJob.run(() -> pumps.stream().filter(pump -> looks(pump, hour)).forEach(Pump::run));
                return true;
            });
            at = at.plus(HOUR);
        }
        return at.minus(HOUR);
    }

    /** What falls due by the minute is looked for each hour of the history, what falls due by the day each morning. */
    private static boolean looks(Pump pump, Instant hour) {
        if (pump instanceof AuditSealer) {
            return false; // it goes by the machine's time, and finds all of the history when the demo runs
        }
        return pump.every().compareTo(HOUR) < 0 || London.at(hour).getHour() == MORNING;
    }

    /** In the last days some of the centre's work, and on the last morning all of it, waits for whoever opens the demo. */
    private boolean isLeftForVisitors(Next next, Instant start) {
        if (Journey.isUrgent(next.referral())) {
            return false;
        }
        boolean lastHours = next.at().isAfter(start.minus(Duration.ofHours(2)));
        boolean lastDays = next.at().isAfter(start.minus(Duration.ofHours(50))) && journey.isLeft(next.referral());
        return switch (next.referral().state()) {
            case AWAITING_TRIAGE -> lastHours;
            case IN_TRIAGE, RETURNED, EXPIRED, INFO_REQUESTED -> lastHours || lastDays;
            case AWAITING_ANSWER,
                    ACCEPTED,
                    BOOKED,
                    CONTACT_ATTEMPTED,
                    DID_NOT_ATTEND,
                    APPOINTMENT_CANCELLED,
                    IN_PROGRESS,
                    OUTCOME_RECORDED,
                    CLOSED,
                    CANCELLED,
                    ENTERED_IN_ERROR -> false;
        };
    }
}
