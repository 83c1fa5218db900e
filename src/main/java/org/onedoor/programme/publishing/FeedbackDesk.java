package org.onedoor.programme.publishing;

import org.onedoor.platform.NotFound;
import org.onedoor.programme.Plan;
import org.onedoor.programme.Plans;
import org.onedoor.programme.PublicVoice;
import org.onedoor.programme.publishing.FeedbackBox.Decision;
import org.onedoor.programme.publishing.FeedbackBox.Post;
import org.springframework.stereotype.Component;

/** Brings feedback in and answers it, by the same steps as the pages. */
@Component
class FeedbackDesk implements PublicVoice {
    private final PublicShelf shelf;
    private final FeedbackBox box;
    private final Plans plans;

    FeedbackDesk(PublicShelf shelf, FeedbackBox box, Plans plans) {
        this.shelf = shelf;
        this.box = box;
        this.plans = plans;
    }

    @Override
    public void say(String code, String source, String number, String words) {
        if (!(shelf.find(code) instanceof PublicShelf.Found.Open open)) {
            throw new NotFound("plan");
        }
        box.post(open.plan(), new Post(source, number, "", words, "yes"), "brought in", null);
    }

    @Override
    public void answerFirst(String code, String theme, String number, String reply) {
        Plan plan = plans.get(code);
        Feedback first = box.waiting(plan).getFirst();
        box.decide(
                code, first.feedbackId(), new Decision(first.version(), first.words(), null, theme, number, "", reply));
    }
}
