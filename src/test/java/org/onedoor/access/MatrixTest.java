package org.onedoor.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.access.Endpoints.Endpoint;
import org.onedoor.access.Endpoints.Subjects;
import org.onedoor.access.Policy.Cell;
import org.onedoor.access.Relationships.Relationship;
import org.onedoor.frontdoor.Doing;
import org.onedoor.organisation.Organisation;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Every page and form about one person or one referral, made from the application's own list of them, as each kind of
 * account and in each state of relationship: nobody gets what the policy does not give, and somebody out of reach is
 * answered exactly as somebody who does not exist.
 */
@OneDoorTest
class MatrixTest {
    private static final String PRACTICE = "F81028";
    private static final String OTHER_PRACTICE = "F81029";

    /** Those who sit at a desk; a link, a machine, the person and the carer come by other ways and have tests of their own. */
    private static final Set<String> NO_DESK = Set.of("link", "machine", "person", "carer");

    /** What answers for itself whether or not the person is known to the one who asks, with tests of its own. */
    private static final Set<String> NOT_BY_RELATIONSHIP =
            Set.of("access-log", "emergency", "open", "crisis-card", "end-of-life");

    @LocalServerPort
    int port;

    @Autowired
    Endpoints endpoints;

    @Autowired
    Policy policy;

    @Autowired
    Cast cast;

    @Autowired
    Doing doing;

    @Autowired
    Relationships relationships;

    @Autowired
    DomainTime time;

    private ReachStates states;

    private Subjects related;
    private Subjects ended;
    private Subjects stranger;
    private Subjects inIncident;
    private Subjects throughGlass;
    private Subjects objecting;
    private final Subjects absent = new Subjects(UUID.randomUUID(), "OD-2222-3333");

    static Stream<String> roles() {
        return Policy.load().roles().stream().filter(role -> !NO_DESK.contains(role));
    }

    @BeforeEach
    void people() {
        states = new ReachStates(time.instant());
        Account gp = cast.gp(OTHER_PRACTICE);
        related = referred(gp);
        ended = referred(gp);
        stranger = referred(gp);
        inIncident = referred(gp);
        throughGlass = referred(gp);
        objecting = referred(gp);
    }

    private Subjects referred(Account gp) {
        String reference = doing.referral(gp.actor());
        return new Subjects(doing.person(reference), reference);
    }

    @ParameterizedTest
    @MethodSource("roles")
    void nobodyGetsWhatThePolicyDoesNotGiveAndOutOfReachIsLikeAbsent(String role) {
        UUID practice = Organisation.idOfOds(PRACTICE);
        CurrentActor.run(Actor.SYSTEM, () -> {
            for (Subjects each : List.of(related, ended, objecting)) {
                relationships.begin(
                        each.person(), List.of(new Relationship(practice, null, "referral", each.person())));
            }
            relationships.endNow(ended.person(), ended.person());
        });
        Account account = cast.account(role, practice, null);
        states.inIncident(inIncident.person(), account);
        states.throughGlass(throughGlass.person(), account);
        states.objecting(objecting.person());
        Visitor visitor = new Visitor(port).signIn(account.username());
        Page home = visitor.open("/notifications");
        List<String> wrong = new ArrayList<>();
        int asked = 0;
        int objected = 0;
        for (Endpoint endpoint : endpoints.all()) {
            Cell cell = policy.cell(endpoint.dataClass(), role).orElse(Cell.of(""));
            Page toRelated = ask(home, endpoint, related);
            Page toEnded = ask(home, endpoint, ended);
            Page toStranger = ask(home, endpoint, stranger);
            Page toAbsent = ask(home, endpoint, absent);
            // the crisis plan's page shows the card as well, to whoever may state a need
            boolean card = endpoint.dataClass().equals("crisis-plan")
                    && policy.cell("crisis-card", role).orElse(Cell.of("")).incident();
            Page toIncident = card ? toAbsent : ask(home, endpoint, inIncident);
            Page throughTheGlass = ask(home, endpoint, throughGlass);
            asked++;
            String what = role + " " + endpoint.method() + " " + endpoint.pattern() + " (" + endpoint.dataClass() + ")";
            if (!cell.allows(endpoint.action()) && !endpoint.dataClass().equals("open")) {
                for (Page page : List.of(toRelated, toEnded, toStranger, toAbsent)) {
                    // whoever may read what they may not write may be told what is wrong with a form before that
                    boolean refused = Set.of(403, 404).contains(page.status())
                            || (page == toRelated
                                    && cell.allows(Action.READ)
                                    && Set.of(409, 422).contains(page.status()));
                    if (!refused) {
                        wrong.add(what + " is not the role's, and is answered " + page.status());
                    }
                }
            }
            if (NOT_BY_RELATIONSHIP.contains(endpoint.dataClass())) {
                continue;
            }
            for (Map.Entry<String, Page> page : Map.of(
                            "of a stranger",
                            toStranger,
                            "after the end",
                            toEnded,
                            "in an incident, where a need was stated",
                            toIncident,
                            "through broken glass",
                            throughTheGlass)
                    .entrySet()) {
                if (!Set.of(403, 404).contains(page.getValue().status())) {
                    wrong.add("%s %s is answered %d"
                            .formatted(what, page.getKey(), page.getValue().status()));
                }
                if (!said(page.getValue()).equals(said(toAbsent))) {
                    wrong.add("%s %s is not answered as for nobody: %s | %s"
                            .formatted(what, page.getKey(), said(page.getValue()), said(toAbsent)));
                }
            }
            if (Shareable.ofData(endpoint.dataClass()).isPresent()) {
                objected++;
                Page toObjecting = ask(home, endpoint, objecting);
                if (!Set.of(403, 404).contains(toObjecting.status())) {
                    wrong.add(what + " is objected to, and is answered " + toObjecting.status());
                }
            }
            boolean theirs = cell.relationship() && cell.allows(endpoint.action());
            if (theirs && endpoint.whole() && Set.of(403, 404).contains(toRelated.status())) {
                wrong.add(what + " is the role's, and is answered " + toRelated.status() + ": " + toRelated.heading());
            }
        }
        assertThat(asked).as("pages and forms about one person or referral").isGreaterThan(50);
        assertThat(objected).as("of what a person can object to").isGreaterThan(5);
        assertThat(wrong).isEmpty();
        boolean breaks = policy.cell("emergency", role).orElse(Cell.of("")).breaks();
        assertThat(visitor.open("/people/" + throughGlass.person() + "/emergency")
                        .status())
                .as("what the glass was broken for")
                .isIn(breaks ? List.of(200) : List.of(403, 404));
        assertThat(visitor.open("/people/" + stranger.person() + "/emergency").status())
                .as("where it was not")
                .isIn(breaks ? List.of(404) : List.of(403, 404));
    }

    private static String said(Page page) {
        return page.status() + " " + page.document().select("main").text().replaceAll("[0-9a-f]{8}", "");
    }

    private static Page ask(Page home, Endpoint endpoint, Subjects about) {
        String path = endpoint.about(about);
        return endpoint.method().equals("GET")
                ? home.visitor().open(path)
                : home.form("/sign-out").to(path).send();
    }
}
