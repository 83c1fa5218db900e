package org.onedoor.directory.help;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
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
    /** One answer names several networks; who is in which is read for all of them at once, and anew each minute. */
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final Organisations organisations;
    private final DomainTime time;
    private final InstantSource machine = InstantSource.system();
    private volatile @Nullable Read read;

    /** @param members the names of the surgeries of each network, by its code */
    private record Read(LocalDate on, Instant at, Map<String, List<String>> members) {}

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
        if (surgeries.isEmpty()) {
            return "a surgery of " + network;
        }
        List<String> others = surgeries.subList(0, surgeries.size() - 1);
        String last = surgeries.getLast();
        return "%s (together called %s)"
                .formatted(others.isEmpty() ? last : String.join(", ", others) + " or " + last, network);
    }

    private Map<String, List<String>> members() {
        LocalDate today = London.date(time.instant());
        Read before = read;
        if (before != null
                && before.on().equals(today)
                && machine.instant().isBefore(before.at().plus(KEPT))) {
            return before.members();
        }
        Map<String, List<String>> members = members(today);
        read = new Read(today, machine.instant(), members);
        return members;
    }

    private Map<String, List<String>> members(LocalDate on) {
        Map<String, Optional<Pcn>> networks = organisations.networkOfEach(on);
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
