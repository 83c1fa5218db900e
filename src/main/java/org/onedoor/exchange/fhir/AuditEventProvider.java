package org.onedoor.exchange.fhir;

import ca.uhn.fhir.rest.annotation.Count;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Offset;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.Scopes;
import org.onedoor.access.WhoLooked;
import org.onedoor.exchange.fhir.ReferralSearch.Found;
import org.onedoor.exchange.fhir.ReferralSearch.Page;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.Action;
import org.onedoor.platform.AuditSearch;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Looks;
import org.onedoor.platform.NotFound;
import org.springframework.stereotype.Component;

/**
 * FHIR AuditEvent: what the accounts and machines of the caller's own organisation looked at and did, for the machine that
 * watches over it, with a scope of its own.
 */
@Component
class AuditEventProvider implements FhirProvider, IResourceProvider {
    private static final String SCOPE = "audit";
    private static final Duration LONGEST = Duration.ofDays(31);
    private static final int MOST = 2_000;

    private final AuditSearch audit;
    private final Organisations organisations;
    private final Looks looks;

    AuditEventProvider(AuditSearch audit, Organisations organisations, Looks looks) {
        this.audit = audit;
        this.organisations = organisations;
        this.looks = looks;
    }

    @Override
    public Class<AuditEvent> getResourceType() {
        return AuditEvent.class;
    }

    @Read
    @Does(value = Action.READ, data = WhoLooked.DATA)
    public AuditEvent read(@IdParam IdType id) {
        Scopes.require(SCOPE);
        UUID auditId = Ids.uuid(id);
        return looks.look("AuditEvent", Ask.function(Action.READ, WhoLooked.DATA), shown -> {
            AuditSearch.Row row = audit.find(auditId)
                    .filter(found ->
                            found.organisationId().equals(CurrentActor.get().organisationId()))
                    .orElseThrow(() -> new NotFound("AuditEvent"));
            shown.addAll(row.subjects());
            return AuditEventMapping.of(row, names(List.of(row)));
        });
    }

    /** The newest first. @throws InvalidRequestException without days, or with more than a month of them */
    @Search
    @Does(value = Action.READ, data = WhoLooked.DATA)
    public Bundle search(
            @OptionalParam(name = AuditEvent.SP_DATE) @Nullable DateRangeParam date,
            @OptionalParam(name = AuditEvent.SP_PATIENT) @Nullable ReferenceParam patient,
            @Count @Nullable Integer count,
            @Offset @Nullable Integer offset,
            RequestDetails request) {
        Scopes.require(SCOPE);
        Page page = Page.of(request);
        Date from = date == null ? null : date.getLowerBoundAsInstant();
        Date until = date == null ? null : date.getUpperBoundAsInstant();
        if (from == null || until == null) {
            throw new InvalidRequestException(
                    "date must say from when and until when, like date=ge2024-03-01&date=lt2024-03-08");
        }
        Instant first = from.toInstant();
        Instant last = until.toInstant().plusMillis(1);
        if (Duration.between(first, last).compareTo(LONGEST) > 0) {
            throw new InvalidRequestException(
                    "date must be %d days at most. Ask for one after the other.".formatted(LONGEST.toDays()));
        }
        Set<UUID> whom = patient == null ? null : Set.of(Ids.uuid(new IdType(patient.getIdPart())));
        return looks.look("AuditEvent search", Ask.function(Action.READ, WhoLooked.DATA), shown -> {
            List<AuditSearch.Row> rows = audit.find(
                    new AuditSearch.Asked(whom, null, CurrentActor.get().organisationId(), first, last, false),
                    MOST + 1);
            if (rows.size() > MOST) {
                throw new InvalidRequestException(
                        "There are more than %,d in these days. Ask for fewer days.".formatted(MOST));
            }
            Map<UUID, String> names = names(rows);
            Found<AuditEvent> found = Found.of(
                    page,
                    rows.stream().map(row -> AuditEventMapping.of(row, names)).toList());
            Set<String> on =
                    found.page().stream().map(AuditEvent::getIdPart).collect(Collectors.toCollection(HashSet::new));
            rows.stream()
                    .filter(row -> on.contains(row.auditId().toString()))
                    .forEach(row -> shown.addAll(row.subjects()));
            return SearchSet.of(request, page, found);
        });
    }

    private Map<UUID, String> names(List<AuditSearch.Row> rows) {
        return organisations.names(
                rows.stream().map(AuditSearch.Row::organisationId).collect(Collectors.toSet()));
    }
}
