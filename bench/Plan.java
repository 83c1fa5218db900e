import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A plan of 10,000 actions, sent, confirmed, read page by page and sent again edited, over HTTP as its business manager
 * does it in a browser. Run it by ./onedoor bench plan [--json].
 */
public class Plan {
    static final int PORT = 18149;
    static final String BASE = "http://127.0.0.1:" + PORT;
    static final int ACTIONS = 10_000;
    static final int PAGES = 1000;
    static final HttpClient HTTP = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    public static void main(String[] arguments) throws Exception {
        boolean json = Arrays.asList(arguments).contains("--json");
        Process server = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java", "-Xmx512m", "-XX:+UseSerialGC", "-jar",
                        System.getenv().getOrDefault("ONEDOOR_JAR", "target/onedoor.jar"), "demo", "--people", "20", "--port", String.valueOf(PORT), "--data", "target/plan-bench")
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target/plan-bench.log").toFile())
                .start();
        try {
            ready();
            post("/sign-in", "username=business.manager&password=demo&_csrf=" + csrf(get("/sign-in")));
            String title = "Plan of ten thousand " + System.nanoTime();
            String plan = plan(title);
            byte[] file = plan.getBytes(StandardCharsets.UTF_8);
            long began = System.nanoTime();
            HttpResponse<String> review = upload(file, "");
            long read = millis(began);
            String path = review.uri().getPath();
            began = System.nanoTime();
            post(path + "/confirm", "_csrf=" + csrf(review.body()));
            long confirmed = millis(began);
            String address = path.substring(0, path.indexOf("/files/"));
            double[] page = pages(address);
            String edited = plan.replace("Outcome of 77 ", "Another outcome of 77 ").replace("\tMarch 2027\n", "\tApril 2027\n");
            began = System.nanoTime();
            HttpResponse<String> differs = upload(edited.getBytes(StandardCharsets.UTF_8), address.substring("/plans/".length()));
            long again = millis(began);
            Matcher count = Pattern.compile("(\\d+) differences").matcher(differs.body());
            String differences = count.find() ? count.group(1) : "no";
            began = System.nanoTime();
            get(address + "/changes?from=2020-01-01");
            long changes = millis(began);
            System.out.printf(
                    json
                            ? "{\"actions\":%d,\"bytes\":%d,\"read_ms\":%d,\"confirm_ms\":%d,\"page_p50_ms\":%.1f,\"page_p95_ms\":%.1f,\"differences\":%s,\"diff_ms\":%d,\"changes_page_ms\":%d}%n"
                            : "actions %d (%d bytes)%nread and kept for review %d ms%nconfirmed %d ms%npage of 50: p50 %.1f ms, p95 %.1f ms%nedited file, %s differences: %d ms%nchanges between two days, all 10,000 shown: %d ms%n",
                    ACTIONS, file.length, read, confirmed, page[0], page[1], differences, again, changes);
        } finally {
            server.destroy();
            server.waitFor();
        }
    }

    /** The p50 and p95 of a page of fifty, in milliseconds, after a warm-up; each filter in turn. */
    static double[] pages(String address) throws Exception {
        String[] queries = {"?page=1", "?page=100", "?section=3", "?due=overdue&page=2", "?silent=62&page=3", "?lead=mine", "?rag=none&page=50"};
        for (int i = 0; i < 400; i++) {
            get(address + queries[i % queries.length]);
        }
        double[] took = new double[PAGES];
        for (int i = 0; i < PAGES; i++) {
            long began = System.nanoTime();
            get(address + queries[i % queries.length]);
            took[i] = (System.nanoTime() - began) / 1e6;
        }
        Arrays.sort(took);
        return new double[] {took[PAGES / 2], took[PAGES * 95 / 100]};
    }

    static String plan(String title) {
        Random random = new Random(1);
        String[] times = {"From April 2026", "March 2027", "Ongoing", "By 1st May 2026", "End June 2026"};
        String[] leads = {"Essex Police", "NEP/ Essex County Council", "All concordat stakeholders", "North Essex CCGs, NEP"};
        String[] updates = {"In place", "", "12/03/2026\nMet and agreed.\n\n14/06/2026- Begun with two teams", "Not begun"};
        StringBuilder text = new StringBuilder(" \tIntroduction\n\t\nPlan update October 2026\n\t" + title + "\n\t\n\t\n\n\tNo.\n\tAction \n\tTimescale \n\tLed By\n\tOutcomes\n\tUPDATE\n\tLinks \n\n");
        int number = 0;
        for (int section = 1; section <= 20; section++) {
            text.append("\t").append(section).append(". Section\n\t\n\t\n\n");
            for (int i = 1; i <= ACTIONS / 20; i++) {
                number++;
                text.append("\t").append(section).append('.').append(i).append('\n');
                text.append("\tDevelop with all partners the work called number ").append(number).append(" and show that it helps people who wait\n");
                text.append('\t').append(times[random.nextInt(times.length)]).append('\n');
                text.append('\t').append(leads[random.nextInt(leads.length)]).append('\n');
                text.append("\t· Outcome of ").append(i).append(" is seen\n· People say so\n");
                text.append('\t').append(updates[random.nextInt(updates.length)]).append('\n');
                text.append('\t').append(i > 1 && random.nextInt(4) == 0 ? section + "." + (i - 1) : "").append("\n\n");
            }
        }
        return text.toString();
    }

    static void ready() throws InterruptedException {
        for (int i = 0; i < 600; i++) {
            try {
                if (get("/health/ready").contains("UP")) {
                    return;
                }
            } catch (IOException notYet) {
                // it is still starting
            }
            Thread.sleep(300);
        }
        throw new IllegalStateException("The server did not start: see target/plan-bench.log");
    }

    static String get(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = HTTP.send(HttpRequest.newBuilder(URI.create(BASE + path)).build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 400 && !path.startsWith("/health")) {
            throw new IllegalStateException(path + " answered " + answer.statusCode());
        }
        return answer.body();
    }

    static HttpResponse<String> post(String path, String form) throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(BASE + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    static HttpResponse<String> upload(byte[] file, String of) throws IOException, InterruptedException {
        String csrf = java.net.URLDecoder.decode(csrf(get("/plans/new")), StandardCharsets.UTF_8);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (String[] field : new String[][] {{"_csrf", csrf}, {"of", of}}) {
            body.writeBytes(("--part\r\nContent-Disposition: form-data; name=\"" + field[0] + "\"\r\n\r\n" + field[1] + "\r\n").getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes("--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"plan.txt\"\r\nContent-Type: text/plain\r\n\r\n".getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes("\r\n--part--\r\n".getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(BASE + "/plans"))
                        .header("Content-Type", "multipart/form-data; boundary=part")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("The upload answered " + answer.statusCode());
        }
        return answer;
    }

    static String csrf(String page) {
        Matcher token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page);
        if (!token.find()) {
            throw new IllegalStateException("The page has no form");
        }
        return URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
    }

    static long millis(long began) {
        return Duration.ofNanos(System.nanoTime() - began).toMillis();
    }
}
