package org.onedoor.exchange.fhir;

import ca.uhn.fhir.rest.annotation.Count;
import ca.uhn.fhir.rest.annotation.Offset;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.Objections;
import org.onedoor.access.Scopes;
import org.onedoor.access.Shareable;
import org.onedoor.exchange.fhir.ReferralSearch.Found;
import org.onedoor.exchange.fhir.ReferralSearch.Page;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.Organisations;
import org.onedoor.people.NhsNumber;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.platform.Action;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Looks;
import org.onedoor.platform.NotFound;
import org.onedoor.record.CrisisPlan;
import org.onedoor.record.CrisisPlans;
import org.onedoor.record.PlanPointer;
import org.onedoor.record.PlanPointers;
import org.onedoor.record.PointerType;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * FHIR DocumentReference in the shape of the National Record Locator: that there is a plan, of which kind and who keeps it,
 * for the person with an NHS number. Of a plan that is kept here it says where a person reads it; its text is in no pointer.
 */
@Component
class DocumentReferenceProvider implements FhirProvider, IResourceProvider {
    private static final String SNOMED = "http://snomed.info/sct";
    private static final String ODS = "https://fhir.nhs.uk/Id/ods-organization-code";
    private static final Coding CARE_PLAN = new Coding(SNOMED, "734163000", "Care plan");

    private final PlanPointers pointers;
    private final CrisisPlans plans;
    private final Objections objections;
    private final People people;
    private final Organisations organisations;
    private final Looks looks;
    private final String address;

    DocumentReferenceProvider(
            PlanPointers pointers,
            CrisisPlans plans,
            Objections objections,
            People people,
            Organisations organisations,
            Looks looks,
            @Value("${onedoor.address:}") String address) {
        this.pointers = pointers;
        this.plans = plans;
        this.objections = objections;
        this.people = people;
        this.organisations = organisations;
        this.looks = looks;
        this.address = address;
    }

    @Override
    public Class<DocumentReference> getResourceType() {
        return DocumentReference.class;
    }

    /** @throws InvalidRequestException without an NHS number, or with one that cannot be one */
    @Search
    @Does(value = Action.READ, data = PlanPointers.DATA)
    public Bundle search(
            @OptionalParam(name = "subject:identifier") @Nullable TokenParam subject,
            @OptionalParam(name = DocumentReference.SP_TYPE) @Nullable TokenParam type,
            @Count @Nullable Integer count,
            @Offset @Nullable Integer offset,
            RequestDetails request) {
        Scopes.require(Scopes.Doing.SEARCH, "DocumentReference");
        if (subject == null) {
            throw new InvalidRequestException(
                    "subject:identifier must be an NHS number, like https://fhir.nhs.uk/Id/nhs-number|9991234567");
        }
        String number = Ids.value(subject, "/id/nhs-number");
        String problem = number == null ? "subject:identifier must be an NHS number" : NhsNumber.problem(number);
        if (number == null || problem != null) {
            throw new InvalidRequestException(String.valueOf(problem));
        }
        Page page = Page.of(request);
        return SearchSet.of(
                request, page, Found.of(page, ofNumber(new NhsNumber(number), type == null ? null : type.getValue())));
    }

    /** Of somebody out of reach there are none, exactly as of somebody who does not exist. */
    private List<DocumentReference> ofNumber(NhsNumber number, @Nullable String type) {
        try {
            Optional<Person> person = people.byNhsNumber(number);
            return person.isEmpty()
                    ? looks.absent("Pointers to plans", Action.READ, PlanPointers.DATA)
                    : of(person.get(), type);
        } catch (NotFound e) {
            return List.of();
        }
    }

    private List<DocumentReference> of(Person person, @Nullable String type) {
        UUID personId = person.personId();
        return looks.look("Pointers to plans", PlanPointers.ask(Action.READ, personId), shown -> {
            List<UUID> ids = people.linked(personId);
            shown.addAll(ids);
            List<DocumentReference> all = new ArrayList<>();
            plans.published(ids)
                    .filter(_ -> !objections.stands(
                            personId, Shareable.CRISIS_PLAN, CurrentActor.get().organisationId()))
                    .ifPresent(plan -> all.add(ours(person, plan)));
            pointers.of(ids).forEach(pointer -> all.add(theirs(person, pointer)));
            return all.stream()
                    .filter(each -> type == null
                            || each.getType().getCodingFirstRep().getCode().equals(type))
                    .toList();
        });
    }

    private DocumentReference ours(Person person, CrisisPlan plan) {
        DocumentReference made = pointer(person, PointerType.CRISIS_PLAN, plan.organisationId());
        made.setId(plan.personId() + "-crisis-plan");
        made.setDate(Date.from(plan.writtenAt()));
        made.addContent()
                .getAttachment()
                .setContentType("text/html")
                .setTitle("Version " + plan.version())
                .setUrl(address + "/people/" + plan.personId() + "/crisis-plan");
        return made;
    }

    private DocumentReference theirs(Person person, PlanPointer pointer) {
        DocumentReference made = pointer(person, pointer.type(), pointer.organisationId());
        made.setId(pointer.pointerId().toString());
        OffsetDateTime since = pointer.since();
        made.setDate(Date.from(since.toInstant()));
        made.setDescription(pointer.whereHeld());
        LocalDate day = pointer.madeOn();
        made.addContent().getAttachment().setContentType("text/plain").setTitle("Contact whoever keeps it");
        if (day != null) {
            made.getContentFirstRep().getAttachment().setCreationElement(new DateTimeType(day.toString()));
        }
        return made;
    }

    private DocumentReference pointer(Person person, PointerType type, UUID keeper) {
        DocumentReference made = new DocumentReference();
        made.setStatus(DocumentReferenceStatus.CURRENT);
        made.setType(new CodeableConcept(new Coding(SNOMED, type.code(), type.label())));
        made.addCategory(new CodeableConcept(CARE_PLAN));
        made.setSubject(new Reference()
                .setIdentifier(
                        new Identifier().setSystem(PatientProvider.NHS_NUMBER).setValue(person.nhsNumber())));
        Reference custodian = new Reference();
        organisations
                .find(keeper)
                .ifPresent(found -> custodian.setDisplay(found.name()).setIdentifier(ods(found)));
        made.setCustodian(custodian);
        made.addAuthor(custodian.copy());
        return made;
    }

    private static @Nullable Identifier ods(Organisation organisation) {
        return organisation.odsCode() == null
                ? null
                : new Identifier().setSystem(ODS).setValue(organisation.odsCode());
    }
}
