package org.onedoor.frontdoor;

import org.jspecify.annotations.Nullable;

/**
 * How others say that a referral stands where it does. FHIR's own two codes are on {@link WorkState}.
 *
 * @param bars what a BaRS message about it holds
 * @param ers the state of the NHS e-Referral Service that comes nearest; none where it has none
 * @param bser TaskBusinessStatus of Bidirectional Services eReferrals; none where it has none
 */
public record StateCodes(
        String bars, @Nullable String ers, @Nullable String bser) {
    /** The code system of {@code bser}. */
    public static final String BSER = "http://hl7.org/fhir/us/bser/CodeSystem/TaskBusinessStatusCS";

    public static StateCodes of(WorkState state) {
        return switch (state) {
            case AWAITING_TRIAGE -> new StateCodes("acknowledgement, Encounter planned", "AWAITING_TRIAGE", "2.0");
            case IN_TRIAGE -> new StateCodes("response, Encounter planned", "AWAITING_TRIAGE", "2.0");
            case INFO_REQUESTED ->
                new StateCodes(
                        "response, Encounter planned, with the question",
                        "REFERRER_TO_SUBMIT_FURTHER_INFORMATION",
                        "2.0");
            case AWAITING_ANSWER -> new StateCodes("request, new", "NOT_BOOKED", "2.0");
            case RETURNED -> new StateCodes("response, Encounter cancelled, with the reason", "REJECTED", "4.0");
            case EXPIRED -> new StateCodes("occurrencePeriod.end has passed", null, null);
            case ACCEPTED -> new StateCodes("response, Encounter in-progress", "TRIAGED_PROVIDER_TO_ACTION", "3.0");
            case BOOKED -> new StateCodes("Appointment booked", "BOOKED", "5.1.1");
            case CONTACT_ATTEMPTED -> new StateCodes("nothing: an attempt is no response", null, "3.0");
            case DID_NOT_ATTEND -> new StateCodes("response, Appointment noshow", "DID_NOT_ATTEND", "5.1.2");
            case APPOINTMENT_CANCELLED ->
                new StateCodes("response, Appointment cancelled", "APPT_CANCELLED_BY_PROVIDER", "5.1.3");
            case IN_PROGRESS -> new StateCodes("response, Encounter in-progress", "BOOKED", "5.1.4");
            case OUTCOME_RECORDED -> new StateCodes("response, Encounter finished", "ASSESSMENT_RESULT", "7.0");
            case CLOSED ->
                new StateCodes("response, Encounter finished, CarePlan completed", "ASSESSMENT_RESULT", "7.0");
            case CANCELLED -> new StateCodes("request, status revoked", "CANCELLED_REFERRAL", "6.0");
            case ENTERED_IN_ERROR -> new StateCodes("request, status entered-in-error", "RAISED_IN_ERROR", null);
        };
    }
}
