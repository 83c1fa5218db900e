package org.onedoor.exchange.fhir;

import ca.uhn.fhir.rest.annotation.Count;
import ca.uhn.fhir.rest.annotation.Offset;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.Scopes;
import org.onedoor.exchange.fhir.ReferralSearch.Found;
import org.onedoor.exchange.fhir.ReferralSearch.Page;
import org.onedoor.platform.Action;
import org.onedoor.platform.Does;
import org.springframework.stereotype.Component;

/** Searches of referrals, as the ServiceRequest that asks and as the Task that answers. */
@Component
class ReferralSearches implements FhirProvider {
    private final ReferralSearch search;

    ReferralSearches(ReferralSearch search) {
        this.search = search;
    }

    @Search(type = ServiceRequest.class)
    @Does(value = Action.READ, data = "referral")
    public Bundle requests(
            @OptionalParam(name = ServiceRequest.SP_IDENTIFIER) @Nullable TokenParam identifier,
            @OptionalParam(name = ServiceRequest.SP_SUBJECT) @Nullable ReferenceParam subject,
            @OptionalParam(name = ServiceRequest.SP_PATIENT) @Nullable ReferenceParam patient,
            @OptionalParam(name = ServiceRequest.SP_STATUS) @Nullable TokenOrListParam status,
            @Count @Nullable Integer count,
            @Offset @Nullable Integer offset,
            RequestDetails request) {
        Scopes.require(Scopes.Doing.SEARCH, "ServiceRequest");
        Page page = Page.of(request);
        if (identifier != null) {
            return SearchSet.of(
                    request,
                    page,
                    Found.of(
                            page,
                            search.byReference(
                                    Ids.value(identifier, "/id/referral"), ReferralMapping::serviceRequest)));
        }
        ReferenceParam who = subject != null ? subject : patient;
        if (who != null) {
            UUID personId = Ids.uuid(new IdType(who.getIdPart()));
            return SearchSet.of(
                    request, page, search.ofPerson(personId, status, page, ReferralMapping::serviceRequest));
        }
        return SearchSet.of(request, page, search.worklist(status, page, ReferralMapping::serviceRequest));
    }

    @Search(type = Task.class)
    @Does(value = Action.READ, data = "referral")
    public Bundle tasks(
            @OptionalParam(name = Task.SP_FOCUS) @Nullable ReferenceParam focus,
            @OptionalParam(name = Task.SP_PATIENT) @Nullable ReferenceParam patient,
            @Count @Nullable Integer count,
            @Offset @Nullable Integer offset,
            RequestDetails request) {
        Scopes.require(Scopes.Doing.SEARCH, "Task");
        Page page = Page.of(request);
        if (focus != null) {
            return SearchSet.of(
                    request,
                    page,
                    Found.of(page, search.byReference(String.valueOf(focus.getIdPart()), ReferralMapping::task)));
        }
        if (patient != null) {
            UUID personId = Ids.uuid(new IdType(patient.getIdPart()));
            return SearchSet.of(request, page, search.ofPerson(personId, null, page, ReferralMapping::task));
        }
        return SearchSet.of(request, page, search.worklist(null, page, ReferralMapping::task));
    }
}
