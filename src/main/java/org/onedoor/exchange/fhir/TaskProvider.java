package org.onedoor.exchange.fhir;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.server.IResourceProvider;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Task;
import org.onedoor.access.Scopes;
import org.onedoor.platform.Action;
import org.onedoor.platform.Does;
import org.springframework.stereotype.Component;

/** FHIR Task: where the work on a referral stands. */
@Component
class TaskProvider implements FhirProvider, IResourceProvider {
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
        Scopes.require(Scopes.Doing.READ, "Task");
        return search.read(Ids.part(id), ReferralMapping::task);
    }
}
