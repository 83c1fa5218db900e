package org.onedoor.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.onedoor.platform.KeptForms;

/**
 * A page on which a form is filled in again with what was typed before the session ended. Every form of the staff site is
 * filled here, on the page as it is written, so that none can be forgotten.
 *
 * @param shown called once the page is made
 */
record KeptFormPage(KeptForms.Kept form, Runnable shown) {
    static final String SHOWN = "onedoor.kept.form";
    private static final Set<String> OWN = Set.of("version", "key", "then");
    private static final String NOTICE =
            "Your session had ended. What you typed is here again, and nothing has been sent: check it and send it.";
    private static final String NO_FORM =
            "Your session had ended, and nothing was sent. This page no longer has the form, so what you typed is shown here: copy what you need.";

    static Optional<KeptFormPage> of(HttpServletRequest request) {
        return Optional.ofNullable((KeptFormPage) request.getAttribute(SHOWN));
    }

    /** The page with the form filled in. */
    String fill(String html) {
        Document page = Jsoup.parse(html);
        page.outputSettings().prettyPrint(false);
        Optional<Element> found = find(page);
        found.ifPresent(this::fillIn);
        tell(page, found.isPresent());
        shown.run();
        return page.outerHtml();
    }

    /** The form sent to the same address; else one with all the same fields, as a new draft of the same form has. */
    private Optional<Element> find(Document page) {
        List<Element> forms = page.select("form[method=post]");
        return forms.stream()
                .filter(each -> each.attr("action").equals(form.action()) && hasKey(each))
                .findFirst()
                .or(() -> forms.stream()
                        .filter(each -> each.attr("action").equals(form.action()))
                        .findFirst())
                .or(() -> forms.stream()
                        .filter(each -> !form.fields().isEmpty()
                                && names(each).containsAll(form.fields().keySet()))
                        .findFirst());
    }

    /** Several forms of one page may be sent to one address, each about another thing: their hidden fields tell which. */
    private boolean hasKey(Element candidate) {
        return candidate.select("input[type=hidden][name]").stream()
                .filter(hidden -> !hidden.attr("name").startsWith("_") && !OWN.contains(hidden.attr("name")))
                .allMatch(hidden -> form.fields()
                        .getOrDefault(hidden.attr("name"), List.of())
                        .contains(hidden.val()));
    }

    private static Set<String> names(Element form) {
        return form.select("[name]").stream().map(field -> field.attr("name")).collect(Collectors.toSet());
    }

    private void fillIn(Element into) {
        into.attr("action", form.action());
        into.parents().stream()
                .filter(around -> around.normalName().equals("details"))
                .forEach(around -> around.attr("open", ""));
        Map<String, List<Element>> fields = into.select("[name]").stream()
                .filter(field -> !field.attr("name").startsWith("_"))
                .collect(Collectors.groupingBy(field -> field.attr("name")));
        fields.forEach((name, same) -> {
            List<String> typed = form.fields().getOrDefault(name, List.of());
            int next = 0;
            for (Element field : same) {
                next += fillIn(field, typed, next);
            }
        });
    }

    /** @return how many of the values it used up */
    private static int fillIn(Element field, List<String> typed, int next) {
        String kind = field.normalName().equals("input") ? field.attr("type") : field.normalName();
        switch (kind) {
            case "radio", "checkbox" -> {
                field.removeAttr("checked");
                if (typed.contains(field.val())) {
                    field.attr("checked", "");
                }
                return 0;
            }
            case "select" -> {
                if (next >= typed.size()) {
                    return 0;
                }
                for (Element option : field.select("option")) {
                    option.removeAttr("selected");
                    if (option.val().equals(typed.get(next))) {
                        option.attr("selected", "");
                    }
                }
                return 1;
            }
            case "file", "submit", "button", "image" -> {
                return 0;
            }
            default -> {
                if (next >= typed.size()) {
                    return 0;
                }
                String value = typed.get(next);
                if (kind.equals("textarea")) {
                    field.text(value.startsWith("\n") || value.startsWith("\r") ? "\n" + value : value);
                } else {
                    field.attr("value", value);
                }
                return 1;
            }
        }
    }

    private void tell(Document page, boolean filled) {
        Element main = page.selectFirst("main");
        if (main == null) {
            return;
        }
        Element banner = new Element("div")
                .addClass("nhsuk-notification-banner")
                .attr("role", "region")
                .attr("aria-labelledby", "kept-title");
        banner.appendElement("div")
                .addClass("nhsuk-notification-banner__header")
                .appendElement("h2")
                .addClass("nhsuk-notification-banner__title")
                .attr("id", "kept-title")
                .text("Important");
        Element content = banner.appendElement("div").addClass("nhsuk-notification-banner__content");
        boolean file = filled && !page.select("form input[type=file]").isEmpty();
        content.appendElement("p")
                .addClass("nhsuk-notification-banner__heading")
                .text((filled ? NOTICE : NO_FORM) + (file ? " A file must be chosen again." : ""));
        if (!filled) {
            words().forEach(words ->
                    content.appendElement("blockquote").appendElement("p").text(words));
        }
        main.prependChild(banner);
    }

    /** What reads as words: no numbers of the page's own. */
    private List<String> words() {
        List<String> words = new ArrayList<>();
        form.fields().forEach((name, values) -> {
            if (!OWN.contains(name)) {
                values.stream()
                        .filter(value -> !value.isBlank() && !value.matches("[0-9a-f]{8}-[0-9a-f-]{27}"))
                        .forEach(words::add);
            }
        });
        return words;
    }
}
