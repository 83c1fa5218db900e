package org.onedoor.work.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetupTest;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.internet.MimeMessage;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripperByArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onedoor.Mangled;
import org.onedoor.people.Way;
import org.onedoor.platform.TaggedPdf;
import org.onedoor.work.post.Gateway.Piece;
import org.onedoor.work.post.Gateway.Undeliverable;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each way out against a real other side: an HTTP server, a mail server, a folder. */
class GatewaysTest {
    private static final String WORDS = "You have an appointment on Thursday 7 March 2024 at 10:00.";
    private static final Instant WRITTEN = Instant.parse("2024-03-01T09:16:00Z");

    private final JsonMapper json = JsonMapper.builder().build();
    private final List<Runnable> after = new ArrayList<>();

    @AfterEach
    void stop() {
        after.forEach(Runnable::run);
    }

    private static Piece to(String address) {
        return Piece.toPerson(
                UUID.fromString("0190a000-0000-7000-8000-000000000001"),
                address,
                "Robin O'Testerton",
                WORDS,
                WRITTEN,
                false);
    }

    private record Heard(String key, String again, JsonNode body) {}

    private URI answering(int status, String answer, List<Heard> heard) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/texts", exchange -> {
            heard.add(new Heard(
                    exchange.getRequestHeaders().getFirst("Authorization"),
                    exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                    json.readTree(exchange.getRequestBody().readAllBytes())));
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        after.add(() -> server.stop(0));
        return URI.create(
                "http://127.0.0.1:%d/texts".formatted(server.getAddress().getPort()));
    }

    @Test
    void aTextIsPostedOnceUnderItsOwnReference() throws Exception {
        List<Heard> heard = new ArrayList<>();
        TextGateway gateway = new TextGateway(answering(201, "{\"id\": \"sms-17\"}", heard), "secret", json);
        assertThat(gateway.send(to("07700 900123"))).isEqualTo("sms-17");
        Heard only = heard.getFirst();
        assertThat(only.key()).isEqualTo("Bearer secret");
        assertThat(only.again()).isEqualTo(only.body().get("reference").asString());
        assertThat(only.body().get("to").asString()).isEqualTo("07700 900123");
        assertThat(only.body().get("text").asString()).isEqualTo(WORDS);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 429, 500, 503})
    void whatIsOnlyBusyIsTriedAgain(int status) throws Exception {
        TextGateway gateway = new TextGateway(answering(status, "", new ArrayList<>()), null, json);
        assertThatThrownBy(() -> gateway.send(to("07700 900123"))).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 404, 422})
    void whatIsRefusedIsNotTriedAgainAndNoRedirectIsFollowed(int status) throws Exception {
        TextGateway gateway =
                new TextGateway(answering(status, "no such number 07700 900123", new ArrayList<>()), null, json);
        assertThatThrownBy(() -> gateway.send(to("07700 900123")))
                .isInstanceOf(Undeliverable.class)
                .hasMessageContaining(String.valueOf(status))
                .hasMessageNotContaining("07700");
    }

    @Test
    void anAnswerThatIsNotJsonIsAnAnswer() throws Exception {
        TextGateway gateway = new TextGateway(answering(200, "OK", new ArrayList<>()), null, json);
        assertThat(gateway.send(to("07700 900123")))
                .isEqualTo(to("").messageId().toString());
    }

    @Test
    void whateverItAnswersTheTextIsTakenOnceUnderAReferenceThatCanBeKept() throws Exception {
        AtomicReference<byte[]> answer = new AtomicReference<>(new byte[0]);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/texts", exchange -> {
            exchange.getRequestBody().readAllBytes();
            byte[] body = Objects.requireNonNull(answer.get());
            exchange.sendResponseHeaders(201, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        after.add(() -> server.stop(0));
        TextGateway gateway = new TextGateway(
                URI.create("http://127.0.0.1:%d/texts"
                        .formatted(server.getAddress().getPort())),
                null,
                json);
        int read = Mangled.eachIsReadOrRefused(
                "{\"id\": \"sms-17\", \"state\": [\"queued\"]}".getBytes(StandardCharsets.UTF_8), 600, said -> {
                    answer.set(said);
                    String reference = gateway.send(to("07700 900123"));
                    assertThat(reference).matches("[\\x21-\\x7e]{1,200}");
                    return reference;
                });
        assertThat(read).as("it is never sent again for what was answered").isEqualTo(1_200);
        answer.set(new byte[200_000]);
        assertThatThrownBy(() -> gateway.send(to("07700 900123")))
                .as("an answer without an end is not read to it")
                .isInstanceOf(IOException.class);
    }

    @Test
    void nobodyThereIsTriedAgain() throws Exception {
        URI gone = answering(200, "", new ArrayList<>());
        stop();
        after.clear();
        assertThatThrownBy(() -> new TextGateway(gone, null, json).send(to("07700 900123")))
                .isInstanceOf(IOException.class);
    }

    private EmailGateway mail(int port) {
        JavaMailSenderImpl smtp = new JavaMailSenderImpl();
        smtp.setHost("127.0.0.1");
        smtp.setPort(port);
        return new EmailGateway(smtp, "care@onedoor.example", "Care Co-ordination Centre");
    }

    @Test
    void anEmailSaysNothingOfHealthOutsideAndTheWordsInside() throws Exception {
        GreenMail server = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
        server.start();
        after.add(server::stop);
        String receipt = mail(server.getSmtp().getPort()).send(to("robin@example.org"));
        MimeMessage message = server.getReceivedMessages()[0];
        assertThat(message.getSubject()).isEqualTo("A message for you");
        assertThat(message.getMessageID())
                .isEqualTo(receipt)
                .contains(to("").messageId().toString());
        assertThat(message.getAllRecipients()).extracting(Object::toString).containsExactly("robin@example.org");
        assertThat(GreenMailUtil.getBody(message)).contains(WORDS, "Dear Robin O'Testerton,", "NHS 111");
    }

    @Test
    void whatIsNoAddressIsRefusedAndAServerThatIsAwayIsTriedAgain() throws Exception {
        GreenMail server = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
        server.start();
        int port = server.getSmtp().getPort();
        assertThatThrownBy(() -> mail(port).send(to("not an address"))).isInstanceOf(Undeliverable.class);
        server.stop();
        assertThatThrownBy(() -> mail(port).send(to("robin@example.org"))).isInstanceOf(IOException.class);
    }

    @Test
    void aLetterIsAPdfWithItsAddressAndTheSameMessageMakesOneFile(@TempDir Path folder) throws Exception {
        FolderGateway gateway = new FolderGateway(Way.LETTER, folder.resolve("letters"), "Care Co-ordination Centre");
        Piece piece = to("1 Example Road\nRM17 6SL");
        String name = gateway.send(piece);
        assertThat(gateway.send(piece)).isEqualTo(name);
        try (var files = Files.list(folder.resolve("letters"))) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly(name);
        }
        try (var pdf = Loader.loadPDF(folder.resolve("letters").resolve(name).toFile())) {
            assertThat(area(pdf, 40, 40))
                    .isEqualToIgnoringWhitespace(
                            "Robin O'Testerton 1 Example Road RM17 6SL"); // a window envelope shows it
            assertThat(area(pdf, 100, 150))
                    .contains("1 March 2024", "Dear Robin O'Testerton,", WORDS, "NHS 111", "Care Co-ordination Centre")
                    .doesNotContain("Example Road");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "שרה כהן, true",
        "محمد علي, true",
        "Łukasz Żak, true",
        "李明, false",
        "অনিতা দাস, false",
        "پروین گیلانی, false",
    })
    void aNameInOtherLettersIsPrintedWhereTheFontHasThemAndElseTheLetterSaysSo(
            String name, boolean printed, @TempDir Path folder) throws Exception {
        Piece piece = Piece.toPerson(
                UUID.fromString("0190a000-0000-7000-8000-000000000002"),
                "1 Example Road\nRM17 6SL",
                name,
                WORDS,
                WRITTEN,
                false);
        String file = new FolderGateway(Way.LETTER, folder, "Care Co-ordination Centre").send(piece);
        try (var pdf = Loader.loadPDF(folder.resolve(file).toFile())) {
            String words = area(pdf, 100, 150);
            assertThat(words).contains(WORDS);
            if (printed) {
                assertThat(words).contains("Dear ").doesNotContain("#", "We cannot print", "Hello,");
            } else {
                assertThat(words)
                        .contains("Hello,", "We cannot print some letters of your name")
                        .doesNotContain("Dear");
            }
            assertThat(area(pdf, 40, 40)).contains("1 Example Road", "RM17 6SL");
        }
    }

    @Test
    void aNameThatRunsFromRightToLeftStandsOnPaperAsItIsRead() {
        assertThat(TaggedPdf.onPaper("Dear \u05E9\u05E8\u05D4,"))
                .as("the first letter is the last from the left")
                .isEqualTo("Dear \u05D4\u05E8\u05E9,");
        assertThat(TaggedPdf.onPaper("\u0639\u0644\u064A"))
                .as("ain, lam and yeh in the shapes they have beside each other")
                .isEqualTo("\uFEF2\uFEE0\uFECB");
        assertThat(TaggedPdf.onPaper("Robin O'Testerton")).isEqualTo("Robin O'Testerton");
    }

    /** What stands on the page in a band of it. @param top and height in millimetres */
    private static String area(PDDocument pdf, int top, int height) throws IOException {
        double mm = 72 / 25.4;
        PDFTextStripperByArea stripper = new PDFTextStripperByArea();
        stripper.setSortByPosition(true);
        stripper.addRegion("band", new Rectangle2D.Double(0, top * mm, 210 * mm, height * mm));
        stripper.extractRegions(pdf.getPage(0));
        return stripper.getTextForRegion("band");
    }

    @Test
    void aTextPutIntoAFolderBeginsWithItsNumber(@TempDir Path folder) throws Exception {
        String name = new FolderGateway(Way.TEXT, folder, "Care Co-ordination Centre").send(to("07700 900123"));
        assertThat(folder.resolve(name))
                .content()
                .startsWith("To: 07700 900123")
                .contains(WORDS);
    }
}
