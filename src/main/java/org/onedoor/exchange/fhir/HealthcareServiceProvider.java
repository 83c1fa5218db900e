package org.onedoor.exchange.fhir;

import ca.uhn.fhir.rest.annotation.Count;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Offset;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.StringParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.Scopes;
import org.onedoor.directory.Eligibility;
import org.onedoor.directory.Service;
import org.onedoor.directory.ServiceStatus;
import org.onedoor.directory.Services;
import org.onedoor.exchange.fhir.ReferralSearch.Found;
import org.onedoor.exchange.fhir.ReferralSearch.Page;
import org.onedoor.people.Gender;
import org.onedoor.platform.Action;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Looks;
import org.onedoor.platform.NotFound;
import org.springframework.stereotype.Component;

/** FHIR HealthcareService: the directory. */
@Component
class HealthcareServiceProvider implements FhirProvider, IResourceProvider {
    private static final String RULE = "https://onedoor.example/id/eligibility";
    private static final String GENDER = "http://hl7.org/fhir/administrative-gender";
    private static final String ODS = "https://fhir.nhs.uk/Id/ods-organization-code";

    private final Services services;
    private final Looks looks;

    HealthcareServiceProvider(Services services, Looks looks) {
        this.services = services;
        this.looks = looks;
    }

    @Override
    public Class<HealthcareService> getResourceType() {
        return HealthcareService.class;
    }

    @Read
    @Does(value = Action.READ, data = "service")
    public HealthcareService read(@IdParam IdType id) {
        Scopes.require(Scopes.Doing.READ, "HealthcareService");
        return looks.look(
                "Service",
                Ask.function(Action.READ, "service"),
                _ -> services.find(Ids.uuid(id))
                        .map(HealthcareServiceProvider::map)
                        .orElseThrow(() -> new NotFound("service")));
    }

    @Search
    @Does(value = Action.READ, data = "service")
    public Bundle search(
            @OptionalParam(name = "name") @Nullable StringParam name,
            @Count @Nullable Integer count,
            @Offset @Nullable Integer offset,
            RequestDetails request) {
        Scopes.require(Scopes.Doing.SEARCH, "HealthcareService");
        Page page = Page.of(request);
        List<HealthcareService> all = looks.look(
                "Services",
                Ask.function(Action.READ, "service"),
                _ -> (name == null ? services.all() : services.search(name.getValue()))
                        .stream().map(HealthcareServiceProvider::map).toList());
        return SearchSet.of(request, page, Found.of(page, all));
    }

    private static HealthcareService map(Service service) {
        HealthcareService resource = new HealthcareService();
        resource.setId(service.id().toString());
        resource.setActive(service.status() instanceof ServiceStatus.Active);
        resource.setProvidedBy(new Reference("Organization/" + service.organisationId()));
        resource.setName(service.name());
        resource.setComment(service.description());
        resource.addIdentifier().setSystem("https://onedoor.example/id/service").setValue(service.code());
        eligible(resource, service.eligibility());
        return resource;
    }

    /** For whom it is, each rule coded so that a machine can hold it against somebody, and in words. */
    private static void eligible(HealthcareService resource, Eligibility eligible) {
        if (eligible.ageFrom() != null || eligible.ageTo() != null) {
            rule(
                    resource,
                    new Coding(
                            RULE,
                            "age-%s-%s".formatted(bound(eligible.ageFrom()), bound(eligible.ageTo())),
                            eligible.ages()),
                    eligible.ages());
        }
        if (eligible.oneSex() != null) {
            boolean women = eligible.oneSex().sex() == Gender.FEMALE;
            rule(
                    resource,
                    new Coding(GENDER, women ? "female" : "male", women ? "Female" : "Male"),
                    eligible.oneSex().reason());
        }
        eligible.registered()
                .forEach(with ->
                        rule(resource, new Coding(ODS, with.code(), with.name()), "registered with " + with.name()));
        eligible.specialist()
                .codes()
                .forEach(code -> rule(
                        resource,
                        new Coding(RULE, "specialist-" + code, "Specialist for " + code),
                        "comes first for people of whom it is recorded"));
        if (eligible.specialist().frailtyFrom() != null) {
            rule(
                    resource,
                    new Coding(
                            RULE,
                            "frailty-from-" + eligible.specialist().frailtyFrom(),
                            "From %d on the Clinical Frailty Scale"
                                    .formatted(eligible.specialist().frailtyFrom())),
                    eligible.specialist().words());
        }
        eligible.requires().stream()
                .sorted()
                .forEach(flag ->
                        rule(resource, new Coding(RULE, flag, flag.replace('-', ' ')), "recorded of the person"));
    }

    private static String bound(@Nullable Integer age) {
        return age == null ? "any" : age.toString();
    }

    private static void rule(HealthcareService resource, Coding coding, String words) {
        resource.addEligibility()
                .setCode(new CodeableConcept().addCoding(coding))
                .setComment(words);
    }
}
