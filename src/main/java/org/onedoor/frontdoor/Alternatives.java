package org.onedoor.frontdoor;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Door;
import org.onedoor.directory.MatchResult;
import org.onedoor.directory.Matches;
import org.onedoor.directory.Need;
import org.onedoor.directory.Service;
import org.onedoor.directory.ServiceStatus;
import org.onedoor.directory.Services;
import org.onedoor.directory.Tier;
import org.onedoor.people.Details;
import org.onedoor.people.Person;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.stereotype.Component;

/** What there is at this moment in place of a hospital bed: home treatment, crisis houses, urgent response in the community. */
@Component
public class Alternatives {
    private static final Set<String> TYPES = Set.of("crisis-resolution", "crisis-house", "urgent-community-response");

    private final Matches matches;
    private final Services services;
    private final Placing placing;
    private final DomainTime time;

    Alternatives(Matches matches, Services services, Placing placing, DomainTime time) {
        this.matches = matches;
        this.services = services;
        this.placing = placing;
        this.time = time;
    }

    /** One of them. @param open whether it could take the person now @param known whether their age is, which decides most @param words why, or why not, with the value */
    public record Alternative(Service service, boolean open, boolean known, String words) {}

    /**
     * Each of them, those that could take the person now first.
     *
     * @param person none where nobody has said yet who it is: then each says what is to be asked
     */
    public List<Alternative> now(@Nullable Person person) {
        return person == null
                ? among(asked(), false)
                : among(
                        placing.of(asked(), person.practiceOds(), person.placePostcode())
                                .born(person.birthDate())
                                .agedFrom(person.agesOn(London.date(time.instant())))
                                .gender(person.gender()),
                        person.birthDate() != null);
    }

    /** The same of somebody of whom only this is said so far. */
    public List<Alternative> now(Details said) {
        return among(
                placing.of(asked(), null, said.postcode())
                        .born(said.birthDate())
                        .agedFrom(
                                said.aboutBirth() == null
                                        ? null
                                        : said.aboutBirth().agesOn(London.date(time.instant())))
                        .gender(said.gender()),
                said.birthDate() != null);
    }

    private Need asked() {
        return Need.of(Set.of(), Tier.VERY_URGENT, time.instant(), Door.CENTRE);
    }

    private List<Alternative> among(Need need, boolean known) {
        List<Service> some = services.all().stream()
                .filter(service ->
                        TYPES.contains(service.typeCode()) && !(service.status() instanceof ServiceStatus.Ceased))
                .toList();
        MatchResult found = matches.find(need, some);
        List<Alternative> all = new ArrayList<>();
        found.offers()
                .forEach(offer ->
                        all.add(new Alternative(offer.service(), true, known, String.join("; ", offer.reasons()))));
        found.exclusions()
                .forEach(out -> all.add(new Alternative(
                        out.service(),
                        false,
                        known,
                        String.join(
                                "; ",
                                out.failures().stream()
                                        .map(MatchResult.Failure::words)
                                        .toList()))));
        return List.copyOf(all);
    }
}
