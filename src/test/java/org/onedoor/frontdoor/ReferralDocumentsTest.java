package org.onedoor.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.TestPostgres;
import org.onedoor.TestScanner;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The letters that go with a referral: kept as they were sent, known by what is in them, read by whoever may. */
@OneDoorTest
class ReferralDocumentsTest {
    private static final byte[] PDF = "%PDF-1.7\nDear colleague\n%%EOF".getBytes(StandardCharsets.UTF_8);

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Doing doing;

    @Autowired
    JdbcClient jdbc;

    private String reference = "";
    private Visitor gp;
    private Visitor navigator;
    private UUID accountId = new UUID(0, 0);

    @BeforeEach
    void sent() {
        reference = doing.referral(cast.gp().actor());
        gp = visit(cast.gp().username());
        Account centre = cast.navigator();
        accountId = centre.accountId();
        navigator = visit(centre.username());
    }

    private Visitor visit(String username) {
        return new Visitor(port).signIn(username);
    }

    private Page add(Visitor visitor, String name, byte[] content) {
        return visitor.open("/referrals/" + reference + "/do/keep-documents")
                .form("/do/keep-documents")
                .sendWith("file", name, content);
    }

    private static String link(Page page) {
        return page.document().select("main a[href*='/documents/']").attr("href");
    }

    @Test
    void aLetterIsKeptAsItWasSentAndOpenedByWhoeverItConcerns() {
        Page done = add(gp, "C:\\letters\\Discharge letter.pdf", PDF);
        assertThat(done.path()).isEqualTo("/referrals/" + reference);
        assertThat(done.text())
                .contains("Documents changed", "Discharge letter.pdf", "(PDF, 1 KB)", "Document added")
                .doesNotContain("C:\\letters");
        String link = link(navigator.open("/referrals/" + reference));
        assertThat(navigator.fetch(link)).isEqualTo(PDF);
        assertThat(navigator.headers(link))
                .containsEntry("content-type", "application/pdf")
                .containsEntry("content-security-policy", "sandbox; default-src 'none'")
                .containsEntry("x-content-type-options", "nosniff");
        assertThat(navigator.headers(link).get("content-disposition")).startsWith("attachment");
        assertThat(jdbc.sql("select count(*) from platform.audit where what = :what and account_id = :who")
                        .param("what", "Document of referral " + reference)
                        .param("who", accountId)
                        .query(Integer.class)
                        .single())
                .isPositive();
        Visitor stranger = visit(cast.gp("F81110").username());
        assertThat(stranger.open(link).status()).isEqualTo(404);
        assertThat(stranger.open("/referrals/" + reference + "/do/keep-documents")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aFileThatTheScannerTakesForMaliciousOrCannotLookAtIsNotTaken() {
        int before = TestScanner.asked();
        byte[] bad = ("%PDF-1.7\n" + TestScanner.EICAR).getBytes(StandardCharsets.UTF_8);
        Page refused = add(gp, "letter.pdf", bad);
        assertThat(TestScanner.asked()).isGreaterThan(before);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text())
                .contains(
                        "The scanner says that the file \"letter.pdf\" can do harm (Eicar-Signature)",
                        "send another copy");
        byte[] large = new byte[300_000]; // several pieces, and what is malicious across two of them
        Arrays.fill(large, (byte) ' ');
        System.arraycopy(PDF, 0, large, 0, PDF.length);
        byte[] eicar = TestScanner.EICAR.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(eicar, 0, large, 64 * 1024 - 20, eicar.length);
        assertThat(add(gp, "large.pdf", large).status()).isEqualTo(409);
        for (String answer : List.of("", "stream: FOUND OK\0", "INSTREAM size limit exceeded. ERROR\0")) {
            TestScanner.saying(answer, () -> {
                Page unknown = add(gp, "letter.pdf", PDF);
                assertThat(unknown.status()).as(answer).isEqualTo(409);
                assertThat(unknown.text()).contains("could not be checked for malicious content just now");
            });
        }
        assertThat(navigator.open("/referrals/" + reference).text()).doesNotContain("letter.pdf", "large.pdf");
        assertThat(add(gp, "letter.pdf", PDF).text()).contains("Document added");
    }

    @Test
    void theSameDocumentTwiceIsOne() {
        add(gp, "letter.pdf", PDF);
        Page again = add(navigator, "copy.pdf", PDF);
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.text()).contains("This document is here already: nothing was added");
    }

    @Test
    void whatIsNotWhatItSaysIsRefusedWithTheWayOut() throws IOException {
        assertThat(add(gp, "letter.pdf", "<svg onload=alert(1)>".getBytes(StandardCharsets.UTF_8))
                        .text())
                .contains("'letter.pdf' is of no kind that can be kept. Send a PDF");
        Page renamed = add(gp, "picture.png", PDF);
        assertThat(renamed.status()).isEqualTo(422);
        assertThat(renamed.text()).contains("'picture.png' holds a PDF, and its name does not say so");
        assertThat(add(gp, "letter.pdf", new byte[0]).text()).contains("An empty one cannot be kept");
        assertThat(add(gp, "notes.docx", zip("word/document.xml", 10, "word/vbaProject.bin"))
                        .text())
                .contains("'notes.docx' holds macros");
        assertThat(add(gp, "notes.docx", zip("word/document.xml", 60_000_000)).text())
                .contains("'notes.docx' unpacks to more than a document is");
        assertThat(add(gp, "notes.docx", zip("xl/workbook.xml", 10)).text())
                .contains("'notes.docx' is not a Word document");
        byte[] cut = zip("word/document.xml", 5_000);
        assertThat(add(gp, "notes.docx", java.util.Arrays.copyOf(cut, 60)).text())
                .contains("'notes.docx' is damaged");
        assertThat(navigator.open("/referrals/" + reference).text()).contains("There are no documents");
        assertThat(add(gp, "notes.docx", cut).status()).isEqualTo(200);
        String named = "From the ward, " + "and again ".repeat(60) + "3 March.pdf";
        Page kept = add(gp, named, "%PDF-1.4 another".getBytes(StandardCharsets.UTF_8));
        assertThat(kept.status()).as(kept.text()).isEqualTo(200);
        assertThat(navigator.open("/referrals/" + reference).text())
                .contains("From the ward, and again", "3 March.pdf");
        assertThat(add(gp, "notes.txt", "Rang twice: über".getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aLetterAboutSomebodyElseGoesOutOfSightWithTheReasonAndIsKept() {
        add(gp, "letter.pdf", PDF);
        String link = link(navigator.open("/referrals/" + reference));
        Page page = navigator.open("/referrals/" + reference + "/do/keep-documents");
        Page unsaid = page.form("/away").with("why", "").send();
        assertThat(unsaid.status()).isEqualTo(422);
        assertThat(unsaid.text()).contains("Say why it does not belong here");
        Page gone = unsaid.form("/away").with("why", "Another patient's letter").send();
        assertThat(gone.text()).contains("There are no documents", "Document taken away", "Another patient's letter");
        assertThat(navigator.open(link).status()).isEqualTo(404);
        assertThat(gp.open(link).status()).isEqualTo(404);
        assertThat(TestPostgres.stored()
                        .sql("select count(*) from record.document where person_id = :id and withdrawn_at is not null")
                        .param("id", doing.now(reference).personId())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void whoeverSentTheReferralCannotTakeAwayWhatTheCentreAdded() {
        add(navigator, "assessment.pdf", PDF);
        assertThat(gp.open("/referrals/" + reference + "/do/keep-documents")
                        .document()
                        .select("form[action$='/away']"))
                .isEmpty();
    }

    @Test
    void aPersonWhoDidNotAgreeToSharingIsNotReadByTheTeamThatIsAsked() {
        reference = doing.referral(
                cast.gp().actor(), Cast.somebody(new Random()), "refused", Priority.ROUTINE, "low-mood-anxiety");
        add(gp, "letter.pdf", PDF);
        String link = link(gp.open("/referrals/" + reference));
        doing.offered(reference, Doing.VETERANS);
        Visitor asked = visit(cast.clinician(Doing.VETERANS).username());
        assertThat(asked.open("/referrals/" + reference).text())
                .contains("did not agree to sharing")
                .doesNotContain("letter.pdf");
        assertThat(asked.open(link).status()).isEqualTo(404);
    }

    private static byte[] zip(String first, int size, String... more) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(first));
            zip.write(new byte[size]);
            for (String name : more) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(1);
            }
        }
        return bytes.toByteArray();
    }
}
