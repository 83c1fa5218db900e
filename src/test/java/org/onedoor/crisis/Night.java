package org.onedoor.crisis;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.jsoup.nodes.Element;
import org.onedoor.Cast;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Form;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.Organisations;
import org.onedoor.organisation.Team;
import org.onedoor.platform.time.DomainTime;
import org.springframework.stereotype.Component;

/** Who meets in a night: an officer, a crew, a suite, an AMHP, and the places and professionals they made for the test. */
@Component
class Night {
    static final UUID TRUST = Organisation.idOfOds("R1L");
    static final UUID SUITE_TEAM = Team.idOf("place-of-safety");

    private final Cast cast;
    private final Organisations organisations;
    private final DetentionRepository cases;
    private final DomainTime time;

    Night(Cast cast, Organisations organisations, DetentionRepository cases, DomainTime time) {
        this.cast = cast;
        this.organisations = organisations;
        this.cases = cases;
        this.time = time;
    }

    Account officer() {
        return cast.account("police", police(), null);
    }

    UUID police() {
        return Organisation.idOfSlug("essex-police");
    }

    Account crew() {
        return cast.account(
                "ambulance", organisations.byOds("RYC").orElseThrow().id(), null);
    }

    Account suite() {
        return cast.clinician("place-of-safety");
    }

    Account amhp() {
        return cast.account("amhp", Organisation.idOfSlug("essex-county-council"), Team.idOf("amhp-hub"));
    }

    Account manager() {
        return cast.account("manager", TRUST, null);
    }

    Account managerOfAmhps() {
        return cast.account("manager", Organisation.idOfSlug("essex-county-council"), null);
    }

    void at(String instant) {
        time.set(Instant.parse(instant), 0);
    }

    static String name(String beginning) {
        return beginning + " " + Cast.familyName(new Random());
    }

    /** A place with one room, made on the page by a manager of the trust. */
    void place(Visitor manager, String name, String postcode, String... more) {
        Form form =
                manager.open("/crisis/places/new").form("/crisis/places/new").with("team", SUITE_TEAM.toString());
        made(form, name, postcode, more);
    }

    /** An emergency department, which has no team and no room of its own. */
    void emergency(Visitor manager, String name, String postcode) {
        Form form = manager.open("/crisis/places/new").form("/crisis/places/new");
        made(form, name, postcode, "kind", "emergency-department");
    }

    private static void made(Form filling, String name, String postcode, String... more) {
        Form form = filling.with("name", name).with("postcode", postcode);
        for (int i = 0; i < more.length; i += 2) {
            form = form.with(more[i], more[i + 1]);
        }
        Page made = form.send();
        if (!made.text().contains(name)) {
            throw new AssertionError(made.text());
        }
    }

    /** The suite says on the page how a room is. */
    Page confirm(Visitor suite, String place, int room, String state, String... more) {
        Page page = suite.open("/crisis/places");
        String id = placeId(page, place);
        Form form = page.form("/" + id + "/" + room).with("state", state);
        for (int i = 0; i < more.length; i += 2) {
            form = form.with(more[i], more[i + 1]);
        }
        return form.send();
    }

    static String placeId(Page places, String name) {
        return places.document().select("h2").stream()
                .filter(heading -> heading.text().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No place " + name))
                .id()
                .substring(2);
    }

    /** Somebody new on a register, approved between two days, and on duty where times are given. */
    String professional(
            Visitor keeper,
            String profession,
            String name,
            LocalDate from,
            LocalDate until,
            String team,
            String postcode,
            String... duty) {
        String number = profession.equals("amhp")
                ? "SW" + (10_000_000 + new Random().nextInt(89_000_000))
                : String.valueOf(1_000_000 + new Random().nextInt(8_999_999));
        Page made = keeper.open("/workforce/new")
                .form("/workforce/new")
                .with("profession", profession)
                .with("name", name)
                .with("registration", number)
                .with("standing", "registered")
                .with("from-day", String.valueOf(from.getDayOfMonth()))
                .with("from-month", String.valueOf(from.getMonthValue()))
                .with("from-year", String.valueOf(from.getYear()))
                .with("until-day", String.valueOf(until.getDayOfMonth()))
                .with("until-month", String.valueOf(until.getMonthValue()))
                .with("until-year", String.valueOf(until.getYear()))
                .with("worksFor", team)
                .with("postcode", postcode)
                .send();
        if (!made.heading().equals(name)) {
            throw new AssertionError(made.text());
        }
        if (duty.length == 2) {
            Page planned = made.form("/duty")
                    .with("starts", duty[0])
                    .with("ends", duty[1])
                    .send();
            if (!planned.text().contains("On duty")) {
                throw new AssertionError(planned.text());
            }
        }
        return made.path().substring("/workforce/".length());
    }

    /** The six fields on a phone. */
    Form beginning(Visitor officer, String power, String who, String age) {
        return officer.open("/crisis/new")
                .form("/crisis/new")
                .with("power", power)
                .with("with", "nurse")
                .with("where", "High Street, Grays, RM17 6SL")
                .with("who", who)
                .with("age", age);
    }

    /** The case that was begun; where somebody very like whom it is about is held already, of somebody else. */
    static UUID id(Page answer) {
        Page page = answer.text().contains("perhaps held already")
                ? answer.form("/crisis/new").with("same", "none").send()
                : answer;
        return UUID.fromString(page.path().substring("/crisis/".length()).split("/", 2)[0]);
    }

    Page record(Visitor visitor, UUID id, String kind, String... answers) {
        Form form = visitor.open("/crisis/" + id + "/do/" + kind).form("/do/" + kind);
        for (int i = 0; i < answers.length; i += 2) {
            form = form.with(answers[i], answers[i + 1]);
        }
        return form.send();
    }

    /** Presses the button that names a place or a person. */
    static Page press(Page page, String button) {
        Element pressed = page.document().select("button").stream()
                .filter(each -> each.text().equals(button))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No button " + button + ": "
                        + page.document().select("button").eachText()));
        String action = Objects.requireNonNull(pressed.closest("form"))
                .select("input[name=place], input[name=professional]")
                .getFirst()
                .val();
        return page.formIn("form:has(input[value=" + action + "]), td:has(input[value=" + action + "])", page.path())
                .send();
    }

    /** The row of a table whose first cell has these words. */
    static String row(Page page, String first) {
        return page.document().select("tr").stream()
                .filter(row -> row.child(0).text().contains(first))
                .map(org.jsoup.nodes.Element::text)
                .findFirst()
                .orElse("");
    }

    Detention found(UUID id) {
        return cases.find(id).orElseThrow();
    }
}
