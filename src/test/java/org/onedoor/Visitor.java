package org.onedoor;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Somebody with a browser that has no script: opens pages, follows links, fills in forms and sends them. */
public final class Visitor {
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final String base;
    private boolean sayingSo;
    private String address = "";

    public Visitor(int port) {
        this.base = "http://127.0.0.1:" + port;
    }

    /** What came back. */
    public record Page(Visitor visitor, int status, Document document, String path) {
        public String text() {
            return document.text();
        }

        public String title() {
            return document.title();
        }

        public String heading() {
            return document.select("h1").text();
        }

        /** The form whose address ends so. */
        public Form form(String action) {
            Element form = document.select("form").stream()
                    .filter(candidate -> candidate.attr("action").endsWith(action))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("No form to %s on %s (%d): %s"
                            .formatted(
                                    action,
                                    path,
                                    status,
                                    document.select("form").eachAttr("action"))));
            return new Form(visitor, form, new ArrayList<>());
        }

        /** The form with this address inside the one part of the page that the selector finds. */
        public Form formIn(String selector, String action) {
            Element form = document.select(selector + " form").stream()
                    .filter(candidate -> candidate.attr("action").endsWith(action))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("No form to " + action + " in " + selector + " of " + path));
            return new Form(visitor, form, new ArrayList<>());
        }

        /** The same, where another form only looks something up at that address. */
        public Form posting(String action) {
            Element form = document.select("form[method=post]").stream()
                    .filter(candidate -> candidate.attr("action").endsWith(action))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("No form that sends to %s on %s".formatted(action, path)));
            return new Form(visitor, form, new ArrayList<>());
        }

        public Page follow(String linkText) {
            Element link = document.select("a").stream()
                    .filter(candidate -> candidate.text().contains(linkText))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("No link '%s' on %s: %s"
                            .formatted(linkText, path, document.select("a").eachText())));
            return visitor.open(link.attr("href"));
        }

        public boolean hasLink(String linkText) {
            return document.select("a").stream().anyMatch(link -> link.text().contains(linkText));
        }
    }

    /** A form being filled in; what the page put in it is kept. */
    public static final class Form {
        private final Visitor visitor;
        private final Element form;
        private final List<Map.Entry<String, String>> typed;

        private Form(Visitor visitor, Element form, List<Map.Entry<String, String>> typed) {
            this.visitor = visitor;
            this.form = form;
            this.typed = typed;
        }

        public Form with(String name, String value) {
            List<Map.Entry<String, String>> more = new ArrayList<>(typed);
            more.add(Map.entry(name, value));
            return new Form(visitor, form, more);
        }

        /** The same with a field left empty that was filled in. */
        public Form without(String name) {
            List<Map.Entry<String, String>> fewer = new ArrayList<>(typed);
            fewer.removeIf(field -> field.getKey().equals(name));
            fewer.add(Map.entry(name, ""));
            return new Form(visitor, form, fewer);
        }

        /** The same with other words in a field that was filled in. */
        public Form instead(String name, String value) {
            List<Map.Entry<String, String>> others = new ArrayList<>(typed);
            others.removeIf(field -> field.getKey().equals(name));
            others.add(Map.entry(name, value));
            return new Form(visitor, form, others);
        }

        /** The same sent elsewhere, as a button with an address of its own does. */
        public Form to(String action) {
            Element elsewhere = form.clone();
            elsewhere.attr("action", action);
            return new Form(visitor, elsewhere, typed);
        }

        /** Sends the form with a file in one of its fields, as a browser sends a form that holds files. */
        public Page sendWith(String field, String fileName, byte[] content) {
            return visitor.sendParts(form.attr("action"), fields(), field, fileName, content);
        }

        /** The same form as somebody else sends it, or the same browser after it lost its session. */
        public Form by(Visitor other) {
            return new Form(other, form, typed);
        }

        public Page send() {
            return visitor.send(form.attr("action"), fields());
        }

        private List<Map.Entry<String, String>> fields() {
            List<String> named = typed.stream().map(Map.Entry::getKey).toList();
            List<Map.Entry<String, String>> all = new ArrayList<>();
            for (Element field : form.select("input[name], textarea[name], select[name]")) {
                String name = field.attr("name");
                String type = field.attr("type");
                boolean offers = List.of("radio", "checkbox").contains(type) && !field.hasAttr("checked");
                if (!named.contains(name)
                        && !offers
                        && !List.of("submit", "file").contains(type)) {
                    all.add(Map.entry(name, field.tagName().equals("select") ? chosen(field) : field.val()));
                }
            }
            all.addAll(typed);
            return all;
        }

        private static String chosen(Element select) {
            Element option = select.selectFirst("option[selected]");
            return option == null ? select.select("option").attr("value") : option.attr("value");
        }
    }

    /** The page of the team's tasks that holds these words; the one after the last where none does: others left tasks too. */
    public Page tasksWith(String words) {
        return pageWith("/tasks", words);
    }

    /** The page of a list that has these words, on whichever it is; else its last. */
    public Page pageWith(String list, String words) {
        Page page = open(list);
        for (int number = 2;
                !page.text().contains(words)
                        && !page.document().select("tbody tr").isEmpty()
                        && number < 100;
                number++) {
            page = open(list + (list.contains("?") ? "&" : "?") + "page=" + number);
        }
        return page;
    }

    public Page open(String path) {
        return answer(HttpRequest.newBuilder(URI.create(absolute(path))).build());
    }

    public Visitor signIn(String username) {
        Page page = open("/sign-in")
                .form("/sign-in")
                .with("username", username)
                .with("password", "demo")
                .send();
        if (page.path().startsWith("/sign-in")) {
            throw new AssertionError("Could not sign in as " + username + ": " + page.text());
        }
        return this;
    }

    private Page send(String action, List<Map.Entry<String, String>> fields) {
        String body = fields.stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return answer(HttpRequest.newBuilder(URI.create(absolute(action)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private Page sendParts(
            String action, List<Map.Entry<String, String>> fields, String file, String fileName, byte[] content) {
        String boundary = "part-" + java.util.UUID.randomUUID();
        java.io.ByteArrayOutputStream body = new java.io.ByteArrayOutputStream();
        for (Map.Entry<String, String> field : fields) {
            body.writeBytes("--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                    .formatted(boundary, field.getKey(), field.getValue())
                    .getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes(
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: application/octet-stream\r\n\r\n"
                        .formatted(boundary, file, fileName)
                        .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n--%s--\r\n".formatted(boundary).getBytes(StandardCharsets.UTF_8));
        return answer(HttpRequest.newBuilder(URI.create(absolute(action)))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                .build());
    }

    /** What an address answers with: each header by its name in small letters, the first of its values. */
    public Map<String, String> headers(String path) {
        try {
            return http
                    .send(
                            HttpRequest.newBuilder(URI.create(absolute(path))).build(),
                            HttpResponse.BodyHandlers.discarding())
                    .headers()
                    .map()
                    .entrySet()
                    .stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, header -> header.getValue().getFirst()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The value of a cookie the browser holds. */
    public String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(java.net.HttpCookie::getValue)
                .findFirst()
                .orElseThrow(() -> new AssertionError("No cookie " + name));
    }

    /** The bytes behind an address. */
    public byte[] fetch(String path) {
        try {
            return http.send(
                            HttpRequest.newBuilder(URI.create(absolute(path))).build(),
                            HttpResponse.BodyHandlers.ofByteArray())
                    .body();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** As a browser of today, which says of each request that somebody goes to a page. */
    public Visitor sayingSo() {
        sayingSo = true;
        return this;
    }

    /** The whole address of the page that came last, with what follows its question mark. */
    public String address() {
        return address;
    }

    private Page answer(HttpRequest asked) {
        HttpRequest request = sayingSo
                ? HttpRequest.newBuilder(asked, (_, _) -> true)
                        .header("Sec-Fetch-Mode", "navigate")
                        .header("Sec-Fetch-Dest", "document")
                        .build()
                : asked;
        try {
            HttpResponse<String> response =
                    http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            address = response.uri().toString().substring(base.length());
            return new Page(
                    this,
                    response.statusCode(),
                    Jsoup.parse(response.body(), base),
                    response.uri().getPath());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private String absolute(String path) {
        return path.startsWith("http") ? path : base + path;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
