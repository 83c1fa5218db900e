package org.onedoor.exchange.fhir;

import ca.uhn.fhir.rest.annotation.Count;
import ca.uhn.fhir.rest.annotation.Offset;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Schedule;
import org.hl7.fhir.r4.model.Slot;
import org.hl7.fhir.r4.model.Slot.SlotStatus;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.Scopes;
import org.onedoor.directory.Service;
import org.onedoor.directory.Services;
import org.onedoor.directory.Slots;
import org.onedoor.exchange.fhir.ReferralSearch.Found;
import org.onedoor.exchange.fhir.ReferralSearch.Page;
import org.onedoor.exchange.partner.Delivery;
import org.onedoor.platform.Action;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Looks;
import org.onedoor.platform.time.DomainTime;
import org.springframework.stereotype.Component;

/** FHIR Slot: the free times that a service has put up, as BaRS reads them before it books one. */
@Component
class SlotProvider implements FhirProvider, IResourceProvider {
    private static final Duration AHEAD = Duration.ofDays(60);

    private final Slots slots;
    private final Services services;
    private final Looks looks;
    private final DomainTime time;

    SlotProvider(Slots slots, Services services, Looks looks, DomainTime time) {
        this.slots = slots;
        this.services = services;
        this.looks = looks;
        this.time = time;
    }

    @Override
    public Class<Slot> getResourceType() {
        return Slot.class;
    }

    /** @param service by {@code schedule.actor:HealthcareService}: its id or its code */
    @Search
    @Does(value = Action.READ, data = "service")
    public Bundle search(
            @OptionalParam(
                            name = "schedule",
                            chainWhitelist = {"*", ""})
                    @Nullable
                    ReferenceParam service,
            @OptionalParam(name = "status") @Nullable TokenParam status,
            @OptionalParam(name = "start") @Nullable DateRangeParam start,
            @Count @Nullable Integer count,
            @Offset @Nullable Integer offset,
            RequestDetails request) {
        Scopes.require(Scopes.Doing.SEARCH, "Slot");
        Page page = Page.of(request);
        String asked = asked(request);
        if (status != null && !"free".equals(status.getValue())) {
            throw new InvalidRequestException("Only free slots are served: ask with status=free");
        }
        Instant now = time.instant();
        Instant from = start == null ? now : later(start.getLowerBoundAsInstant(), now);
        Instant until = start == null || start.getUpperBoundAsInstant() == null
                ? from.plus(AHEAD)
                : start.getUpperBoundAsInstant().toInstant();
        List<Slot> free = looks.look(
                "Free slots",
                Ask.function(Action.READ, "service"),
                _ -> service(asked)
                        .map(known -> slots.free(List.of(known.id()), from, until).stream()
                                .map(slot -> map(slot, known))
                                .toList())
                        .orElse(List.of()));
        return SearchSet.of(request, page, Found.of(page, free));
    }

    private static Instant later(@Nullable Date asked, Instant now) {
        return asked == null || asked.toInstant().isBefore(now) ? now : asked.toInstant();
    }

    private static String asked(RequestDetails request) {
        return request.getParameters().entrySet().stream()
                .filter(parameter -> parameter.getKey().startsWith("schedule.actor"))
                .map(parameter -> parameter.getValue()[0])
                .map(value -> value.substring(value.lastIndexOf('/') + 1))
                .findFirst()
                .orElseThrow(() -> new InvalidRequestException(
                        "Say whose slots: schedule.actor:HealthcareService= and the id or code of a service"));
    }

    private Optional<Service> service(String asked) {
        Optional<Service> byCode = services.byCode(asked);
        if (byCode.isPresent()) {
            return byCode;
        }
        try {
            return services.find(UUID.fromString(asked));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    private static Slot map(org.onedoor.directory.Slot slot, Service service) {
        Slot resource = new Slot();
        resource.setId(slot.id().toString());
        resource.setStatus(SlotStatus.FREE);
        resource.setStart(Date.from(slot.startsAt())).setEnd(Date.from(slot.endsAt()));
        resource.addExtension(Delivery.channel(slot.mode().code()));
        Schedule schedule = new Schedule();
        schedule.setId("schedule");
        schedule.addActor(new Reference("HealthcareService/" + service.id()).setDisplay(service.name()));
        resource.addContained(schedule);
        resource.setSchedule(new Reference("#schedule"));
        return resource;
    }
}
