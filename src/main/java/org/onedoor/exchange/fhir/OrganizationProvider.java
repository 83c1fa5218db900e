package org.onedoor.exchange.fhir;

import ca.uhn.fhir.rest.annotation.Count;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Offset;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.StringParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.List;
import java.util.Locale;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.Scopes;
import org.onedoor.exchange.fhir.ReferralSearch.Found;
import org.onedoor.exchange.fhir.ReferralSearch.Page;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.Action;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Looks;
import org.onedoor.platform.NotFound;
import org.springframework.stereotype.Component;

/** FHIR Organization: the partners, by id, by ODS code and by the beginning of their name. */
@Component
class OrganizationProvider implements FhirProvider, IResourceProvider {
    private static final String ODS = "https://fhir.nhs.uk/Id/ods-organization-code";

    private final Organisations organisations;
    private final Looks looks;

    OrganizationProvider(Organisations organisations, Looks looks) {
        this.organisations = organisations;
        this.looks = looks;
    }

    @Override
    public Class<org.hl7.fhir.r4.model.Organization> getResourceType() {
        return org.hl7.fhir.r4.model.Organization.class;
    }

    @Read
    @Does(value = Action.READ, data = "organisation")
    public org.hl7.fhir.r4.model.Organization read(@IdParam IdType id) {
        Scopes.require(Scopes.Doing.READ, "Organization");
        return looks.look(
                "Organisation",
                Ask.function(Action.READ, "organisation"),
                _ -> organisations
                        .find(Ids.uuid(id))
                        .map(OrganizationProvider::map)
                        .orElseThrow(() -> new NotFound("organisation")));
    }

    @Search
    @Does(value = Action.READ, data = "organisation")
    public Bundle search(
            @OptionalParam(name = "identifier") @Nullable TokenParam identifier,
            @OptionalParam(name = "name") @Nullable StringParam name,
            @Count @Nullable Integer count,
            @Offset @Nullable Integer offset,
            RequestDetails request) {
        Scopes.require(Scopes.Doing.SEARCH, "Organization");
        Page page = Page.of(request);
        if (identifier == null && name == null) {
            throw new InvalidRequestException("Give identifier, an ODS code, or name, how the name begins");
        }
        List<org.hl7.fhir.r4.model.Organization> all = looks.look(
                "Search for an organisation",
                Ask.function(Action.READ, "organisation"),
                _ -> found(identifier, name).stream()
                        .map(OrganizationProvider::map)
                        .toList());
        return SearchSet.of(request, page, Found.of(page, all));
    }

    private List<Organisation> found(@Nullable TokenParam identifier, @Nullable StringParam name) {
        String begins = name == null ? "" : String.valueOf(name.getValue()).toLowerCase(Locale.ROOT);
        return identifier == null
                ? organisations.named(begins)
                : organisations.byOds(Ids.value(identifier, "/id/ods-organization-code")).stream()
                        .filter(found -> found.name().toLowerCase(Locale.ROOT).startsWith(begins))
                        .toList();
    }

    private static org.hl7.fhir.r4.model.Organization map(Organisation organisation) {
        var resource = new org.hl7.fhir.r4.model.Organization();
        resource.setId(organisation.id().toString());
        resource.setName(organisation.name());
        resource.setActive(organisation.closed() == null);
        if (organisation.odsCode() != null) {
            resource.addIdentifier().setSystem(ODS).setValue(organisation.odsCode());
        }
        return resource;
    }
}
