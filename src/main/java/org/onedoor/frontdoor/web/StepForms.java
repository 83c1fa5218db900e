package org.onedoor.frontdoor.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.Answers;
import org.onedoor.frontdoor.Appeals;
import org.onedoor.frontdoor.AppointmentTime;
import org.onedoor.frontdoor.Arranged;
import org.onedoor.frontdoor.CancellationReason;
import org.onedoor.frontdoor.Care;
import org.onedoor.frontdoor.Consents;
import org.onedoor.frontdoor.DeclineReason;
import org.onedoor.frontdoor.Duplicates;
import org.onedoor.frontdoor.ExclusionCriterion;
import org.onedoor.frontdoor.Intake;
import org.onedoor.frontdoor.Naming;
import org.onedoor.frontdoor.Onward;
import org.onedoor.frontdoor.Outcome;
import org.onedoor.frontdoor.Priority;
import org.onedoor.frontdoor.Recognition;
import org.onedoor.frontdoor.Returns;
import org.onedoor.frontdoor.SafeContact;
import org.onedoor.frontdoor.Step;
import org.onedoor.frontdoor.StepDowns;
import org.onedoor.frontdoor.Transfers;
import org.onedoor.frontdoor.Triage;
import org.onedoor.frontdoor.assessment.RefusalReason;
import org.onedoor.people.AccessNeeds.Adjustment;
import org.onedoor.people.Details;
import org.onedoor.people.Gender;
import org.onedoor.people.Way;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Writing;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.record.Intervention;
import org.springframework.stereotype.Component;

/** What each step's form means. */
@Component
class StepForms {
    private final Intake intake;
    private final Onward onward;
    private final Triage triage;
    private final OfferForm offers;
    private final Recognition recognition;
    private final Duplicates duplicates;
    private final Answers answers;
    private final Care care;
    private final Returns returns;
    private final Consents consents;
    private final SafeContact safeContact;
    private final Naming naming;
    private final Appeals appeals;
    private final Transfers transfers;
    private final StepDowns stepDowns;
    private final CorrectForm corrected;
    private final WaitingForm waiting;
    private final AssessmentForm assessment;
    private final FactForms factForms;
    private final PathwayForm pathways;
    private final DomainTime time;

    StepForms(
            Intake intake,
            Onward onward,
            Triage triage,
            OfferForm offers,
            Recognition recognition,
            Duplicates duplicates,
            Answers answers,
            Care care,
            Returns returns,
            Consents consents,
            SafeContact safeContact,
            Naming naming,
            Appeals appeals,
            Transfers transfers,
            StepDowns stepDowns,
            CorrectForm corrected,
            WaitingForm waiting,
            AssessmentForm assessment,
            FactForms factForms,
            PathwayForm pathways,
            DomainTime time) {
        this.intake = intake;
        this.onward = onward;
        this.triage = triage;
        this.offers = offers;
        this.recognition = recognition;
        this.duplicates = duplicates;
        this.answers = answers;
        this.care = care;
        this.returns = returns;
        this.consents = consents;
        this.safeContact = safeContact;
        this.naming = naming;
        this.appeals = appeals;
        this.transfers = transfers;
        this.stepDowns = stepDowns;
        this.corrected = corrected;
        this.waiting = waiting;
        this.assessment = assessment;
        this.factForms = factForms;
        this.pathways = pathways;
        this.time = time;
    }

    void take(String reference, Step step, Typed typed, IdempotencyKey key) {
        long version = version(typed);
        StepComplete.check(step, typed);
        if (typed.hasProblems()) {
            throw new Invalid(typed.problems());
        }
        String words = typed.orNull("words");
        switch (step) {
            case START_TRIAGE -> triage.start(reference, version, key);
            case DECIDE_PRIORITY ->
                triage.decide(reference, version, Priority.ofCode(typed.get("priority")), typed.get("why"), key);
            case RECOGNISE -> recognition.record(reference, version, typed.all("signs"), words, key);
            case MERGE -> duplicates.merge(reference, version, typed.get("into"), words, key);
            case OFFER -> offers.take(reference, version, typed, words, key);
            case WITHDRAW_OFFER -> triage.withdrawOffer(reference, version, key);
            case ACCEPT -> answers.accept(reference, version, words, key);
            case DECLINE -> decline(reference, version, typed, words, key);
            case REQUEST_INFORMATION -> triage.askForInformation(reference, version, typed.get("question"), key);
            case GIVE_INFORMATION -> triage.answerInformation(reference, typed.get("answer"), key);
            case BOOK -> book(reference, version, typed, key);
            case CANCEL_APPOINTMENT -> care.cancelAppointment(reference, version, typed.get("by"), words, key);
            case CHECK_IN, PLAN_CHECK_IN, REPORT_WORSE, REVIEW_HARM, ASK_STILL_NEEDED, ANSWER_STILL_NEEDED ->
                waiting.take(reference, step, typed, key);
            case RECORD_CONTACT -> contact(reference, typed, words, key);
            case OFFER_CHOICE,
                    RECORD_ASSESSMENT,
                    ASSESS_AGAIN,
                    RECORD_PERINATAL,
                    RECORD_LONG_TERM_CONDITION,
                    RECORD_SCORES,
                    OPEN_BOTH,
                    SHARE,
                    STOP_SHARING -> factForms.take(reference, version, step, typed, key);
            case RECORD_ATTEMPT -> care.attempted(reference, typed.get("mode"), words, key);
            case RECORD_NON_ATTENDANCE -> care.didNotAttend(reference, words, key);
            case REFER_ONWARD -> referOnward(reference, typed, key);
            case TRANSFER -> onward.transfer(reference, service(typed), typed.get("words"), key);
            case CHECK_TRANSFER -> transfers.check(reference, typed.get("item"), words, key);
            case CONFIRM_IDENTITY -> intake.confirmIdentity(reference, version, identity(typed), key);
            case RECORD_OUTCOME -> outcome(reference, version, typed, words, key);
            case STEP_DOWN ->
                stepDowns.stepDown(
                        reference, version, number(typed.get("months")), typed.get("words"), typed.all("told"), key);
            case COME_STRAIGHT_BACK ->
                stepDowns.comeBack(reference, Priority.ofCode(typed.get("priority")), typed.get("words"), key);
            case CLOSE -> care.close(reference, version, key);
            case WITHDRAW -> withdraw(reference, version, typed, words, key);
            case APPEAL ->
                appeals.appeal(reference, version, ReferralForm.uuid(typed.get("no")), typed.get("why"), key);
            case HAND_BACK ->
                returns.handBack(reference, version, DeclineReason.ofCode(typed.get("reason")), words, key);
            case REOPEN -> returns.reopen(reference, version, typed.get("why"), key);
            case REFER_AGAIN ->
                intake.again(reference, Priority.ofCode(typed.get("priority")), typed.get("words"), key);
            case CORRECT -> corrected.take(reference, typed, key);
            case RECORD_SAFE_WAYS -> safeContact.record(reference, Way.ofCodes(typed.all("safeBy")), key);
            case NAME_WORKER -> naming.worker(reference, version, ReferralForm.uuid(typed.get("account")), words, key);
            case RECORD_ETHNICITY -> naming.ethnicity(reference, version, typed.get("ethnicity"), key);
            case RECORD_CONSENT -> consents.record(reference, version, typed.get("consent"), words, key);
            case KEEP_DOCUMENTS -> throw new NotFound("step"); // it has a page of its own, which takes files
            case PLAN_RESPONSE,
                    RECORD_RESPONSE,
                    CALL_HUDDLE,
                    ADD_TO_HUDDLE,
                    AGREE_PLAN,
                    PLAN_TRANSITION,
                    FOLLOW_UP_TRANSITION,
                    RECORD_COMPLEXITY,
                    RECORD_FRAILTY,
                    RECORD_CONVERSION,
                    RECORD_MILESTONE -> pathways.take(reference, version, step, typed, key);
            case ADD_NOTE -> care.note(reference, typed.get("words"), key);
        }
    }

    /** A contact is a fact; an assessment that is made again although a trusted one is in date has its reason. */
    private void contact(String reference, Typed typed, @Nullable String words, IdempotencyKey key) {
        Care.Seen seen = seen(typed);
        RefusalReason again = assessment.again(reference, typed);
        care.contact(reference, seen, key);
        if (again != null) {
            assessment.refuse(reference, again, words, key);
        }
    }

    private void decline(String reference, long version, Typed typed, @Nullable String words, IdempotencyKey key) {
        DeclineReason reason = DeclineReason.ofCode(typed.get("reason"));
        ExclusionCriterion criterion = null;
        if (reason == DeclineReason.NOT_ELIGIBLE) {
            criterion = ExclusionCriterion.ofCode(typed.get("criterion"));
        }
        answers.decline(reference, version, reason, criterion, words, key);
    }

    private void withdraw(String reference, long version, Typed typed, @Nullable String words, IdempotencyKey key) {
        care.cancel(reference, version, CancellationReason.ofCode(typed.get("reason")), words, typed.all("told"), key);
    }

    private void outcome(String reference, long version, Typed typed, @Nullable String words, IdempotencyKey key) {
        LocalDate diedOn = typed.date("diedOn", "The day the person died");
        if (typed.hasProblems()) {
            throw new Invalid(typed.problems());
        }
        Outcome outcome = Outcome.ofCode(typed.get("outcome"));
        care.outcome(reference, version, outcome, typed.all("told"), words, diedOn, key);
    }

    private static long version(Typed typed) {
        String version = typed.get("version");
        if (!version.matches("[0-9]{1,18}")) { // a negative one would stand for any
            throw new Invalid("version", "Open the referral again: this page has lost its place");
        }
        return Long.parseLong(version);
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : 0;
    }

    private static UUID service(Typed typed) {
        UUID service = ReferralForm.uuid(typed.get("service"));
        if (service == null) {
            throw new Invalid("service", "Choose a service");
        }
        return service;
    }

    /** A child referral, and the offer of it to the service, so that it is with them at once. */
    private void referOnward(String reference, Typed typed, IdempotencyKey key) {
        onward.refer(reference, service(typed), typed.get("words"), ReferralForm.uuid(typed.get("slot")), key);
    }

    private void book(String reference, long version, Typed typed, IdempotencyKey key) {
        UUID slotId = ReferralForm.uuid(typed.get("slot"));
        if (slotId != null && typed.orNull("start") != null) {
            throw new Invalid(
                    "slot",
                    "You chose a free slot and entered another time. Choose 'Another time' for the time you entered, or clear that time to book the slot");
        }
        AppointmentTime time = slotId != null
                ? new AppointmentTime.Published(slotId)
                : new AppointmentTime.Agreed(
                        when(typed, "start", "Choose a slot, or enter a date and time"), typed.get("mode"));
        care.book(reference, version, time, arranged(typed), key);
    }

    /** How each thing they need is met, and why the others are not; the booking asks for what is missing. */
    private static Arranged arranged(Typed typed) {
        Map<Adjustment, String> how = new EnumMap<>(Adjustment.class);
        for (Adjustment need : Adjustment.values()) {
            String said = typed.orNull(Arranged.field(need));
            if (said != null) {
                how.put(need, Writing.storable(said).strip());
            }
        }
        String whyNot = typed.orNull("whyNot");
        return Arranged.of(how, whyNot == null ? null : Writing.storable(whyNot).strip());
    }

    private Care.Seen seen(Typed typed) {
        Instant at = typed.orNull("at") == null ? time.instant() : when(typed, "at", "Enter when it was");
        one(typed, "attended", List.of("yes", "no"), "Say whether the person was seen or spoken to");
        one(
                typed,
                "mode",
                List.of("face-to-face", "video", "telephone", "other"),
                "Say how: face to face, video, telephone or other");
        one(typed, "purpose", List.of("assessment", "treatment", "other"), "Say what it was for");
        @Nullable String done = typed.get("purpose").equals("treatment") ? typed.orNull("intervention") : null;
        if (done != null && Intervention.ofCode(done).isEmpty()) {
            typed.wrong("intervention", "Choose from the list what was done");
        }
        if (typed.hasProblems()) {
            throw new Invalid(typed.problems());
        }
        return new Care.Seen(
                at,
                typed.get("attended").equals("yes"),
                typed.get("mode"),
                typed.get("purpose"),
                typed.ticked("outcomeMeasured"),
                typed.ticked("carePlanAgreed"),
                typed.ticked("lastNeededService"),
                typed.orNull("words"),
                done == null ? null : Intervention.ofCode(done).orElseThrow());
    }

    private static void one(Typed typed, String field, List<String> allowed, String problem) {
        if (!allowed.contains(typed.get(field))) {
            typed.wrong(field, problem);
        }
    }

    private static Instant when(Typed typed, String field, String problem) {
        @Nullable Instant at = typed.instant(field, "The time");
        if (at == null) {
            throw typed.hasProblems() ? new Invalid(typed.problems()) : new Invalid(field, problem);
        }
        return at;
    }

    private Details identity(Typed typed) {
        BornTyped birth = BornTyped.read(typed, London.date(time.instant()));
        if (typed.hasProblems()) {
            throw new Invalid(typed.problems());
        }
        return new Details(
                        typed.orNull("nhsNumber"),
                        typed.orNull("familyName"),
                        typed.orNull("givenName"),
                        null,
                        birth.date(),
                        Gender.NOT_KNOWN,
                        typed.orNull("addressLine"),
                        typed.orNull("postcode"),
                        typed.orNull("phone"),
                        null,
                        typed.orNull("practiceOds"),
                        null,
                        false,
                        false,
                        null)
                .about(birth.about());
    }
}
