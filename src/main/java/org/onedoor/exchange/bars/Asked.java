package org.onedoor.exchange.bars;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.CodedNeed;
import org.onedoor.directory.Service;
import org.onedoor.directory.Services;
import org.springframework.stereotype.Component;

/** What a message says in OneDoor's own codes, where its sender knows them: the needs, and which service is asked for. */
@Component
class Asked {
    private static final String NEEDS = "https://onedoor.example/CodeSystem/need";

    private final Services services;

    Asked(Services services) {
        this.services = services;
    }

    /** Not sure, where none is coded that is known here. */
    List<String> needs(Bundle bundle) {
        List<String> known = services.needs().stream().map(CodedNeed::code).toList();
        List<String> coded = all(bundle, CarePlan.class)
                .flatMap(plan -> plan.getActivity().stream())
                .flatMap(activity -> activity.getOutcomeCodeableConcept().stream())
                .flatMap(concept -> concept.getCoding().stream())
                .filter(coding -> NEEDS.equals(coding.getSystem()))
                .map(Coding::getCode)
                .filter(known::contains)
                .distinct()
                .toList();
        return coded.isEmpty() ? List.of("unsure") : coded;
    }

    /** A service of our directory by its id or code; none where the message names none of ours. */
    @Nullable
    UUID service(Bundle bundle) {
        return all(bundle, HealthcareService.class)
                .flatMap(named -> Stream.concat(
                        Stream.ofNullable(named.getIdElement().getIdPart()),
                        named.getIdentifier().stream().map(Identifier::getValue)))
                .map(this::ours)
                .flatMap(Optional::stream)
                .filter(service -> !service.isCentre())
                .map(Service::id)
                .findFirst()
                .orElse(null);
    }

    private Optional<Service> ours(@Nullable String name) {
        if (name == null) {
            return Optional.empty();
        }
        Optional<Service> byCode = services.byCode(name);
        if (byCode.isPresent()) {
            return byCode;
        }
        try {
            return services.find(UUID.fromString(name));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    private static <T extends Resource> Stream<T> all(Bundle bundle, Class<T> type) {
        return bundle.getEntry().stream()
                .map(BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast);
    }
}
