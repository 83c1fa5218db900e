package org.onedoor.programme.governance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.organisation.Organisation;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Groups, over HTTP and without script: made, filled, found to overlap, found to be nobody's. */
@OneDoorTest
class GroupsTest {
    static final UUID ESSEX = Organisation.idOfSlug("essex-county-council");
    static final UUID THURROCK = Organisation.idOfSlug("thurrock-council");
    static final UUID POLICE = Organisation.idOfSlug("essex-police");

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    private Visitor essex;
    private String word;

    @BeforeEach
    void signIn() {
        essex = visitor("governance", ESSEX);
        word = "topic" + UUID.randomUUID().toString().substring(0, 8);
    }

    private Visitor visitor(String role, UUID organisation) {
        return new Visitor(port).signIn(cast.account(role, organisation, null).username());
    }

    private Visitor.Form filled(String title, String scope, String... more) {
        Map<String, String> fields = new LinkedHashMap<>(Map.of(
                "title",
                title,
                "purpose",
                "Settles what belongs to " + word,
                "kind",
                "Supporting group",
                "scope",
                scope,
                "justification",
                "Nobody else looks after it"));
        for (int i = 0; i < more.length; i += 2) {
            fields.put(more[i], more[i + 1]);
        }
        Visitor.Form form = essex.open("/registers/group/new").form("/new");
        for (Map.Entry<String, String> field : fields.entrySet()) {
            form = form.with(field.getKey(), field.getValue());
        }
        return form;
    }

    private Page seated(Page group, UUID organisation) {
        assertThat(group.status()).as(group.text()).isEqualTo(200);
        return group.form("/seat")
                .with("seat", "statutory")
                .with("organisation", organisation.toString())
                .with("position", "Senior responsible owner")
                .send();
    }

    @Test
    @Shows("S35")
    void beforeANewGroupIsMadeThoseThatDoSomethingAlikeAreShownAndItsReasonIsAsked() {
        Page first = filled("First " + word, word + ", rota").send();
        assertThat(first.heading()).endsWith("First " + word);
        Page second = filled("Second " + word, word.toUpperCase(java.util.Locale.ROOT) + ", beds", "justification", "")
                .send();
        assertThat(second.text()).contains("something alike already", "First " + word, word);
        assertThat(second.hasLink("First " + word)).isTrue();
        Page unreasoned = second.form("/new").send();
        assertThat(unreasoned.status()).isEqualTo(422);
        assertThat(unreasoned.title()).startsWith("Error: ");
        assertThat(unreasoned.text()).contains("Why it was set up", "First " + word);
        Page made = unreasoned
                .form("/new")
                .with("justification", "The first group cannot speak for the wards")
                .send();
        assertThat(made.heading()).endsWith("Second " + word);
        assertThat(made.text()).contains("The first group cannot speak for the wards");
    }

    @Test
    @Shows("S32")
    void groupsThatShareScopeAndMembersAreProposedForMergingAndThoseWithoutParentOrMembersAreListed() {
        Page board = filled("Board " + word, word + "-board", "kind", "Board")
                .with("seen", "1")
                .send();
        String parent = board.path().substring("/registers/group/".length());
        Page one = filled("One " + word, word + ", rota")
                .with("seen", "1")
                .with("parent", parent)
                .with("frequency", "8")
                .with("review-day", "1")
                .with("review-month", "6")
                .with("review-year", "2020")
                .send();
        one = seated(seated(one, ESSEX), POLICE);
        Page two = filled("Two " + word, word + ", beds").with("seen", "1").send();
        two = seated(seated(two, POLICE), THURROCK);
        two = seated(two, ESSEX);
        assertThat(one.text())
                .contains("Board " + word, "Senior responsible owner", "Essex Police", "Was due 1 Jun 2020");
        Page together = essex.open("/groups");
        assertThat(together.text())
                .contains(
                        "Could One %s be merged into Two %s?".formatted(word, word),
                        "Essex County Council; Essex Police",
                        "Two %s: It reports to nobody.".formatted(word));
        assertThat(together.text()).doesNotContain("One %s: ".formatted(word));
        assertThat(essex.open("/registers/group?status=open&due=1&q=" + word).text())
                .contains("One " + word)
                .doesNotContain("Two " + word);
        Page ended = essex.open(two.path());
        for (int i = 0; i < 2; i++) {
            ended = ended.form("/seat-end").send();
        }
        assertThat(ended.text()).contains("The seat ended today", "Seat ended");
    }

    @Test
    void theImplementationGroupComesWithItsEightFunctionsAndNamesNoPerson() {
        Page sig = essex.open("/registers/group/set-strategy-implementation-group");
        for (String letter : "abcdefgh".split("")) {
            assertThat(sig.text()).contains(letter + ") ");
        }
        assertThat(sig.text())
                .contains(
                        "Horizon scanning",
                        "Person with lived experience",
                        "Health and Wellbeing Boards",
                        "Business manager")
                .doesNotContain("Richard", "Watson");
    }

    @Test
    void onlyTheGovernanceStaffOfItsHostChangeAGroupAndAReaderIsToldSo() {
        Page group = filled("Hosted " + word, word).send();
        for (Visitor other : new Visitor[] {visitor("governance", THURROCK), visitor("police", POLICE)}) {
            Page seen = other.open(group.path());
            assertThat(seen.text()).contains("This is for the governance staff of the organisation that owns it");
            assertThat(seen.document().select("form[action$=/seat]")).isEmpty();
            Page form = other.open(group.path() + "/change");
            assertThat(form.text()).contains("This is not yours to do");
        }
        assertThat(visitor("police", POLICE).open("/registers/group/new").text())
                .contains("This is not yours to do");
        assertThat(visitor("gp", ESSEX).open("/registers/group/new").status()).isEqualTo(403);
        assertThat(visitor("gp", ESSEX).open(group.path()).status()).isEqualTo(200);
        assertThat(essex.open("/registers/group/nothing-of-this-name").status()).isEqualTo(404);
        assertThat(essex.open("/registers/no-such-register").status()).isEqualTo(404);
    }

    @Test
    void ofTwoEditorsTheSecondLosesNothingTheyTyped() {
        Page group = filled("Edited " + word, word).send();
        Page slow = essex.open(group.path() + "/change");
        Page quick = essex.open(group.path() + "/change");
        Page saved = quick.form("/change")
                .with("status", "Meeting")
                .with("reason", "It met for the first time")
                .send();
        assertThat(saved.text()).contains("It met for the first time", "was Proposed, is now Meeting");
        Page late = slow.form("/change")
                .with("purpose", "Another purpose altogether")
                .send();
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text()).contains("This was not saved", "Another purpose altogether");
        Page again = late.form("/change").send();
        assertThat(again.text()).contains("Another purpose altogether", "was Meeting, is now Proposed");
    }

    @Test
    void whatIsWrongIsSaidAtItsFieldAndWhatWasTypedStays() {
        Page wrong = filled("ab", "", "purpose", "short")
                .with("frequency", "often")
                .with("established-day", "31")
                .with("established-month", "2")
                .with("established-year", "2026")
                .send();
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.document().select(".nhsuk-error-summary a").eachText())
                .contains(
                        "Name of the group: write at least 3 characters",
                        "Purpose: write at least 10 characters",
                        "Scope: write it, it may not be empty",
                        "Meets every (weeks): write a whole number",
                        "Established: give a real day, like 27 3 2026");
        assertThat(wrong.document().select("#frequency").val()).isEqualTo("often");
        Page nobody = filled("Empty " + word, word).send().form("/seat").send();
        assertThat(nobody.status()).isEqualTo(422);
        assertThat(nobody.text()).contains("Choose what the seat is for");
    }

    @Test
    void theListIsAFileASpreadsheetCannotRun() {
        filled("=HYPERLINK(\"http://evil\") " + word, word).send();
        filled("x".repeat(290) + word.substring(0, 8), word).with("seen", "1").send();
        String file = new String(essex.fetch("/registers/group/export?q=" + word), StandardCharsets.UTF_8);
        assertThat(file).startsWith("\uFEFFCode,Name,Owner,Status,Review,Purpose");
        assertThat(file).contains("\"'=HYPERLINK(\"\"http://evil\"\") " + word + "\"");
        assertThat(file.lines().count()).isEqualTo(3);
        assertThat(essex.open("/registers/group?q=%25&page=nonsense&owner=x&status=y")
                        .status())
                .isEqualTo(200);
    }
}
