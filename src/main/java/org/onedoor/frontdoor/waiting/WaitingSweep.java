package org.onedoor.frontdoor.waiting;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.Referrals;
import org.onedoor.frontdoor.waiting.WaitingEvents.WaitingTaskRaised;
import org.onedoor.platform.Act;
import org.onedoor.platform.Action;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.EventLog;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Subject;
import org.onedoor.platform.job.Alone;
import org.onedoor.platform.job.Pump;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.work.Tasks;
import org.springframework.stereotype.Component;

/** When the day of a check-in or a harm review comes, or an answer has not, whoever owns the referral gets the task. */
@Component
class WaitingSweep implements Pump {
    private static final int BATCH = 200;

    private final WaitRepository waits;
    private final Referrals referrals;
    private final Tasks tasks;
    private final EventLog log;
    private final Acts acts;
    private final DomainTime time;

    WaitingSweep(WaitRepository waits, Referrals referrals, Tasks tasks, EventLog log, Acts acts, DomainTime time) {
        this.waits = waits;
        this.referrals = referrals;
        this.tasks = tasks;
        this.log = log;
        this.acts = acts;
        this.time = time;
    }

    @Override
    public String name() {
        return "waiting-well";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(3);
    }

    @Override
    public void run() {
        List<WaitRepository.Key> due;
        boolean all;
        do {
            due = waits.due(time.instant(), BATCH);
            all = true;
            for (WaitRepository.Key key : due) {
                all &= alone(key);
            }
            // Those that failed are found again at once: going on would turn in circles.
        } while (all && due.size() == BATCH);
    }

    private boolean alone(WaitRepository.Key key) {
        Subject.Person subject = new Subject.Person(key.personId());
        return Alone.done(
                "raise a task about somebody who waits",
                () -> acts.act(
                        Begin.on(
                                "Raise what is due of somebody who waits",
                                Ask.about(Action.WRITE, "referral", subject),
                                subject),
                        act -> raise(act, key)));
    }

    private void raise(Act act, WaitRepository.Key key) {
        Wait wait = Wait.of(key.personId(), key.referralId(), log.ofScope(key.personId(), key.referralId()))
                .orElseThrow();
        waits.put(wait); // also where it was stored otherwise: it is not found again until its time comes
        Referral referral = referrals.ofAct(key.personId(), key.referralId());
        Instant now = act.now();
        for (Wait.Task task : wait.tasks()) {
            if (task.at().isAfter(now)) {
                continue;
            }
            tasks.raise(
                    act.subject(),
                    task.what().kind(),
                    task.key(referral.referralId()),
                    referral.referralId(),
                    referral.reference(),
                    referral.owner().organisationId(),
                    referral.owner().teamId(),
                    task.due());
            act.happened(new WaitingTaskRaised(
                    referral.referralId(),
                    referral.journeyId(),
                    task.what().kind(),
                    task.due().toString()));
        }
    }
}
