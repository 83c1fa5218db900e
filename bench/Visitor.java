import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody at a browser of their own, or a machine, before a demonstration. */
final class Visitor {
    record Answer(int status, String body, URI at, double millis) {}

    final HttpClient http = HttpClient.newBuilder().cookieHandler(new CookieManager()).followRedirects(HttpClient.Redirect.NORMAL).build();
    private final Demonstration demonstration;

    Visitor(Demonstration demonstration) {
        this.demonstration = demonstration;
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(demonstration.address() + path));
    }

    Answer get(String path) throws IOException, InterruptedException {
        return send(to(path).build());
    }

    Answer post(String path, Map<String, String> form) throws IOException, InterruptedException {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(to(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    /** The hidden field of a page's form. */
    static String hidden(String page, String name) {
        Matcher found = Pattern.compile("name=\"" + name + "\" value=\"([^\"]+)\"").matcher(page);
        if (!found.find()) {
            throw new IllegalStateException("No field " + name + " on the page");
        }
        return found.group(1);
    }

    Answer send(HttpRequest request) throws IOException, InterruptedException {
        long began = System.nanoTime();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        return new Answer(answer.statusCode(), answer.body(), answer.uri(), (System.nanoTime() - began) / 1e6);
    }

    Visitor signIn(String username) throws IOException, InterruptedException {
        String token = hidden(get("/sign-in").body(), "_csrf");
        Answer answer = post("/sign-in", Map.of("username", username, "password", "demo", "_csrf", token));
        if (answer.at().getPath().startsWith("/sign-in")) {
            throw new IllegalStateException(username + " could not sign in");
        }
        return this;
    }

    /** With the demonstration's own machine client, whose secret the server prints when it starts. */
    String token() throws IOException, InterruptedException {
        Matcher client = Pattern.compile("-u (demo-partner:\\S+)").matcher(Files.readString(demonstration.log()));
        if (!client.find()) {
            throw new IllegalStateException("No client in " + demonstration.log());
        }
        Answer answer = send(to("/oauth2/token")
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(client.group(1).getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials&scope=bars%20read%20write"))
                .build());
        Matcher found = Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"]+)\"").matcher(answer.body());
        if (!found.find()) {
            throw new IllegalStateException("No token: " + answer.status() + " " + answer.body());
        }
        return found.group(1);
    }

    /** Those the machine has referred. */
    List<String> referred(String token) throws IOException, InterruptedException {
        Answer list = send(to("/fhir/R4/ServiceRequest?_count=50").header("Authorization", "Bearer " + token).build());
        List<String> found = new ArrayList<>();
        Matcher person = Pattern.compile("Patient/([0-9a-f-]{36})").matcher(list.body());
        while (person.find()) {
            found.add(person.group(1));
        }
        if (found.isEmpty()) {
            throw new IllegalStateException("The client has referred nobody: " + list.status() + " " + list.body());
        }
        return found.stream().distinct().toList();
    }

    /** @return the status */
    int refer(String token, String person, int number) throws IOException, InterruptedException {
        String body = """
                {"resourceType":"ServiceRequest","status":"active","intent":"order","subject":{"reference":"Patient/%s"},"priority":"routine",
                 "reasonCode":[{"coding":[{"system":"https://onedoor.example/CodeSystem/need","code":"low-mood-anxiety"}],"text":"Feeling low, request %d"}]}
                """.formatted(person, number);
        return send(to("/fhir/R4/ServiceRequest")
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/fhir+json")
                        .header("Prefer", "return=minimal")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build())
                .status();
    }
}
