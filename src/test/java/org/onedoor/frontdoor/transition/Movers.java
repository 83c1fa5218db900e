package org.onedoor.frontdoor.transition;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.directory.Service;
import org.onedoor.frontdoor.Care;
import org.onedoor.frontdoor.Doing;
import org.onedoor.frontdoor.Door;
import org.onedoor.frontdoor.Intake;
import org.onedoor.frontdoor.Outcome;
import org.onedoor.frontdoor.Priority;
import org.onedoor.people.Details;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What tests of the move to adult services do again and again, each by the act or the page that everybody uses. */
@OneDoorTest
abstract class Movers {
    static final String CHILDREN = "cypmhs";
    static final String ADULT = "young-adults-18-25";

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Doing doing;

    @Autowired
    Intake intake;

    @Autowired
    Care care;

    @Autowired
    Transitions transitions;

    @Autowired
    TransitionSweep sweep;

    @Autowired
    RebuildTransitions rebuild;

    @Autowired
    TransitionRepository repository;

    @Autowired
    DomainTime time;

    @Autowired
    JdbcClient jdbc;

    /** One open task. */
    record Task(String kind, UUID teamId, LocalDate due) {}

    String accepted(LocalDate born, Instant at) {
        return DomainTime.at(at, () -> {
            String reference = submitted(born, at);
            doing.accepted(reference, CHILDREN);
            return reference;
        });
    }

    String submitted(LocalDate born, Instant at) {
        Details any = Cast.somebody(new Random());
        Details young = new Details(
                any.nhsNumber(),
                any.familyName(),
                any.givenName(),
                null,
                born,
                any.gender(),
                any.addressLine(),
                any.postcode(),
                any.phone(),
                null,
                any.practiceOds(),
                null,
                false,
                false,
                null);
        return as(
                cast.gp(),
                () -> intake.submit(Cast.submission(young, Door.GP, Priority.ROUTINE, at, "Low since the summer"), null)
                        .reference());
    }

    /** All that comes before the birthday. */
    boolean ready(String reference, LocalDate on) {
        Account team = cast.clinician(CHILDREN);
        as(team, () -> transitions.plan(reference, "Wants to stay near college", null));
        as(team, () -> transitions.receiving(reference, Service.idOf(ADULT), null, null));
        as(team, () -> transitions.meetingHeld(reference, on, null, null));
        return true;
    }

    void end(String reference, Outcome outcome) {
        Account team = cast.clinician(CHILDREN);
        as(
                team,
                () -> care.outcome(
                        reference,
                        doing.now(reference).version(),
                        outcome,
                        List.of("person"),
                        "A college's own service has them",
                        null));
        as(team, () -> care.close(reference, doing.now(reference).version(), null));
    }

    /** The same person has a referral that the adult service accepted. */
    String adult(String reference) {
        String again = as(
                cast.navigator(),
                () -> intake.again(reference, Priority.ROUTINE, "Wants help to go on", null)
                        .reference());
        doing.accepted(again, ADULT);
        return again;
    }

    void swept() {
        sweep.run();
        sweep.run(); // what the first begins, the second looks at once more
    }

    Map<String, Task> tasks(String reference) {
        return jdbc.sql("""
                select kind, team_id, (due_at at time zone 'Europe/London')::date as due from work.task
                 where item = :item and state = 'open' and kind like 'transition-%'
                """).param("item", reference).query(Task.class).list().stream()
                .collect(Collectors.toMap(Task::kind, Function.identity()));
    }

    Task task(String reference, String kind) {
        return Objects.requireNonNull(tasks(reference).get(kind));
    }

    Account manager() {
        Account navigator = cast.navigator();
        return cast.account("manager", navigator.organisationId(), null);
    }

    Page step(Visitor visitor, String reference) {
        return visitor.open("/referrals/" + reference + "/do/plan-transition");
    }

    Page take(Visitor visitor, String reference, Map<String, String> fields) {
        Visitor.Form form = step(visitor, reference).form("/do/plan-transition");
        for (Map.Entry<String, String> field : fields.entrySet()) {
            form = form.with(field.getKey(), field.getValue());
        }
        return form.send();
    }

    Page followUp(Visitor visitor, String reference, String how, String words) {
        return visitor.open("/referrals/" + reference + "/do/follow-up-transition")
                .form("/do/follow-up-transition")
                .with("how", how)
                .with("words", words)
                .send();
    }

    static String row(Page page, String words) {
        return page.document().select("tr").stream()
                .map(org.jsoup.nodes.Element::text)
                .filter(text -> text.contains(words))
                .findFirst()
                .orElseThrow(() -> new AssertionError(words + " is on no row of " + page.text()));
    }

    LocalDate today() {
        return London.date(time.instant());
    }

    Visitor visit(Account account) {
        return new Visitor(port).signIn(account.username());
    }

    static <T> T as(Account account, java.util.function.Supplier<T> work) {
        return CurrentActor.as(account.actor(), work);
    }
}
