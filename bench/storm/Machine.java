import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A partner's machine: BaRS requests about ever new cases, some sent twice, some late, some about nothing there is. */
final class Machine {
    private static final List<String> MESSAGES = List.of(
            "referral-request-a1t2.json", "referral-request-a3t1.json", "referral-request-a4t3.json",
            "validation-request.json", "booking-request.json");
    private static final Pattern SECRET = Pattern.compile("-u demo-partner:(\\S+)");
    private static final Pattern UUIDS = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final Random random;
    private final List<String[]> sent = new ArrayList<>();
    private final List<String[]> late = new ArrayList<>();
    private String token = "";

    Machine(Random random) {
        this.random = random;
    }

    void act() {
        while (!Storm.STOP.get()) {
            try {
                Thread.sleep(random.nextInt(400));
                int dice = random.nextInt(10);
                if (dice == 0 && !sent.isEmpty()) {
                    send(sent.get(random.nextInt(sent.size()))); // again, under its number
                } else if (dice < 3 && late.size() > 10) {
                    send(late.remove(random.nextInt(late.size())));
                } else {
                    String[] message = {UUID.randomUUID().toString(), message()};
                    if (dice < 6) {
                        send(message);
                    } else {
                        late.add(message);
                    }
                }
            } catch (IOException down) {
                token = "";
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** One of the examples as if about another case: every id anew, the cancelling ones of the same referral as before. */
    private String message() throws IOException {
        String text = Files.readString(Path.of("src/test/resources/bars", MESSAGES.get(random.nextInt(MESSAGES.size()))));
        long salt = random.nextInt(200);
        text = UUIDS.matcher(text).replaceAll((MatchResult id) -> UUID.nameUUIDFromBytes((id.group() + salt).getBytes()).toString());
        if (random.nextInt(4) == 0) {
            text = text.replace("\"code\": \"new\"", "\"code\": \"" + (random.nextBoolean() ? "update" : "cancel") + "\"");
        }
        return text;
    }

    private void send(String[] message) throws IOException, InterruptedException {
        if (token.isEmpty()) {
            token();
        }
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(Storm.BASE + "/fhir/R4/$process-message"))
                        .timeout(Duration.ofSeconds(60))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/fhir+json")
                        .header("X-Request-ID", message[0])
                        .header("X-Correlation-ID", message[0])
                        .POST(HttpRequest.BodyPublishers.ofString(message[1]))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        Storm.ACTS.incrementAndGet();
        Storm.count("message " + message[0], answer.statusCode(), answer.body());
        if (answer.statusCode() == 401) {
            token = "";
        } else {
            sent.add(message);
        }
    }

    private void token() throws IOException, InterruptedException {
        String log = Files.readString(Storm.LOG);
        var secret = SECRET.matcher(log);
        String last = "";
        while (secret.find()) {
            last = secret.group(1);
        }
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(Storm.BASE + "/oauth2/token"))
                        .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(("demo-partner:" + last).getBytes()))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials&scope=bars%20read%20write"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        token = answer.body().replaceAll("(?s).*\"access_token\":\"([^\"]+)\".*", "$1");
    }
}
