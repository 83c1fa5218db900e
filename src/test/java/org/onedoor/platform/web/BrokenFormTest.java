package org.onedoor.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A form that something between the browser and OneDoor has spoilt: what is wrong with it, and what could be read of it. */
@OneDoorTest
class BrokenFormTest {
    private static final String FORM = "application/x-www-form-urlencoded";

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    private final HttpClient http = HttpClient.newHttpClient();
    private Visitor gp;
    private String action;
    private String token;

    @BeforeEach
    void openTheForm() {
        gp = new Visitor(port).signIn(cast.gp().username());
        Page form = gp.open("/referrals/new");
        action = form.document().select("form[data-draft]").attr("action");
        token = form.document().select("[name=_csrf]").val();
    }

    private HttpResponse<String> post(String type, byte[] body, String site) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + action))
                        .header("Content-Type", type)
                        .header("Sec-Fetch-Site", site)
                        .header("Cookie", "onedoor=" + gp.cookie("onedoor"))
                        .POST(BodyPublishers.ofByteArray(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private byte[] form(String more) {
        return ("_csrf=" + token + "&familyName=Testerton&reason=Not+sleeping%0ASince+June&" + more)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @CsvSource({
        "risk=100%zz, 'What was typed into ''risk'' came damaged: it has a percent sign that stands for nothing'",
        "risk=100%, 'What was typed into ''risk'' came damaged: it has a percent sign that stands for nothing'",
        "risk=Zo%EB, 'What was typed into ''risk'' came damaged: it has letters that are not written in UTF-8'",
        "risk=Zo\u00EB, 'What was typed into ''risk'' came damaged: it has letters that are not written in UTF-8'",
        "%ff=1, 'The name of a field came damaged: it has letters that are not written in UTF-8'"
    })
    void itSaysWhatIsWrongThatNothingWasSavedAndWhatCouldBeRead(String spoilt, String words) throws Exception {
        HttpResponse<String> answer = post(FORM, form(spoilt + "&phone=07700+900123&postcode=RM18+8EB"), "same-origin");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Jsoup.parse(answer.body()).text())
                .contains(words, "Nothing was saved.", "send it again")
                .contains(
                        "family name: Testerton",
                        "reason: Not sleeping Since June",
                        "phone: 07700 900123",
                        "postcode: RM18 8EB")
                .doesNotContain(token);
        assertThat(gp.open(action).document().select("[name=familyName]").val()).isEmpty();
    }

    @Test
    void aFormOfTooManyFieldsIsRefusedWithTheMostAndOneOfAsManyAsThatIsTaken() throws Exception {
        HttpResponse<String> answer = post(FORM, form("needs=debt&".repeat(FormBody.MOST)), "same-origin");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Jsoup.parse(answer.body()).text())
                .contains("more than 1,000 fields, and OneDoor reads up to 1,000", "family name: Testerton");
        HttpResponse<String> most = post(FORM, form("needs=debt&".repeat(FormBody.MOST - 3)), "same-origin");
        assertThat(most.statusCode()).as("the form's own refusal").isEqualTo(422);
    }

    @Test
    void aFormOfTooManyLettersIsRefusedWithTheMost() throws Exception {
        HttpResponse<String> answer = post(FORM, form("risk=" + "x".repeat(2 * 1024 * 1024)), "same-origin");
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("what is typed into one form up to 2 MB", "Nothing was stored");
    }

    @Test
    void anotherSitePutsNoWordsOfItsOwnIntoOurPage() throws Exception {
        HttpResponse<String> answer = post(FORM, form("risk=%zz"), "cross-site");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Nothing was saved").doesNotContain("Testerton");
    }

    @Test
    void aSecretIsNotShownAgain() throws Exception {
        HttpResponse<String> answer = post(FORM, form("password=hush-hush&accessCode=31415&risk=%zz"), "same-origin");
        assertThat(answer.body())
                .contains("Testerton")
                .doesNotContain("hush-hush")
                .doesNotContain("31415");
    }

    @Test
    void aFormWithAFileWhoseFieldsCannotBeToldApartSaysSo() throws Exception {
        action = "/referrals/file";
        HttpResponse<String> answer = post("multipart/form-data", form(""), "same-origin");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Jsoup.parse(answer.body()).text())
                .contains("It does not say where one field ends and the next begins", "Nothing was saved.");
    }

    @Test
    void aFormWithAFileThatBreaksOffSaysThatItDidNotArriveWhole() throws Exception {
        action = "/referrals/file";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes("--part\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n%s\r\n--part\r\nContent-Dispo"
                .formatted(token)
                .getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> answer = post("multipart/form-data; boundary=part", body.toByteArray(), "same-origin");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Jsoup.parse(answer.body()).text()).contains("It did not arrive whole", "Nothing was saved.");
    }

    @Test
    void everyLetterOfAGoodFormArrivesAsTyped() throws Exception {
        HttpResponse<String> answer = post(
                FORM,
                form("then=later&risk=50%25+of+Zo%C3%AB%27s+%26+%3Db%3D+%F0%9F%98%80&=nameless&flag"),
                "same-origin");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(gp.open(action).document().select("[name=risk]").text())
                .isEqualTo("50% of Zoë's & =b= \uD83D\uDE00");
    }
}
