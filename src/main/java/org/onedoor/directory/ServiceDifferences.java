package org.onedoor.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.onedoor.organisation.Organisation;

/** Whom a service would leave without the one that takes over, in words. */
final class ServiceDifferences {
    private final Service old;
    private final Service next;

    ServiceDifferences(Service old, Service next) {
        this.old = old;
        this.next = next;
    }

    /** None where the next one is for everybody the old one is for. */
    List<String> words(List<CodedNeed> needs, List<ServiceType> types) {
        List<String> words = new ArrayList<>();
        Eligibility before = old.eligibility();
        Eligibility after = next.eligibility();
        if (!Objects.equals(before.ageFrom(), after.ageFrom()) || !Objects.equals(before.ageTo(), after.ageTo())) {
            words.add("The ages differ: %s serves %s, %s serves %s"
                    .formatted(old.name(), before.ages(), next.name(), after.ages()));
        }
        List<String> lost = needs.stream()
                .filter(need ->
                        old.needs().contains(need.code()) && !next.needs().contains(need.code()))
                .map(CodedNeed::label)
                .toList();
        if (!lost.isEmpty()) {
            words.add("%s does not say that it helps with: %s".formatted(next.name(), String.join("; ", lost)));
        }
        if (!old.typeCode().equals(next.typeCode())) {
            words.add("They are different sorts of service: %s is %s, %s is %s"
                    .formatted(old.name(), label(types, old.typeCode()), next.name(), label(types, next.typeCode())));
        }
        if (!servesAll(after)) {
            String places = before.places().stream()
                    .filter(place -> !after.places().contains(place))
                    .map(place -> Organisation.plain(place.name()))
                    .collect(Collectors.joining("; "));
            if (!places.isEmpty()) {
                words.add("%s does not say that it serves: %s".formatted(next.name(), places));
            }
        }
        if (!after.doors().isEmpty()
                && (before.doors().isEmpty() || !after.doors().containsAll(before.doors()))) {
            words.add("%s does not take referrals from everybody from whom %s takes them"
                    .formatted(next.name(), old.name()));
        }
        if (!before.requires().containsAll(after.requires())) {
            words.add("%s is kept for some people only, and %s is not".formatted(next.name(), old.name()));
        }
        if (after.oneSex() != null
                && (before.oneSex() == null
                        || before.oneSex().sex() != after.oneSex().sex())) {
            words.add("%s is for %s only, and %s is for %s"
                    .formatted(
                            next.name(), after.sex(), old.name(), before.sex() == null ? "everybody" : before.sex()));
        }
        if (!after.registered().isEmpty()
                && (before.registered().isEmpty() || !after.registered().containsAll(before.registered()))) {
            words.add("%s is only for people registered with %s, and %s is not"
                    .formatted(next.name(), after.practices(), old.name()));
        }
        if (after.specialist().frailtyFrom() != null
                && !Objects.equals(
                        before.specialist().frailtyFrom(), after.specialist().frailtyFrom())) {
            words.add("%s is %s, and %s is not"
                    .formatted(next.name(), after.specialist().words(), old.name()));
        }
        return words;
    }

    private static boolean servesAll(Eligibility eligibility) {
        return eligibility.places().stream().anyMatch(place -> place.kind() == Eligibility.Served.Kind.ALL);
    }

    private static String label(List<ServiceType> types, String code) {
        return types.stream()
                .filter(type -> type.code().equals(code))
                .findFirst()
                .map(ServiceType::label)
                .orElse(code);
    }
}
