package org.onedoor.exchange.fhir;

import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.onedoor.access.Scopes;
import org.onedoor.platform.Action;
import org.onedoor.platform.Does;
import org.springframework.stereotype.Component;

/** FHIR ServiceRequest: a referral by its reference, the worklist, and a person's referrals. */
@Component
class ServiceRequestProvider implements FhirProvider, IResourceProvider {
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
        Scopes.require(Scopes.Doing.READ, "ServiceRequest");
        return search.read(Ids.part(id), ReferralMapping::serviceRequest);
    }

    /** Makes a referral for a patient named by reference or NHS number; an Idempotency-Key makes repetition safe. */
    @Create
    @Does(value = Action.WRITE, data = "referral")
    public MethodOutcome create(@ResourceParam ServiceRequest request, RequestDetails details) {
        Scopes.require(Scopes.Doing.CREATE, "ServiceRequest");
        String reference = create.create(request, details.getHeader("Idempotency-Key"), details.loadRequestContents());
        MethodOutcome outcome = new MethodOutcome(new IdType("ServiceRequest", reference));
        if (!String.valueOf(details.getHeader("Prefer")).contains("return=minimal")) {
            outcome.setResource(search.read(reference, ReferralMapping::serviceRequest));
        }
        outcome.setCreated(true);
        return outcome;
    }
}
