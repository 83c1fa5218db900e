package org.onedoor.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.onedoor.Cast;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.organisation.Organisations;
import org.onedoor.organisation.Organisations.Pcn;
import org.onedoor.people.Details;
import org.onedoor.people.Gender;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Subject;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.stereotype.Component;

/** What tests of places do again and again: people who live somewhere, their practices and networks, and the lists they are on. */
@Component
class Living {
    static final String HARLOW = "CM20 1QX";
    static final String SOUTHEND = "SS1 1AA";

    private static final int MANY_PAGES = 60;

    private final People people;
    private final Organisations organisations;
    private final Acts acts;
    private final Doing doing;
    private final DomainTime time;

    Living(People people, Organisations organisations, Acts acts, Doing doing, DomainTime time) {
        this.people = people;
        this.organisations = organisations;
        this.acts = acts;
        this.doing = doing;
        this.time = time;
    }

    /** Somebody whom no other test has. @param postcode where they live @param practice its code, where they are registered */
    static Details at(@Nullable String postcode, @Nullable String practice) {
        return at(new Random(), postcode, practice);
    }

    /** The same, born and called as a seed says. */
    static Details at(Random random, @Nullable String postcode, @Nullable String practice) {
        Details like = Cast.somebody(random);
        return new Details(
                null,
                Cast.familyName(new Random()),
                like.givenName(),
                null,
                like.birthDate(),
                Gender.FEMALE,
                "1 Example Road",
                postcode,
                "07700 900123",
                null,
                practice,
                null,
                false,
                false,
                null);
    }

    /** Says that somebody lives elsewhere, and with which practice they are. */
    void moves(String reference, String postcode, String practice) {
        Subject subject = new Subject.Person(doing.person(reference));
        Doing.as(
                Actor.SYSTEM,
                () -> acts.act(
                        Begin.on("Say where they live", Ask.about(Action.WRITE, "demographics", subject), subject),
                        Person.class,
                        act -> people.identified(act, subject.id(), at(postcode, practice))));
    }

    /** Two practices of two networks, other than that of most tests' people. */
    List<String> practicesOfTwoNetworks() {
        Map<String, Optional<Pcn>> all = organisations.networkOfEach(London.date(time.instant()));
        List<String> practices = all.entrySet().stream()
                .filter(each -> each.getValue().isPresent() && !each.getKey().equals("F81088"))
                .filter(each -> each.getValue()
                        .equals(organisations
                                .networkOfEach(LocalDate.of(2023, 6, 1))
                                .getOrDefault(each.getKey(), Optional.empty())))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        String first = practices.getFirst();
        return List.of(
                first,
                practices.stream()
                        .filter(other -> !network(other).equals(network(first)))
                        .findFirst()
                        .orElseThrow());
    }

    Pcn network(String practice) {
        return network(practice, London.date(time.instant()));
    }

    Pcn network(String practice, LocalDate on) {
        return organisations
                .networkOfEach(on)
                .getOrDefault(practice, Optional.empty())
                .orElseThrow();
    }

    /** The code of a district. */
    String district(String name) {
        return organisations.districts().entrySet().stream()
                .filter(each -> each.getValue().equals(name))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    /** Whether a reference is on a list, on whatever page of it. */
    static boolean isOn(Visitor visitor, String address, String reference) {
        for (int page = 1; page <= MANY_PAGES; page++) {
            Page shown = visitor.open(address + "&page=" + page);
            assertThat(shown.status()).as(address).isEqualTo(200);
            if (shown.document().select("main").text().contains(reference)) {
                return true;
            }
            if (shown.document()
                    .select("nav.nhsuk-pagination, .nhsuk-pagination")
                    .isEmpty()) {
                return false;
            }
        }
        return false;
    }
}
