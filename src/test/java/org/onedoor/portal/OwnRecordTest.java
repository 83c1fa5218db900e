package org.onedoor.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Form;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.access.PersonAccounts;
import org.onedoor.frontdoor.Doing;
import org.onedoor.people.Person;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.record.Planning;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A person reads their own record once their team has looked through it, and has what is wrong put right. */
@OneDoorTest
class OwnRecordTest {
    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Planning planning;

    @Autowired
    PersonAccounts accounts;

    @Autowired
    DomainTime time;

    private Person person;
    private Visitor she;
    private Visitor team;

    @BeforeEach
    void somebodyWithNotes() {
        time.set(Instant.parse("2024-03-04T09:00:00Z"), 0);
        person = planning.somebody();
        UUID centre = cast.navigator().organisationId();
        Account own = cast.account("person", centre, null);
        accounts.tie(own.accountId(), person.personId());
        she = planning.visit(port, own);
        team = planning.visit(port, cast.clinician(Doing.PCN));
        note("Her sister Ann rang in confidence: she drinks again");
        note("Sleeps badly since the move. Was born in Leeds");
        note("Rash plan to leave tonight");
    }

    @AfterEach
    void today() {
        time.set(Instant.now(), 1);
    }

    private void note(String words) {
        team.open("/people/" + person.personId() + "/note")
                .form("/note")
                .with("words", words)
                .send();
    }

    /** The id of the entry whose box holds these words. */
    private static String entry(Page release, String words) {
        return release.document()
                .select("section:contains(" + words + ")")
                .getFirst()
                .id()
                .substring(2);
    }

    /** The requests to see a record that are open, of whomever. */
    private List<String> requests() {
        return jdbc.sql("select item from work.task where kind = 'record-asked' and state = 'open'")
                .query(String.class)
                .list();
    }

    /** Keeps back whatever is not decided yet; what a decision leaves on the timeline itself, too. */
    private void decideTheRest() {
        Page rest = team.open("/people/" + person.personId() + "/release");
        Form form = rest.form("/release");
        for (String name : rest.document().select("input[name^=decision-]").eachAttr("name").stream()
                .distinct()
                .toList()) {
            if (rest.document().select("input[name=" + name + "][checked]").isEmpty()) {
                form = form.with(name, "harm").with(name.replace("decision-", "reason-"), "Not for now");
            }
        }
        assertThat(form.send().text()).contains("Decided. The person sees at once what is shown");
    }

    @Test
    @Shows("C3.10b")
    void sheAsksHerTeamRedactsSheReadsTheRestAndHasSomethingPutRight() {
        assertThat(she.open("/me/record").text()).doesNotContain("Sleeps badly", "Leeds");
        List<String> before = requests();
        Page asked = she.open("/me/record").form("/me/record/ask").send();
        assertThat(asked.text()).contains("You see it by 4 Apr 2024");
        String reference = requests().stream()
                .filter(each -> !before.contains(each))
                .findFirst()
                .orElseThrow();
        Page release = team.tasksWith(reference).follow(reference);
        assertThat(release.path()).isEqualTo("/people/" + person.personId() + "/release");
        assertThat(release.text()).contains("must see it by 4 Apr 2024");
        String sister = entry(release, "Her sister Ann");
        String sleep = entry(release, "Sleeps badly");
        String rash = entry(release, "Rash plan");

        Page refused = release.form("/release")
                .with("decision-" + sister, "third-party")
                .with("decision-" + sleep, "released")
                .with("words-" + sleep, "Sleeps badly since the move.")
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Say why it is kept back");
        assertThat(refused.document().select("#words-" + sleep).text()).isEqualTo("Sleeps badly since the move.");
        assertThat(she.open("/me/record").text()).doesNotContain("Sleeps badly");
        Page decided = refused.form("/release")
                .with("reason-" + sister, "Told by her sister in confidence")
                .with("decision-" + rash, "harm")
                .with("reason-" + rash, "Would be read as a threat, with the psychologist on Monday")
                .send();
        assertThat(decided.text()).contains("Decided. The person sees at once what is shown");
        assertThat(decided.text()).contains("entries are left");
        assertThat(team.tasksWith(reference).text())
                .as("what is left is owed still")
                .contains(reference);
        decideTheRest();
        assertThat(team.tasksWith(reference).text()).doesNotContain(reference);

        Page hers = she.open("/me/record");
        assertThat(hers.text())
                .contains("Sleeps badly since the move.", "Note")
                .doesNotContain("Leeds", "Ann", "Rash plan", "confidence", "psychologist", "kept back");
        // The record itself is whole.
        assertThat(team.open("/people/" + person.personId() + "/timeline").text())
                .contains("Was born in Leeds", "Ann rang");

        Page wrong = hers.follow("This is wrong");
        Page empty = wrong.form("/me/record/" + sleep).with("words", " ").send();
        assertThat(empty.text()).contains("Write what is wrong, and what would be right");
        Page sent = empty.form("/me/record/" + sleep)
                .with("words", "I sleep badly since the burglary")
                .send();
        assertThat(sent.text()).contains("Your team answers you within a month", "your team has not answered yet");
        String correction = sent.text().replaceAll("(?s).*?(CQ-\\w{4}-\\w{4}).*", "$1");
        Page read = team.tasksWith(correction).follow(correction);
        assertThat(read.text()).contains("Sleeps badly since the move.", "I sleep badly since the burglary");
        Page unsaid = read.form("/corrections/" + correction).send();
        assertThat(unsaid.text()).contains("Choose what came of it", "Write the answer as the person will read it");
        Page answered = unsaid.form("/corrections/" + correction)
                .with("outcome", "corrected")
                .with("answer", "You are right. A new note says so")
                .send();
        assertThat(answered.text()).contains("Answered. The person reads it beside the entry", "Put right");
        assertThat(she.open("/me/record").document().select("#e-" + sleep).text())
                .contains(
                        "You say: I sleep badly since the burglary",
                        "It is put right. You are right. A new note says so");
        assertThat(team.open("/people/" + person.personId() + "/timeline").text())
                .contains("The person says: I sleep badly since the burglary");
    }

    @Test
    void nobodyElseReadsItNorLooksThroughItNorAnswers() {
        Page release = team.open("/people/" + person.personId() + "/release");
        String sleep = entry(release, "Sleeps badly");
        release.form("/release").with("decision-" + sleep, "released").send();
        she.open("/me/record/" + sleep)
                .form("/me/record/" + sleep)
                .with("words", "Not so")
                .send();
        String correction = she.open("/me/record").text().replaceAll("(?s).*?(CQ-\\w{4}-\\w{4}).*", "$1");
        Visitor elsewhere = planning.visit(port, cast.clinician("crht"));
        assertThat(elsewhere.open("/corrections/" + correction).status()).isEqualTo(404);
        assertThat(elsewhere.open("/people/" + person.personId() + "/release").status())
                .isEqualTo(404);
        assertThat(planning.visit(port, cast.vcse("positive-pathways"))
                        .open("/people/" + person.personId() + "/release")
                        .status())
                .isIn(403, 404);
        Person other = planning.somebody();
        Account another = cast.account("person", cast.navigator().organisationId(), null);
        accounts.tie(another.accountId(), other.personId());
        Visitor stranger = planning.visit(port, another);
        assertThat(stranger.open("/me/record").text()).doesNotContain("Sleeps badly");
        assertThat(stranger.open("/me/record/" + sleep).status()).isEqualTo(404);
        Page asked = she.open("/me/record").form("/me/record/ask").send();
        assertThat(asked.document().select("form[action$=/ask]")).isEmpty();
    }
}
