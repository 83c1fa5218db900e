package org.onedoor.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a plan's file is called when it has no title, and what is said of one whose letters are broken. */
@OneDoorTest
class PlanUploadTest {
    private static final String TABLE =
            "No.,Action,Timescale\n1.1,Open the first door,March 2020\n1.2,Open the second door,From April 2019\n";

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    private String word;
    private Visitor business;

    @BeforeEach
    void signIn() {
        word = UUID.randomUUID().toString().substring(0, 8).replaceAll("\\d", "x");
        business = new Visitor(port)
                .signIn(cast.account("governance", PlanImportsTest.ESSEX, null).username());
    }

    private Page send(String name, byte[] file) {
        return business.open("/plans/new").form("/plans").sendWith("file", name, file);
    }

    private static byte[] with(byte[] file, String before, int... bytes) {
        int at = new String(file, StandardCharsets.ISO_8859_1).indexOf(before);
        byte[] all = Arrays.copyOf(file, file.length + bytes.length);
        System.arraycopy(file, at, all, at + bytes.length, file.length - at);
        for (int i = 0; i < bytes.length; i++) {
            all[at + i] = (byte) bytes[i];
        }
        return all;
    }

    @Test
    void aTableOfThreeColumnsIsReadByTheirNamesAndCalledByItsFile() {
        Page review = send(word + "-doors-of-essex-2024-25.csv", TABLE.getBytes(StandardCharsets.UTF_8));
        assertThat(review.status()).as(review.text()).isEqualTo(200);
        assertThat(review.text()).contains("2 actions in 1 section").doesNotContain("No row names the columns");
        Page plan = review.form("/confirm").send();
        String capital = Character.toUpperCase(word.charAt(0)) + word.substring(1);
        assertThat(plan.heading()).contains(capital + " Doors of Essex 2024-25");
        assertThat(plan.text()).contains("Open the first door", "March 2020");
        assertThat(plan.document().select("tbody tr")).hasSize(2);
    }

    @Test
    void twoFilesWithoutATitleAreTwoPlansAndANewerFileIsOfThePlanThatWasChosen() {
        byte[] file = TABLE.getBytes(StandardCharsets.UTF_8);
        Page first = business.open("/plans/new")
                .form("/plans")
                .with("title", "First plan of " + word)
                .sendWith("file", "plan.csv", file)
                .form("/confirm")
                .send();
        Page second = business.open("/plans/new")
                .form("/plans")
                .with("title", "Second plan of " + word)
                .sendWith("file", "plan.csv", file)
                .form("/confirm")
                .send();
        assertThat(first.heading()).contains("First plan of " + word);
        assertThat(second.heading()).contains("Second plan of " + word);
        assertThat(second.path()).isNotEqualTo(first.path());

        Page taken = business.open("/plans/new")
                .form("/plans")
                .with("title", "First plan of " + word)
                .sendWith("file", "plan.csv", file);
        assertThat(taken.status()).isEqualTo(422);
        assertThat(taken.document().select("#title-error").text())
                .contains("There is a plan 'First plan of " + word + "' already");
        assertThat(taken.document().select("#title").val()).isEqualTo("First plan of " + word);

        Page newer = business.open("/plans/new")
                .form("/plans")
                .with("of", first.path().substring("/plans/".length()))
                .sendWith("file", "other.csv", TABLE.replace("second", "third").getBytes(StandardCharsets.UTF_8));
        assertThat(newer.path()).startsWith(first.path() + "/files/2");
        assertThat(newer.text()).contains("1 difference");
    }

    @Test
    void brokenLettersAreLocatedAndNothingIsRead() {
        byte[] text = Concordat.bytes();
        Page broken = send("plan.txt", with(text, "Undertaking an audit", 0xFF, 0xFE));
        assertThat(broken.status()).isEqualTo(422);
        assertThat(broken.text()).contains("Line 39 of the file is not UTF-8", "(FF FE)", "save it as UTF-8 text");
        Page alone = send("doors.csv", with(TABLE.getBytes(StandardCharsets.UTF_8), "second", 0xFF, 0xFE));
        assertThat(alone.status()).isEqualTo(422);
        assertThat(alone.text()).contains("Line 3 of the file is not UTF-8");
        byte[] marked = with(with(TABLE.getBytes(StandardCharsets.UTF_8), "No.", 0xEF, 0xBB, 0xBF), "first", 0x93);
        assertThat(send("doors.csv", marked).text()).contains("Line 2 of the file is not UTF-8");
    }

    @Test
    void aFileThatWindowsWroteIsTakenAndThatIsSaid() {
        String text = TABLE.replace("first door", "first door – the café’s £5");
        Page review = send(word + ".csv", text.getBytes(Charset.forName("windows-1252")));
        assertThat(review.status()).as(review.text()).isEqualTo(200);
        assertThat(review.text()).contains("Line 2: The file is not UTF-8", "Windows-1252");
        assertThat(review.form("/confirm").send().text()).contains("the café’s £5");
    }

    @Test
    void aFileThatIsNotConfirmedIsOnlyForThoseWhoCouldConfirmIt() {
        Page review = send(word + ".csv", TABLE.getBytes(StandardCharsets.UTF_8));
        Visitor police = new Visitor(port)
                .signIn(cast.account("police", PlanImportsTest.ESSEX_POLICE, null)
                        .username());
        for (String part : new String[] {"", "/original", "/rewritten"}) {
            assertThat(police.open(review.path() + part).status()).as(part).isEqualTo(404);
        }
        review.form("/confirm").send();
        assertThat(police.open(review.path()).status()).isEqualTo(200);
    }

    @Test
    void evidenceThatCanRunOrIsNotWhatItSaysIsRefusedAndADayOfLongAgoToo() {
        Page plan = send(word + ".csv", TABLE.getBytes(StandardCharsets.UTF_8))
                .form("/confirm")
                .send();
        String action = plan.path() + "/actions/1.1/do/";
        for (String name : new String[] {"tool.exe", "page.html", "letter.docm", "letter.docx", "picture.png"}) {
            Page refused = business.open(action + "attach-evidence")
                    .form("/attach-evidence")
                    .with("title", "Log of use")
                    .with("words", "It shows each week")
                    .sendWith("file", name, "<html>MZ</html>".getBytes(StandardCharsets.UTF_8));
            assertThat(refused.status()).as(name).isEqualTo(422);
            assertThat(refused.document().select("#file-error").text()).contains("'" + name + "' is ");
            assertThat(refused.document().select("#title").val()).isEqualTo("Log of use");
        }
        Page old = business.open(action + "log-update")
                .form("/log-update")
                .with("words", "It began.")
                .with("on-year", "1")
                .send();
        assertThat(old.status()).isEqualTo(422);
        assertThat(old.text()).contains("Give a day of the last 30 years", "It began.");
    }
}
