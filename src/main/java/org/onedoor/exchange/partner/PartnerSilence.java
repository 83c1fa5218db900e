package org.onedoor.exchange.partner;

import java.time.Duration;
import java.time.Instant;
import org.onedoor.exchange.partner.PartnerEvents.PartnerSilent;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.Referrals;
import org.onedoor.platform.Action;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.job.Alone;
import org.onedoor.platform.job.Pump;
import org.onedoor.platform.time.DomainTime;
import org.springframework.stereotype.Component;

/** A partner that has said nothing in the time agreed: somebody at the centre asks. */
@Component
public class PartnerSilence implements Pump {
    private static final int AT_ONCE = 200;

    private final Dialogues dialogues;
    private final Referrals referrals;
    private final Partners partners;
    private final CentreTasks tasks;
    private final Acts acts;
    private final DomainTime time;

    PartnerSilence(
            Dialogues dialogues,
            Referrals referrals,
            Partners partners,
            CentreTasks tasks,
            Acts acts,
            DomainTime time) {
        this.dialogues = dialogues;
        this.referrals = referrals;
        this.partners = partners;
        this.tasks = tasks;
        this.acts = acts;
        this.time = time;
    }

    @Override
    public String name() {
        return "notice-partners-silence";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(5);
    }

    @Override
    public void run() {
        dialogues
                .silent(time.instant(), AT_ONCE)
                .forEach(dialogue -> Alone.done("notice a partner's silence", () -> notice(dialogue)));
    }

    /** Somebody who rang and marked the task as done is asked again, once for each such time, for as long as nothing is heard. */
    private Duration newsWithin(Dialogue dialogue) {
        return partners.find(dialogue.partner()).map(Partner::newsWithin).orElse(Duration.ofDays(28));
    }

    private void notice(Dialogue dialogue) {
        Ask ask = Ask.about(Action.WRITE, "referral", dialogue.subject());
        acts.act(Begin.on("Notice a partner's silence", ask, dialogue.subject()), act -> {
            Referral referral = referrals.ofAct(dialogue.personId(), dialogue.referralId());
            Instant again = referral.isOpen() ? act.now().plus(newsWithin(dialogue)) : null;
            if (dialogues.noticed(dialogue, act.now(), again) && referral.isOpen()) {
                act.happened(new PartnerSilent(
                        referral.referralId(), referral.journeyId(), dialogue.dialogueId(), dialogue.partner()));
                tasks.raise(dialogue, "partner-silent", dialogue.silence(dialogue.silences() + 1));
                tasks.once(dialogue, "partner-silent", dialogue.silence(dialogue.silences() + 1));
            }
        });
    }
}
