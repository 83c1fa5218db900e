package org.onedoor.directory.help;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Eligibility;
import org.onedoor.directory.Eligibility.Served;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.OrganisationKind;
import org.onedoor.organisation.Organisations;
import org.onedoor.organisation.Organisations.Pcn;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.stereotype.Component;

/** A network of GP surgeries by the surgeries in it: few people know the network's name, and it is no place. */
@Component
public class Surgeries {
    private final Organisations organisations;
    private final DomainTime time;

    Surgeries(Organisations organisations, DomainTime time) {
        this.organisations = organisations;
        this.time = time;
    }

    /**
     * The surgeries of the networks that a service is for, as they are today: {@code The Surgery or Other Surgery (together
     * called Grays)}; none where it is for a place, or for everybody.
     */
    public @Nullable String of(Eligibility eligible) {
        if (!PlainWords.isByNetwork(eligible)) {
            return null;
        }
        Map<String, List<String>> members = members();
        return eligible.places().stream()
                .filter(served -> served.kind() == Served.Kind.PCN)
                .distinct()
                .map(served -> words(PlainWords.network(served), members.getOrDefault(served.code(), List.of())))
                .collect(Collectors.joining("; or "));
    }

    private static String words(String network, List<String> surgeries) {
        return surgeries.isEmpty()
                ? "a surgery of " + network
                : "%s (together called %s)"
                        .formatted(PlainWords.list(surgeries).replaceAll(" and ([^,]*)$", " or $1"), network);
    }

    /** The names of the surgeries of each network, by its code. */
    private Map<String, List<String>> members() {
        Map<String, Optional<Pcn>> networks = organisations.networkOfEach(London.date(time.instant()));
        Map<String, List<String>> members = new HashMap<>();
        organisations.ofKind(OrganisationKind.PRACTICE).stream()
                .filter(practice -> practice.odsCode() != null)
                .sorted(Comparator.comparing(Organisation::name))
                .forEach(practice -> networks.getOrDefault(Objects.requireNonNull(practice.odsCode()), Optional.empty())
                        .ifPresent(network -> members.computeIfAbsent(network.code(), _ -> new ArrayList<>())
                                .add(practice.name())));
        return members;
    }
}
