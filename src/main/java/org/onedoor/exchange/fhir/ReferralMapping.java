package org.onedoor.exchange.fhir;

import java.util.Date;
import java.util.UUID;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestIntent;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestPriority;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.onedoor.frontdoor.Priority;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.StateCodes;
import org.onedoor.frontdoor.WorkState;
import org.onedoor.people.Person;

/** A referral as FHIR: the request, and the task that stands for the work on it. */
final class ReferralMapping {
    static final String REFERENCE = "https://onedoor.example/id/referral";
    static final String NEEDS = "https://onedoor.example/CodeSystem/need";
    static final String WORK_STATE = "https://onedoor.example/CodeSystem/work-state";

    private ReferralMapping() {}

    /** @param told whether the caller may know more than that it is dealt with; if not, it says what was asked for */
    static ServiceRequest serviceRequest(Referral referral, Person person, boolean told) {
        ServiceRequest request = new ServiceRequest();
        request.setId(referral.reference());
        if (told) {
            request.getMeta().setVersionId(Long.toString(referral.version()));
        }
        request.addIdentifier().setSystem(REFERENCE).setValue(referral.reference());
        request.setStatus(ServiceRequestStatus.fromCode(status(referral, told)));
        request.setIntent(ServiceRequestIntent.PLAN);
        request.addCategory()
                .addCoding()
                .setSystem("https://fhir.nhs.uk/CodeSystem/message-category-servicerequest")
                .setCode("referral");
        request.setPriority(priority(told ? referral.priority() : referral.requestedPriority()));
        referral.needs()
                .forEach(need ->
                        request.addReasonCode().addCoding().setSystem(NEEDS).setCode(need));
        request.setSubject(subject(referral, person));
        request.setAuthoredOn(Date.from(referral.receivedAt()));
        request.setRequester(new Reference("Organization/" + referral.source().organisationId()));
        UUID service = told ? referral.currentService() : referral.requestedService();
        if (service != null) {
            request.addPerformer(new Reference("HealthcareService/" + service));
        }
        if (referral.parentId() != null) {
            request.getRequisition()
                    .setSystem(REFERENCE)
                    .setValue(referral.journeyId().toString());
        }
        return request;
    }

    /** @param told whether the caller may know more than that it is dealt with; if not, neither the state of the work nor its owner */
    static Task task(Referral referral, Person person, boolean told) {
        Task task = new Task();
        task.setId(referral.reference());
        task.setIntent(TaskIntent.ORDER);
        if (told) {
            work(task, referral);
        } else {
            task.setStatus(referral.isOpen() ? TaskStatus.INPROGRESS : TaskStatus.COMPLETED);
        }
        task.getCode()
                .addCoding()
                .setSystem("http://hl7.org/fhir/CodeSystem/task-code")
                .setCode("fulfill");
        task.setFocus(new Reference("ServiceRequest/" + referral.reference()));
        task.setFor(subject(referral, person));
        task.setAuthoredOn(Date.from(referral.receivedAt()));
        task.setRequester(new Reference("Organization/" + referral.source().organisationId()));
        return task;
    }

    private static void work(Task task, Referral referral) {
        task.getMeta().setVersionId(Long.toString(referral.version()));
        task.setStatus(TaskStatus.fromCode(referral.state().taskStatus()));
        task.getBusinessStatus()
                .setText(referral.state().label())
                .addCoding()
                .setSystem(WORK_STATE)
                .setCode(referral.state().name());
        String bser = StateCodes.of(referral.state()).bser();
        if (bser != null) {
            task.getBusinessStatus().addCoding().setSystem(StateCodes.BSER).setCode(bser);
        }
        task.setOwner(new Reference("Organization/" + referral.owner().organisationId()));
    }

    /** What a search by status goes by: to whoever may know no more, all that has ended is completed. */
    static String status(Referral referral, boolean told) {
        WorkState state = told || referral.isOpen() ? referral.state() : WorkState.CLOSED;
        return state.serviceRequestStatus();
    }

    private static Reference subject(Referral referral, Person person) {
        Reference subject = new Reference("Patient/" + referral.personId());
        if (person.nhsNumber() != null) {
            subject.getIdentifier().setSystem(PatientProvider.NHS_NUMBER).setValue(person.nhsNumber());
        }
        return subject;
    }

    private static ServiceRequestPriority priority(Priority priority) {
        return switch (priority) {
            case EMERGENCY -> ServiceRequestPriority.STAT;
            case VERY_URGENT -> ServiceRequestPriority.ASAP;
            case URGENT -> ServiceRequestPriority.URGENT;
            case SOON, ROUTINE -> ServiceRequestPriority.ROUTINE;
        };
    }
}
