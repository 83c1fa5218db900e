package org.onedoor.crisis.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.CallBacks;
import org.onedoor.crisis.Concern;
import org.onedoor.crisis.ContactEntry;
import org.onedoor.crisis.ContactKind;
import org.onedoor.crisis.ContactReads.Seen;
import org.onedoor.crisis.ContactStep;
import org.onedoor.crisis.Question;
import org.onedoor.frontdoor.Alternatives.Alternative;
import org.onedoor.frontdoor.Priority;
import org.onedoor.platform.time.London;
import org.onedoor.platform.web.TypedForm;
import org.onedoor.record.PlansInView;

/**
 * One contact.
 *
 * @param plan the crisis plan as far as it is the reader's to see; none where it is not open to them
 * @param states whether the reader may say why they must see it
 * @param refers whether the reader may make referrals
 * @param begins whether the reader may begin a case of section 135 or 136
 * @param alternatives what is open now in place of a bed, where one may be asked for
 * @param form which of the forms was sent and is shown again
 */
public record ContactPage(
        Seen seen,
        PlansInView.@Nullable InView plan,
        boolean states,
        boolean refers,
        boolean begins,
        TypedForm typed,
        String form,
        String key,
        List<Alternative> alternatives,
        @Nullable String conflict) {

    public String path() {
        return "/crisis/contacts/" + seen.contact().incidentId();
    }

    /** A form of this name as it was typed; another one empty. */
    public TypedForm typedOf(String name) {
        return form.equals(name) ? typed : TypedForm.nothing();
    }

    /** One line of what was said: what was asked, and the answer in words. */
    public record Said(String label, String words) {}

    /** What an entry says, in the order in which it was asked. */
    public List<Said> said(ContactEntry entry) {
        List<Said> said = new ArrayList<>();
        for (Question question : questions(entry.step())) {
            String words = question.isCoded()
                    ? question.option(entry.code(question.name()))
                            .map(Question.Option::label)
                            .orElse(entry.code(question.name()))
                    : entry.said(question.name());
            boolean plan = Concern.SAFETY_PLAN.contains(question);
            if (!words.isEmpty() && !plan) {
                said.add(new Said(unconditional(question.label()), words));
            }
        }
        switch (entry.step()) {
            case ALCOHOL -> said.add(new Said("Referral to alcohol liaison", entry.code("reference")));
            case REFERRED -> said.add(new Said("Referral", entry.code("reference")));
            case CASE -> said.add(new Said("Case", entry.code("number")));
            case CALL_BACK_ASKED -> {
                said.add(new Said("Consent", "The person agreed"));
                said.add(new Said("Number", entry.said("phone")));
                said.add(new Said("When", entry.said("when")));
            }
            case CALL_BACK_ANSWERED ->
                said.add(new Said("Answer", CallBacks.ANSWERS.getOrDefault(entry.code("answer"), "")));
            case DISCHARGED -> said.add(new Said("After that", entry.said("words")));
            case TAKEN ->
                said.add(
                        entry.code("back").isEmpty()
                                ? new Said("Has it, as they said", entry.said("holder"))
                                : new Said(
                                        "Taken back", "Something else came of it: whoever had it goes on no longer"));
            case PERSON ->
                said.add(new Said(
                        "Person", "It is about somebody else than was recorded before, or their name is known now"));
            case RECORDED, ARRIVED, SEEN, LEFT_ED, OUTCOME -> {}
        }
        return said;
    }

    private List<Question> questions(ContactStep step) {
        ContactKind kind = seen.contact().kind();
        return switch (step) {
            case RECORDED -> kind.questions();
            case SEEN -> ContactKind.seen();
            case OUTCOME -> kind.ending();
            case LEFT_ED -> List.of(ContactKind.breach());
            case ARRIVED, ALCOHOL, PERSON, REFERRED, TAKEN, CASE, CALL_BACK_ASKED, CALL_BACK_ANSWERED, DISCHARGED ->
                List.of();
        };
    }

    /** What must be done now; none where no questions led to it. */
    public Concern.@Nullable Step next() {
        String step = seen.state().recorded().code("step");
        return step.isEmpty() ? null : Concern.Step.ofCode(step);
    }

    /** The safety plan, as far as it was made. */
    public List<Said> safetyPlan() {
        ContactEntry first = seen.state().recorded();
        return Concern.SAFETY_PLAN.stream()
                .filter(question -> !first.said(question.name()).isEmpty())
                .map(question -> new Said(question.label(), first.said(question.name())))
                .toList();
    }

    public boolean mayBeSeen() {
        return seen.owner()
                && seen.contact().kind().isSeenLater()
                && seen.contact().isOpen();
    }

    /** Whether the reader says when the person came to A&E, and when they left. */
    public boolean mayTellStay() {
        return seen.part() && seen.contact().attendance() != null;
    }

    /** The reference of the referral to alcohol liaison that was made of it. */
    public @Nullable String alcohol() {
        return seen.state()
                .last(ContactStep.ALCOHOL)
                .map(entry -> entry.code("reference"))
                .orElse(null);
    }

    public boolean mayEnd() {
        return seen.owner();
    }

    public boolean mayRefer() {
        return refers && seen.part() && seen.contact().reference() == null;
    }

    /** Whether the referral is what comes next. */
    public boolean refersFirst() {
        return mayRefer()
                && (seen.contact().kind() == ContactKind.CONCERN
                        || "crisis-referral".equals(seen.contact().outcome()));
    }

    /** Whether a case has to be begun of it, and the reader may begin it. */
    public boolean mayBeginCase() {
        return begins && seen.contact().awaitsCase();
    }

    /** Whether a case that was begun without it may be said to be its own. */
    public boolean mayLinkCase() {
        return mayBeginCase();
    }

    /** Whether somebody has to be named who goes on. A crisis referral goes on by the referral. */
    public boolean mayHandOn() {
        return seen.owner()
                && seen.state().awaitsHandingOn()
                && !"crisis-referral".equals(seen.contact().outcome());
    }

    /** What is asked when somebody was seen: that it was a mistake only where something stands. */
    public List<Question> seenQuestions() {
        return ContactKind.seen().stream()
                .map(question -> seen.contact().seenAt() == null ? question.without("mistake") : question)
                .toList();
    }

    /** What an entry is called. A call on the telephone is no visit. */
    public String step(ContactEntry entry) {
        if (entry.step() == ContactStep.SEEN && !entry.code("mode").equals("face-to-face")) {
            return entry.code("mode").equals("telephone") ? "Telephoned" : "Not seen";
        }
        boolean again = entry.step() == ContactStep.RECORDED
                && !entry.equals(seen.state().entries().getFirst());
        return again ? "Recorded, put right" : entry.step().label();
    }

    /** Everything that was said; whom it was about first stands in the contact itself. */
    public List<ContactEntry> entries() {
        List<ContactEntry> entries = new ArrayList<>(seen.state().entries());
        entries.stream()
                .filter(entry -> entry.step() == ContactStep.PERSON)
                .findFirst()
                .ifPresent(entries::remove);
        return entries;
    }

    /** Whether what came of it is what comes next. */
    public boolean endsNow() {
        boolean awaited = seen.contact().kind().isSeenLater() && seen.contact().seenAt() == null;
        return seen.contact().isOpen()
                && !seen.contact().isOnCaseload()
                && !awaited
                && !seen.state().awaitsHandingOn();
    }

    public boolean mayCallBack() {
        return seen.owner() && seen.contact().kind() != ContactKind.CONCERN;
    }

    public Priority priority() {
        return seen.state().priority();
    }

    /** The consent that was said in the contact already. */
    public String consent() {
        return seen.state().recorded().code("consent");
    }

    public String when(ContactEntry entry) {
        return London.full(entry.occurredAt());
    }

    public String by(ContactEntry entry) {
        return entry.by() + ", " + seen.organisations().getOrDefault(entry.organisationId(), "an organisation");
    }

    /** Once it is answered, a question is no longer one that depends on another. */
    private static String unconditional(String label) {
        String asked = label.replaceFirst("^If [^:]*: ", "");
        return asked.substring(0, 1).toUpperCase(Locale.UK) + asked.substring(1);
    }
}
