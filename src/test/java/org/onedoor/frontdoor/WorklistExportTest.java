package org.onedoor.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.people.Details;
import org.onedoor.people.Gender;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A list as a file: what the view and its filters show, for a reason that is kept, and nothing that runs. */
@OneDoorTest
class WorklistExportTest {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Intake intake;

    @Autowired
    DomainTime time;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aFilterThatNoListHasIsNamedOnTheListAndNoFileIsMadeWithoutIt() {
        Account own = cast.account("gp", cast.gp("F81047").organisationId(), UUID.randomUUID());
        Intake.Received urgent = refer(own, Priority.URGENT);
        Visitor visitor = new Visitor(port).signIn(own.username());
        for (String filter : new String[] {"state=NONSENSE", "priority=nonsense"}) {
            String name = filter.replace("=", " '") + "'";
            Page list = visitor.open("/referrals?view=sent&" + filter);
            assertThat(list.text()).contains("It was left out: the " + name, urgent.reference());
            Page file = visitor.open("/referrals/export?view=sent&" + filter);
            assertThat(file.status()).isEqualTo(422);
            assertThat(file.text()).contains("No list has the " + name);
        }
        assertThat(visitor.open("/referrals?view=nonsense").text()).contains("the view 'nonsense'");
        assertThat(visitor.open("/referrals?view=sent&state=&priority=urgent").text())
                .doesNotContain("It was left out");
    }

    @Test
    void aFileOfMoreThanAPageHoldsEachOnce() {
        Account own = cast.account("gp", cast.gp("F81047").organisationId(), UUID.randomUUID());
        List<String> sent = IntStream.range(0, 104)
                .mapToObj(_ -> refer(own, Priority.ROUTINE).reference())
                .toList();
        String file = new Visitor(port)
                .signIn(own.username())
                .open("/referrals/export?view=sent")
                .form("/referrals/export")
                .with("reason", "Review of waits")
                .send()
                .document()
                .wholeText();
        assertThat(Pattern.compile("OD-[0-9A-Z]{4}-[0-9A-Z]{4}")
                        .matcher(file)
                        .results()
                        .map(MatchResult::group))
                .containsExactlyInAnyOrderElementsOf(sent);
    }

    @Test
    void theFileHoldsTheRowsOfTheViewAndTheReasonIsInTheAuditOfEveryoneInIt() {
        Account own = cast.account("gp", cast.gp("F81047").organisationId(), UUID.randomUUID());
        Intake.Received urgent = refer(own, Priority.URGENT);
        Intake.Received routine = refer(own, Priority.ROUTINE);
        Visitor visitor = new Visitor(port).signIn(own.username());

        Page form = visitor.open("/referrals?view=sent&priority=urgent").follow("Take this list as a file");
        assertThat(form.text()).contains("The file has 1 referral of the view Sent by us", "Filters: urgent");
        Page refused = form.form("/referrals/export").with("reason", "x").send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.document().select("[name=reason]").val()).isEqualTo("x");

        String why = "Review of waits " + UUID.randomUUID();
        String file = refused.form("/referrals/export")
                .with("reason", why)
                .send()
                .document()
                .wholeText();
        assertThat(file)
                .contains("OFFICIAL-SENSITIVE: personal data,Sent by us", "Filters,Urgent", "Rows,1", "Test gp")
                .contains(urgent.reference(), "\"'=SUM(A1), Robin\"")
                .doesNotContain(routine.reference());
        assertThat(jdbc.sql("""
                        select count(*) from platform.audit
                         where what = :what and :person = any(subject_ids)
                        """)
                        .param("what", "Export of the list 'Sent by us': " + why)
                        .param("person", urgent.personId())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private Intake.Received refer(Account account, Priority priority) {
        Details any = Cast.somebody(new Random());
        Details person = new Details(
                any.nhsNumber(),
                "=sum(a1)",
                "Robin",
                null,
                any.birthDate(),
                Gender.FEMALE,
                any.addressLine(),
                any.postcode(),
                any.phone(),
                null,
                "F81088",
                null,
                false,
                false,
                null);
        return CurrentActor.as(
                account.actor(),
                () -> intake.submit(
                        Cast.submission(person, Door.GP, priority, time.instant(), "Low for months"), null));
    }
}
