package org.onedoor.exchange.fhir;

import ca.uhn.fhir.rest.annotation.Count;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Offset;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.param.ReferenceParam;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.Scopes;
import org.onedoor.exchange.fhir.ReferralSearch.Page;
import org.onedoor.platform.Action;
import org.onedoor.platform.Does;
import org.springframework.stereotype.Component;

/** FHIR Task: where the work on a referral stands. */
@Component
class TaskProvider implements FhirProvider {
    private final ReferralSearch search;

    TaskProvider(ReferralSearch search) {
        this.search = search;
    }

    @Override
    public Class<Task> getResourceType() {
        return Task.class;
    }

    @Read
    @Does(value = Action.READ, data = "referral")
    public Task read(@IdParam IdType id) {
        Scopes.require("read");
        return search.read(Ids.part(id), ReferralMapping::task);
    }

    @Search
    @Does(value = Action.READ, data = "referral")
    public List<Task> search(
            @OptionalParam(name = Task.SP_FOCUS) @Nullable ReferenceParam focus,
            @OptionalParam(name = Task.SP_PATIENT) @Nullable ReferenceParam patient,
            @Count @Nullable Integer count,
            @Offset @Nullable Integer offset) {
        Scopes.require("read");
        if (focus != null) {
            return search.byReference(String.valueOf(focus.getIdPart()), ReferralMapping::task);
        }
        if (patient != null) {
            UUID personId = Ids.uuid(new IdType(patient.getIdPart()));
            return search.ofPerson(personId, null, Page.of(count, offset), ReferralMapping::task);
        }
        return search.worklist(null, Page.of(count, offset), ReferralMapping::task);
    }
}
