package org.onedoor;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.onedoor.Visitor.Page;
import org.onedoor.directory.Services;
import org.onedoor.organisation.CareUnits;
import org.onedoor.organisation.Organisation;
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
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Subject;
import org.springframework.stereotype.Component;

/** Where people of tests live and are registered, and what a page counts of each network. */
@Component
public class Neighbourhoods {
    public static final String HARLOW = "CM20 1QX";
    public static final String SOUTHEND = "SS1 1AA";

    private final Organisations organisations;
    private final Services services;
    private final Cast cast;
    private final People people;
    private final Acts acts;

    Neighbourhoods(Organisations organisations, Services services, Cast cast, People people, Acts acts) {
        this.organisations = organisations;
        this.services = services;
        this.cast = cast;
        this.people = people;
        this.acts = acts;
    }

    /** A practice and the network it was in on a day. */
    public record Practice(String code, Pcn network) {
        public String place() {
            return "place=pcn-" + network.code();
        }
    }

    /** Two practices of two networks on a day, other than that of most tests' people. */
    public List<Practice> two(LocalDate on) {
        Map<String, Optional<Pcn>> all = organisations.networkOfEach(on);
        List<Practice> practices = all.entrySet().stream()
                .filter(each -> each.getValue().isPresent() && !each.getKey().equals("F81088"))
                .map(each -> new Practice(each.getKey(), each.getValue().orElseThrow()))
                .sorted(Comparator.comparing(Practice::code).reversed())
                .toList();
        Practice first = practices.getFirst();
        return List.of(
                first,
                practices.stream()
                        .filter(other -> !other.network().equals(first.network()))
                        .findFirst()
                        .orElseThrow());
    }

    public String district(String name) {
        return organisations.districts().entrySet().stream()
                .filter(each -> each.getValue().equals(name))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    /** A new care unit of Harlow, a team of physical and one of mental health and that of a service, from now on; as addresses ask for it. */
    public String careUnitOfHarlow(int port, String service) {
        String name = "Unit " + Cast.familyName(new Random());
        String team = services.byCode(service)
                .flatMap(found -> organisations.team(found.teamId()))
                .orElseThrow()
                .code();
        Page begun = new Visitor(port)
                .signIn(cast.account("admin", Organisation.idOfOds("R1L"), null).username())
                .open("/care-units")
                .follow("New care unit")
                .form("/care-units/new")
                .with("name", name)
                .with("districts", district("Harlow"))
                .with("teams", "cmht-west")
                .with("physical", "ucrt")
                .with("others", team)
                .send();
        if (!begun.text().contains("The care unit is saved")) {
            throw new AssertionError(begun.text());
        }
        return "place=unit-" + CareUnits.codeOf(name);
    }

    /** Somebody lives there and is registered there from now on. */
    public void lives(UUID personId, String postcode, Practice practice) {
        Subject subject = new Subject.Person(personId);
        CurrentActor.as(
                Actor.SYSTEM,
                () -> acts.act(
                        Begin.on("Say where they live", Ask.about(Action.WRITE, "demographics", subject), subject),
                        Person.class,
                        act -> people.identified(act, personId, living(null, postcode, practice))));
    }

    /** Somebody who lives there. @param familyName none where it is known already and stays */
    public static Details living(@Nullable String familyName, @Nullable String postcode, Practice practice) {
        return new Details(
                null,
                familyName,
                familyName == null ? null : "Ash",
                null,
                familyName == null ? null : LocalDate.of(1979, 3, 12),
                familyName == null ? Gender.NOT_KNOWN : Gender.FEMALE,
                "1 Example Road",
                postcode,
                "07700 900123",
                null,
                practice.code(),
                null,
                false,
                false,
                null);
    }

    /** The row of a network in the table whose caption begins with these words; empty where there is none. */
    public static String row(Page page, String caption, String network) {
        return page.document().select("table").stream()
                .filter(table -> table.select("caption").text().startsWith(caption))
                .flatMap(table -> table.select("tbody tr").stream())
                .filter(row -> row.select("a").text().equals(network)
                        || row.child(0).text().contains(network))
                .map(Element::text)
                .findFirst()
                .orElse("");
    }
}
