package org.onedoor.exchange.fhir;

import ca.uhn.fhir.rest.annotation.Count;
import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Offset;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.Scopes;
import org.onedoor.exchange.fhir.ReferralSearch.Page;
import org.onedoor.platform.Action;
import org.onedoor.platform.Does;
import org.springframework.stereotype.Component;

/** FHIR ServiceRequest: a referral by its reference, the worklist, and a person's referrals. */
@Component
class ServiceRequestProvider implements FhirProvider {
    private final ReferralSearch search;
    private final ReferralCreate create;

    ServiceRequestProvider(ReferralSearch search, ReferralCreate create) {
        this.search = search;
        this.create = create;
    }

    @Override
    public Class<ServiceRequest> getResourceType() {
        return ServiceRequest.class;
    }

    @Read
    @Does(value = Action.READ, data = "referral")
    public ServiceRequest read(@IdParam IdType id) {
        Scopes.require("read");
        return search.read(Ids.part(id), ReferralMapping::serviceRequest);
    }

    @Search
    @Does(value = Action.READ, data = "referral")
    public List<ServiceRequest> search(
            @OptionalParam(name = ServiceRequest.SP_IDENTIFIER) @Nullable TokenParam identifier,
            @OptionalParam(name = ServiceRequest.SP_SUBJECT) @Nullable ReferenceParam subject,
            @OptionalParam(name = ServiceRequest.SP_PATIENT) @Nullable ReferenceParam patient,
            @OptionalParam(name = ServiceRequest.SP_STATUS) @Nullable TokenOrListParam status,
            @Count @Nullable Integer count,
            @Offset @Nullable Integer offset) {
        Scopes.require("read");
        if (identifier != null) {
            return search.byReference(Ids.value(identifier), ReferralMapping::serviceRequest);
        }
        ReferenceParam who = subject != null ? subject : patient;
        if (who != null) {
            UUID personId = Ids.uuid(new IdType(who.getIdPart()));
            return search.ofPerson(personId, status, Page.of(count, offset), ReferralMapping::serviceRequest);
        }
        return search.worklist(status, Page.of(count, offset), ReferralMapping::serviceRequest);
    }

    /** Makes a referral for a patient named by reference or NHS number; an Idempotency-Key makes repetition safe. */
    @Create
    @Does(value = Action.WRITE, data = "referral")
    public MethodOutcome create(@ResourceParam ServiceRequest request, RequestDetails details) {
        Scopes.require("write");
        String reference = create.create(request, details.getHeader("Idempotency-Key"), details.loadRequestContents());
        MethodOutcome outcome = new MethodOutcome(new IdType("ServiceRequest", reference));
        if (!String.valueOf(details.getHeader("Prefer")).contains("return=minimal")) {
            outcome.setResource(search.read(reference, ReferralMapping::serviceRequest));
        }
        outcome.setCreated(true);
        return outcome;
    }
}
