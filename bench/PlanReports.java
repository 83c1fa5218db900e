import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Measures a running demo over HTTP: six-monthly reports for eight partners in all four formats, from the form to the last
 * file; and the public page of the plan. {@code PlanReports ADDRESS}.
 */
final class PlanReports {
    private static final String PLAN = "north-essex-crisis-care-concordat-action-plan";
    private static final int PARTNERS = 8;
    private static final int FORMATS = 4;
    private static final int WARM = 200;
    private static final int READS = 2000;

    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final String base;

    private PlanReports(String base) {
        this.base = base;
    }

    record Page(String path, String body) {
        String field(String name) {
            Matcher found = Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(body);
            if (!found.find()) {
                throw new IllegalStateException("No field " + name + " on " + path);
            }
            return found.group(1);
        }
    }

    public static void main(String[] arguments) throws Exception {
        PlanReports bench = new PlanReports(arguments[0]);
        bench.reports(); // the first makes the JVM warm, as a server that has run for a day is
        double seconds = bench.reports();
        double[] times = bench.reads();
        System.out.printf(
                "{\"partners\":%d,\"formats\":%d,\"reportsSeconds\":%.1f,\"publicPageP50Ms\":%.1f,\"publicPageP95Ms\":%.1f,\"publicPageP99Ms\":%.1f,\"reads\":%d}%n",
                PARTNERS, FORMATS, seconds, at(times, 0.50), at(times, 0.95), at(times, 0.99), READS);
    }

    /** @return seconds from the first form sent to the last file ready */
    private double reports() throws Exception {
        Page sign = get("/sign-in");
        post("/sign-in", Map.of("username", "plan.chair", "password", "demo", "_csrf", sign.field("_csrf")));
        Page list = get("/plans/" + PLAN + "/reports");
        List<String> partners = Pattern.compile("<option value=\"([0-9a-f-]{36})\"")
                .matcher(list.body())
                .results()
                .map(found -> found.group(1))
                .limit(PARTNERS)
                .toList();
        if (partners.size() < PARTNERS) {
            throw new IllegalStateException("The plan has only " + partners.size() + " partners");
        }
        long began = System.nanoTime();
        List<String> made = new ArrayList<>();
        for (String partner : partners) {
            Map<String, String> form = new LinkedHashMap<>();
            form.put("_csrf", list.field("_csrf"));
            form.put("kind", "partner");
            form.put("partner", partner);
            Page draft = post("/plans/" + PLAN + "/reports", form);
            Page written = post(
                    draft.path() + "/write",
                    Map.of(
                            "_csrf", draft.field("_csrf"),
                            "version", draft.field("version"),
                            "part.summary", "Written by the benchmark.",
                            "part.place", "No measure."));
            post(
                    draft.path() + "/freeze",
                    Map.of("_csrf", written.field("_csrf"), "version", written.field("version")));
            made.add(draft.path());
        }
        for (String report : made) {
            while (get(report).body().split("/files/(html|pdf|docx|xlsx)\"", -1).length - 1 < FORMATS) {
                Thread.sleep(50);
            }
        }
        return (System.nanoTime() - began) / 1e9;
    }

    private double[] reads() throws Exception {
        for (int i = 0; i < WARM; i++) {
            get("/plan/" + PLAN);
        }
        double[] times = new double[READS];
        for (int i = 0; i < READS; i++) {
            long began = System.nanoTime();
            get("/plan/" + PLAN);
            times[i] = (System.nanoTime() - began) / 1e6;
        }
        Arrays.sort(times);
        return times;
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(share * sorted.length))];
    }

    private Page get(String path) throws IOException, InterruptedException {
        return answer(HttpRequest.newBuilder(URI.create(base + path)).build());
    }

    private Page post(String path, Map<String, String> fields) throws IOException, InterruptedException {
        StringBuilder body = new StringBuilder();
        fields.forEach((name, value) -> body.append(body.isEmpty() ? "" : "&")
                .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return answer(HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build());
    }

    private Page answer(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(request.uri() + " answered " + answer.statusCode());
        }
        return new Page(answer.uri().getPath(), answer.body());
    }
}
