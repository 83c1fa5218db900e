import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Somebody who opens pages, fills in forms at random and sends them, as whoever of the staff comes next. */
final class Hand {
    private static final Pattern REFERENCE = Pattern.compile("OD-[A-Z0-9]{4}-[A-Z0-9]{4}");
    private static final Pattern SENT = Pattern.compile("/referrals/(OD-[A-Z0-9]{4}-[A-Z0-9]{4})(?:\\?.*)?");
    private static final List<String> PRACTICES = List.of("tilbury", "chadwell", "grays", "harlow", "colchester", "southend");
    private static final List<String> LISTS = List.of("/referrals", "/referrals/inbox", "/", "/referrals/waiting", "/advice", "/tasks");

    private final Random random;
    private final List<String> staff;
    private final Map<String, Session> sessions = new HashMap<>();
    private final List<Filled> old = new ArrayList<>();

    Hand(Random random, List<String> staff) {
        this.random = random;
        this.staff = staff;
    }

    /** A form as it was filled in, and who did. */
    record Filled(Session by, String action, List<Map.Entry<String, String>> fields) {}

    void act() {
        while (!Storm.STOP.get()) {
            String who = random.nextInt(3) == 0 ? "navigator." + (1 + random.nextInt(3)) : staff.get(random.nextInt(staff.size()));
            try {
                Session session = sessions.computeIfAbsent(who, Session::new);
                int dice = random.nextInt(100);
                if (dice < 8) {
                    refer(sessions.computeIfAbsent("gp." + PRACTICES.get(random.nextInt(PRACTICES.size())), Session::new));
                } else if (dice < 15 && !old.isEmpty()) {
                    send(old.get(random.nextInt(old.size()))); // a form that is no longer true
                } else {
                    step(session);
                }
            } catch (IOException down) {
                pause();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException wrong) {
                Storm.FINDINGS.add("The storm itself: " + wrong);
            }
        }
    }

    private void refer(Session session) throws IOException, InterruptedException {
        HttpResponse<String> page = session.get("/referrals/new");
        if (page.statusCode() != 200) {
            return;
        }
        Element form = form(Jsoup.parse(page.body()), "/referrals/new");
        if (form == null) {
            return;
        }
        HttpResponse<String> check = send(new Filled(session, form.attr("action"), Filling.referral(form, random)));
        Document document = Jsoup.parse(check.body());
        Element confirm = document.select("form[method=post]").stream()
                .filter(each -> each.attr("action").contains("send") || each.attr("action").contains("confirm"))
                .findFirst()
                .orElse(null);
        if (confirm == null) {
            return;
        }
        HttpResponse<String> sent = send(new Filled(session, confirm.attr("action"), Filling.of(confirm, random)));
        Matcher reference = SENT.matcher(sent.uri().getPath());
        if (sent.statusCode() == 200 && reference.matches()) {
            Storm.ACKNOWLEDGED.put(reference.group(1), session.who);
            Storm.REFERENCES.add(reference.group(1));
        }
    }

    private void step(Session session) throws IOException, InterruptedException {
        String reference = reference(session);
        if (reference == null) {
            return;
        }
        String address = "/referrals/" + reference + (session.who.startsWith("navigator") && random.nextBoolean() ? "/triage" : "");
        HttpResponse<String> answer = session.get(address);
        Storm.count("GET " + address, answer.statusCode(), answer.body());
        if (answer.statusCode() != 200) {
            return;
        }
        Document page = Jsoup.parse(answer.body());
        List<Element> forms = new ArrayList<>(page.select("main form[method=post]"));
        List<String> steps = page.select("main a[href*=/do/]").eachAttr("href");
        if (!steps.isEmpty() && (forms.isEmpty() || random.nextInt(3) > 0)) {
            HttpResponse<String> step = session.get(steps.get(random.nextInt(steps.size())));
            Storm.count("GET a step", step.statusCode(), step.body());
            forms = new ArrayList<>(Jsoup.parse(step.body()).select("main form[method=post]"));
        }
        if (forms.isEmpty()) {
            return;
        }
        Element form = forms.get(random.nextInt(forms.size()));
        Filled filled = new Filled(session, form.attr("action"), Filling.of(form, random));
        keep(filled);
        if (random.nextInt(10) == 0) {
            Thread twin = Thread.ofVirtual().start(() -> again(filled)); // a double click
            send(filled);
            twin.join();
        } else {
            send(filled);
        }
    }

    private void again(Filled filled) {
        try {
            send(filled);
        } catch (IOException | InterruptedException down) {
            // The server was killed under it.
        }
    }

    private HttpResponse<String> send(Filled filled) throws IOException, InterruptedException {
        HttpResponse<String> answer = filled.by().post(filled.action(), filled.fields());
        Storm.ACTS.incrementAndGet();
        Storm.count("POST " + filled.action() + " by " + filled.by().who + " " + filled.fields(), answer.statusCode(), answer.body());
        return answer;
    }

    private void keep(Filled filled) {
        if (old.size() > 200) {
            old.remove(random.nextInt(old.size()));
        }
        old.add(filled);
    }

    /** One seen before, or one that stands on a list of whoever acts. */
    private String reference(Session session) throws IOException, InterruptedException {
        int known = session.seen.size();
        if (known > 5 && random.nextInt(4) > 0) {
            return session.seen.get(random.nextInt(known));
        }
        if (!Storm.REFERENCES.isEmpty() && random.nextInt(10) == 0) {
            return Storm.REFERENCES.get(random.nextInt(Storm.REFERENCES.size())); // perhaps somebody else's
        }
        String address = LISTS.get(random.nextInt(LISTS.size()));
        HttpResponse<String> list = session.get(address);
        Storm.count("GET " + address, list.statusCode(), list.body());
        List<String> found = REFERENCE.matcher(list.body()).results().map(match -> match.group()).distinct().toList();
        if (found.isEmpty()) {
            return null;
        }
        String one = found.get(random.nextInt(found.size()));
        session.seen.add(one);
        Storm.REFERENCES.add(one);
        return one;
    }

    private static Element form(Document page, String action) {
        return page.select("form[method=post]").stream()
                .filter(each -> each.attr("action").startsWith(action))
                .findFirst()
                .orElse(null);
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A signed-in browser; signs in again when its session was lost with the server. */
    static final class Session {
        final String who;
        private final List<String> seen = new ArrayList<>();
        private final HttpClient http = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .connectTimeout(Duration.ofSeconds(2))
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();

        Session(String who) {
            this.who = who;
        }

        HttpResponse<String> get(String path) throws IOException, InterruptedException {
            HttpResponse<String> answer = send(HttpRequest.newBuilder(address(path)).timeout(Duration.ofSeconds(60)).build());
            if (!answer.uri().getPath().startsWith("/sign-in")) {
                return answer;
            }
            signIn(answer.body());
            return send(HttpRequest.newBuilder(address(path)).timeout(Duration.ofSeconds(60)).build());
        }

        HttpResponse<String> post(String path, List<Map.Entry<String, String>> fields) throws IOException, InterruptedException {
            String body = fields.stream()
                    .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                    .collect(Collectors.joining("&"));
            return send(HttpRequest.newBuilder(address(path))
                    .timeout(Duration.ofSeconds(60))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build());
        }

        private void signIn(String page) throws IOException, InterruptedException {
            Element form = form(Jsoup.parse(page), "/sign-in");
            List<Map.Entry<String, String>> fields = new ArrayList<>();
            if (form != null) {
                form.select("input[type=hidden]").forEach(field -> fields.add(Map.entry(field.attr("name"), field.val())));
            }
            fields.add(Map.entry("username", who));
            fields.add(Map.entry("password", "demo"));
            post("/sign-in", fields);
        }

        private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
            return http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        }

        private static URI address(String path) {
            return URI.create(path.startsWith("http") ? path : Storm.BASE + path);
        }

        private static String encode(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }
    }
}
