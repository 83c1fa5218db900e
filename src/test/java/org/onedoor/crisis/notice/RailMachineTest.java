package org.onedoor.crisis.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Wire;
import org.onedoor.crisis.notice.RailDesk.Row;
import org.onedoor.organisation.Organisation;
import org.onedoor.people.Person;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.record.Planning;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The railway's police send their files by machine: taken once, never more than their own, and refused in words. */
@OneDoorTest
class RailMachineTest {
    private static final String SECRET = "a secret of the railway";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @LocalServerPort
    int port;

    @Autowired
    RailDesk desk;

    @Autowired
    Cast cast;

    @Autowired
    Planning planning;

    @Autowired
    DomainTime time;

    @Autowired
    JdbcClient jdbc;

    private final HttpClient http = HttpClient.newHttpClient();
    private String token = "";

    @BeforeEach
    void people() {
        desk.at("2022-09-14T10:00");
        token = token(RailFiles.RAIL_POLICE, "rail-notices");
    }

    @AfterEach
    void giveTheTimeBack() {
        time.set(Instant.now(), 1);
    }

    private String token(UUID organisation, String scope) {
        String client = cast.machine(organisation, SECRET, scope).clientId();
        String basic = Base64.getEncoder().encodeToString((client + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
        Wire.Answer answer = Wire.sendForm(
                port,
                "POST /oauth2/token",
                "grant_type=client_credentials&scope=" + scope,
                "Authorization: Basic " + basic);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body()).get("access_token").asString();
    }

    private HttpResponse<String> send(String file, byte[] content, String requestId, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri("/machines/rail-notices/" + file))
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofByteArray(content));
        if (!requestId.isEmpty()) {
            request.header("X-Request-ID", requestId);
        }
        request.setHeader("Content-Type", "text/csv");
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return asked(request.build());
    }

    private HttpResponse<String> get(String path) {
        return asked(HttpRequest.newBuilder(uri(path))
                .header("Authorization", "Bearer " + token)
                .build());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private HttpResponse<String> asked(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    private static String at(HttpResponse<String> answer, String pointer) {
        JsonNode found = JSON.readTree(answer.body()).at(pointer);
        return found.asString();
    }

    private static void isRefused(HttpResponse<String> answer, int status, String... words) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/fhir+json");
        assertThat(at(answer, "/resourceType")).isEqualTo("OperationOutcome");
        assertThat(at(answer, "/issue/0/diagnostics")).contains(words);
    }

    @Test
    @Shows("C3.14c")
    void aPlainFileIsTakenInAtOnceAsIfItHadBeenSentOnThePage() {
        Person known = planning.somebody();
        Row matched = Row.of("2022-09-09T09:00", known);
        Row nobody = Row.nobody("2022-09-08T09:00");
        String requestId = id();
        HttpResponse<String> first = send("weekly/2022-09-09", RailDesk.file(List.of(matched, nobody)), requestId);
        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        assertThat(first.headers().firstValue("X-Request-ID")).contains(requestId);
        assertThat(at(first, "/state")).isEqualTo("taken");
        assertThat(at(first, "/rows/added")).isEqualTo("2");
        assertThat(at(first, "/from") + " " + at(first, "/to")).isEqualTo("2022-09-03 2022-09-09");
        // Whom of it we know is not said to the police.
        assertThat(first.body())
                .doesNotContain("matched")
                .doesNotContain(known.personId().toString());

        // It stands on the page beside those sent by people, with the machine's name.
        String path = "/notices/rail/files/" + at(first, "/file");
        assertThat(desk.navigator(port).open(path).text())
                .contains(
                        "2 rows taken in",
                        "by Test machine",
                        "1 matched to somebody we know",
                        "1 about nobody we know");
        assertThat(desk.railPolice(port).open("/notices/rail").text()).contains("weekly-2022-09-09.csv");
        assertThat(jdbc.sql("select state from work.task where source_key = :key")
                        .param("key", "rail-file:" + at(first, "/file"))
                        .query(String.class)
                        .single())
                .isEqualTo("done");
        assertThat(get("/machines/rail-notices/" + at(first, "/file")).body()).isEqualTo(first.body());

        // Sent again it is the first; the same bytes under another number too; another file under the number is none.
        assertThat(send("weekly/2022-09-09", RailDesk.file(List.of(matched, nobody)), requestId)
                        .body())
                .isEqualTo(first.body());
        assertThat(at(send("weekly/2022-09-09", RailDesk.file(List.of(matched, nobody)), id()), "/file"))
                .isEqualTo(at(first, "/file"));
        isRefused(
                send("weekly/2022-09-09", RailDesk.file(List.of(nobody)), requestId),
                409,
                "Another file was sent under this X-Request-ID");
        HttpResponse<String> daily = send("daily/2022-09-08", RailDesk.file(List.of(nobody)), id());
        assertThat(at(daily, "/rows/added") + at(daily, "/rows/same")).isEqualTo("01");
    }

    @Test
    void aLateWeeklyFileEndsTheQuestionForIt() {
        send("weekly/2022-08-05", RailDesk.file(List.of(Row.nobody("2022-08-04T09:00"))), id());
        desk.at("2022-08-12T18:01");
        desk.pump();
        assertThat(asked("2022-08-12")).isEqualTo(1);
        send("weekly/2022-08-12", RailDesk.file(List.of(Row.nobody("2022-08-11T09:00"))), id());
        assertThat(asked("2022-08-12")).isZero();
        isRefused(
                send("weekly/2022-08-11", RailDesk.file(List.of(Row.nobody("2022-08-11T09:00"))), id()),
                422,
                "A weekly file ends on a Friday, and 11 Aug 2022 is none");
    }

    private int asked(String week) {
        return jdbc.sql("select count(*) from work.task where source_key like :key and state = 'open'")
                .param("key", "rail-week:" + week + "%")
                .query(Integer.class)
                .single();
    }

    @Test
    void aFileWithARefusedRowWaitsForAPersonAndSaysTheLineAndTheColumn() {
        Row good = Row.nobody("2022-09-08T09:00");
        Row bad = Row.nobody("2022-09-31T09:00");
        HttpResponse<String> answer = send("weekly/2022-09-09", RailDesk.file(List.of(good, bad)), id());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(at(answer, "/state")).isEqualTo("review");
        assertThat(at(answer, "/rows/added") + at(answer, "/rows/refused")).isEqualTo("11");
        assertThat(at(answer, "/refused/0/line") + at(answer, "/refused/0/column"))
                .isEqualTo("3occurred");
        assertThat(at(answer, "/refused/0/why")).contains("'2022-09-31T09:00' is not a date and time that exists");
        assertThat(notices(good)).isZero();

        var page = desk.navigator(port).open("/notices/rail/files/" + at(answer, "/file"));
        assertThat(RailDesk.confirm(page).text()).contains("1 row taken in");
        assertThat(at(get("/machines/rail-notices/" + at(answer, "/file")), "/state"))
                .isEqualTo("taken");

        // A row about another week may be in the wrong file: a person looks.
        HttpResponse<String> outside =
                send("daily/2022-09-09", RailDesk.file(List.of(Row.nobody("2022-09-01T09:00"))), id());
        assertThat(outside.statusCode()).isEqualTo(202);
        assertThat(at(outside, "/rows/outside")).isEqualTo("1");
    }

    private int notices(Row row) {
        return jdbc.sql(
                        "select count(*) from crisis.rail_notice where family_name = :family and reference = :reference")
                .param("family", row.family())
                .param("reference", row.reference())
                .query(Integer.class)
                .single();
    }

    @Test
    void aFileThatCannotBeReadIsKeptAndRefusedInWords() {
        String head = RailDesk.HEAD.replace("concern", "worry");
        HttpResponse<String> changed =
                send("weekly/2022-09-09", RailDesk.file(head, List.of(Row.nobody("2022-09-08T09:00"))), id());
        isRefused(changed, 422, "Line 1. The file has no column 'concern'", "it is kept as it came");
        String kept = changed.headers().firstValue("Content-Location").orElseThrow();
        assertThat(at(get(kept), "/state")).isEqualTo("refused");
        assertThat(desk.navigator(port)
                        .open(kept.replace("/machines/rail-notices", "/notices/rail/files"))
                        .text())
                .contains("Say which column it is", "worry");

        String rows = new String(RailDesk.file(List.of(Row.nobody("2022-09-08T09:00"))), StandardCharsets.UTF_8);
        byte[] broken = rows.replace("Marsh Halt", "Caf\u00e9 Halt").getBytes(StandardCharsets.ISO_8859_1);
        isRefused(send("weekly/2022-09-09", broken, id()), 422, "Line 2 is not written in UTF-8");
        isRefused(send("weekly/2022-09-09", new byte[0], id()), 422, "The file is empty");
    }

    @Test
    void aRequestThatIsNoneIsRefusedWithHowToMendIt() {
        byte[] file = RailDesk.file(List.of(Row.nobody("2022-09-08T09:00")));
        isRefused(send("weekly/2022-09-09", file, ""), 400, "The header X-Request-ID is missing");
        isRefused(send("weekly/2022-09-09", file, "a b"), 400, "X-Request-ID");
        isRefused(send("weekly/2022-02-30", file, id()), 400, "that is no day");
        isRefused(send("weekly/2032-02-27", file, id()), 422, "The last day must be today or a day of the year before");
        isRefused(send("hourly/2022-09-09", file, id()), 404, "There is no such file");
        for (String type :
                new String[] {"application/json", "text/csv;charset=windows-1252", "nonsense", "text/plain"}) {
            isRefused(send("weekly/2022-09-09", file, id(), "Content-Type", type), 415, "Content-Type: text/csv");
        }
        isRefused(send("weekly/2022-09-09", file, id(), "Content-Encoding", "gzip"), 415, "not packed");
        byte[] large = new byte[10 * 1024 * 1024 + 1];
        Arrays.fill(large, (byte) 'a');
        isRefused(send("weekly/2022-09-09", large, id()), 413, "larger than 10 MB");
        isRefused(get("/machines/rail-notices/" + id()), 404, "There is no such file, or it is another's");
        isRefused(get("/machines/rail-notices/x"), 404, "There is no such file");
        isRefused(get("/machines/elsewhere"), 404, "There is no such address");
        isRefused(get("/machines/rail-notices/weekly/2022-09-09"), 405, "Send a file with POST");
    }

    @Test
    void noOtherMachineGetsIn() {
        byte[] file = RailDesk.file(List.of(Row.nobody("2022-09-08T09:00")));
        HttpResponse<String> taken = send("weekly/2022-09-09", file, id());
        String path = "/machines/rail-notices/" + at(taken, "/file");

        token = token(RailFiles.RAIL_POLICE, "write");
        isRefused(send("weekly/2022-09-09", file, id()), 403, "not issued for the scope 'rail-notices'");
        isRefused(get(path), 403, "not issued for the scope 'rail-notices'");
        token = token(Organisation.idOfSlug("essex-police"), "rail-notices");
        isRefused(send("weekly/2022-09-09", file, id()), 403, "come from British Transport Police");
        isRefused(get(path), 404, "or it is another's");
        token = "x.y.z";
        isRefused(send("weekly/2022-09-09", file, id()), 401, "A valid access token is needed");
        assertThat(desk.railPolice(port).open(path).status()).isIn(401, 403);
    }

    @Test
    void oneSendingThatArrivesManyTimesAtOnceIsOneFile() throws InterruptedException, ExecutionException {
        List<Row> rows = IntStream.range(0, 5)
                .mapToObj(_ -> Row.nobody("2022-09-08T09:00"))
                .toList();
        byte[] file = RailDesk.file(rows);
        String requestId = id();
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            Callable<HttpResponse<String>> one = () -> send("weekly/2022-09-09", file, requestId);
            for (Future<HttpResponse<String>> each : threads.invokeAll(java.util.Collections.nCopies(6, one))) {
                assertThat(each.get().statusCode()).as(each.get().body()).isEqualTo(200);
            }
        }
        assertThat(rows).allSatisfy(row -> assertThat(notices(row)).isEqualTo(1));
        HttpResponse<String> after = send("weekly/2022-09-09", file, requestId);
        assertThat(at(after, "/state") + at(after, "/rows/added")).isEqualTo("taken5");
    }
}
