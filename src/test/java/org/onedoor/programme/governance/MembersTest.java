package org.onedoor.programme.governance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.platform.time.London;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Members with lived experience: an account, papers in plain language, what they say of coming and of its cost. */
@OneDoorTest
class MembersTest {
    private static final Pattern PASSWORD = Pattern.compile("shown only now: ([a-z0-9-]{14})");

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Entries entries;

    private Visitor host;
    private String word;
    private Page group;
    private Page meeting;

    @BeforeEach
    void aGroupMeets() {
        host = visitor("governance", GroupsTest.ESSEX);
        word = Typed.word();
        group = Typed.seat(Typed.group(host, "With experience " + word, word), "lived-experience", null);
        meeting = Typed.day(
                        group.form("/meetings").with("many", "1"),
                        "first",
                        entries.today().plusDays(12))
                .send()
                .follow(London.day(entries.today().plusDays(12)));
    }

    private Visitor visitor(String role, UUID organisation) {
        return new Visitor(port).signIn(cast.account(role, organisation, null).username());
    }

    private Page given(Page page, String username) {
        String seat = page.document()
                .select("select[name=member-seat] option")
                .eachAttr("value")
                .getLast();
        return page.form("/member")
                .with("member-seat", seat)
                .with("username", username)
                .with("called", "Kim")
                .send();
    }

    private Visitor signedIn(String username, String password) {
        Visitor member = new Visitor(port);
        Page home = member.open("/sign-in")
                .form("/sign-in")
                .with("username", username)
                .with("password", password)
                .send();
        assertThat(home.text()).contains("My groups");
        return member;
    }

    private Page paper(String address, String plain) {
        Page added = host.open(meeting.path())
                .form("/paper")
                .with("title", "Beds " + word)
                .with("class", "Discussion")
                .with("considered", "Yes")
                .with("rationale", "It is about beds for people in a crisis")
                .send();
        Visitor.Form form = added.form("/hand-in").with("text-address", address);
        return (plain.isEmpty() ? form : form.with("plain-address", plain)).send();
    }

    @Test
    @Shows("S16")
    void membersWithLivedExperienceHaveAccountsPapersInPlainLanguageAndSayWhetherTheyComeAndWhatItCost() {
        Page wrong = given(group, "Not a user name");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.document().select("#username").val()).isEqualTo("Not a user name");
        Page made = given(wrong, word);
        Matcher password = PASSWORD.matcher(made.text());
        assertThat(password.find()).isTrue();
        assertThat(made.text()).contains("signs in as " + word);
        assertThat(host.open(group.path()).text()).doesNotContain(password.group(1));
        Visitor member = signedIn(word, password.group(1));

        assertThat(paper("https://example.org/beds", "").text()).contains("1 paper has no version in plain language");
        Page mine = member.open("/membership");
        assertThat(mine.text())
                .contains(
                        "With experience " + word,
                        "You sit there as: person with lived experience",
                        "there is no version in plain language yet");
        assertThat(mine.form("/plain").send().text()).contains("is asked for a version in plain language");
        assertThat(host.open("/tasks").text()).contains("a version in plain language: a member asks for it");
        host.open(meeting.path())
                .form("/hand-in")
                .with("text-address", "https://example.org/beds")
                .with("plain-address", "https://example.org/beds-in-plain-words")
                .send();
        Page plain = member.open("/membership");
        assertThat(plain.document()
                        .select("a[href=https://example.org/beds-in-plain-words]")
                        .text())
                .isEqualTo("Beds %s, in plain language".formatted(word));

        Page unsaid =
                plain.form("/comes").with("needs", "A break after an hour").send();
        assertThat(unsaid.status()).isEqualTo(422);
        assertThat(unsaid.document().select("textarea[name=needs]").text()).isEqualTo("A break after an hour");
        assertThat(unsaid.form("/comes").with("coming", "part").send().text())
                .contains("comes for part of it: A break after an hour");
        Page amount = member.open("/membership")
                .form("/spent")
                .with("spent", "Bus to Chelmsford")
                .with("amount", "twelve")
                .send();
        assertThat(amount.text()).contains("Write an amount in pounds up to £1,000, such as 12.40");
        assertThat(amount.form("/spent").with("amount", "£12.40").send().text())
                .contains("£12.40, Bus to Chelmsford: waits to be paid");

        Page kept = host.open(meeting.path());
        assertThat(kept.text())
                .contains("comes for part of it. A break after an hour", "£12.40, Bus to Chelmsford")
                .doesNotContain("no version in plain language");
        assertThat(visitor("governance", GroupsTest.THURROCK)
                        .open(meeting.path())
                        .text())
                .doesNotContain("A break after an hour")
                .doesNotContain("Bus to Chelmsford");
        Page why = kept.form("/expense").with("paid", "not-paid").send();
        assertThat(why.status()).isEqualTo(422);
        assertThat(why.text()).contains("Say why not");
        why.form("/expense").with("paid", "paid").send();
        assertThat(member.open("/membership").text()).contains("£12.40, Bus to Chelmsford: paid");
    }

    @Test
    void aMemberSeesNothingOfAnyPersonNorOfAPartnersWorkAndLosesTheAccountWithTheSeat() {
        Page made = given(group, word);
        Matcher password = PASSWORD.matcher(made.text());
        assertThat(password.find()).isTrue();
        Visitor member = signedIn(word, password.group(1));
        for (String path : new String[] {"/referrals", "/people", "/figures", "/admin/jobs", "/referrals/new"}) {
            assertThat(member.open(path).status()).as(path).isEqualTo(403);
        }
        assertThat(member.open("/plans").status()).isEqualTo(200);
        Page seen = member.open(meeting.path());
        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.document().select("main form")).isEmpty();
        assertThat(host.open(meeting.path()).form("/issue").by(member).send().status())
                .isIn(403, 409);
        assertThat(host.open(meeting.path()).text()).contains("Not issued yet");
        Page taken = host.open(group.path());
        Page again = given(
                Typed.seat(Typed.group(host, "Second " + word, word + "-second"), "lived-experience", null), word);
        assertThat(again.text()).contains("They sit in this group too");
        taken.form("/seat-end").send();
        assertThat(member.open("/membership").text()).contains("Second " + word).doesNotContain("With experience");
        host.open(again.path()).form("/seat-end").send();
        Page refused = new Visitor(port)
                .open("/sign-in")
                .form("/sign-in")
                .with("username", word)
                .with("password", password.group(1))
                .send();
        assertThat(refused.path()).startsWith("/sign-in");
    }
}
