package org.onedoor.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.junit.jupiter.api.Test;
import org.onedoor.platform.web.Fixture.NotOffered;
import tools.jackson.databind.JsonNode;

/** Our components make exactly the pages that the design system publishes as its own test cases. */
class ComponentConformanceTest {
    private final TemplateEngine templates = Pages.compiled();

    private record Wrapped(
            String component, String template, Function<JsonNode, Map<String, Object>> parameters, int atLeast) {}

    private static final List<Wrapped> WRAPPED = List.of(
            new Wrapped("button", "button", FormFixtures::button, 42),
            new Wrapped("input", "input", FormFixtures::input, 32),
            new Wrapped("textarea", "textArea", FormFixtures::textArea, 15),
            new Wrapped("select", "select", FormFixtures::select, 16),
            new Wrapped("radios", "radios", FormFixtures::choices, 43),
            new Wrapped("checkboxes", "checkboxes", FormFixtures::choices, 41),
            new Wrapped("date-input", "dateInput", FormFixtures::dateInput, 33),
            new Wrapped("error-summary", "errorSummary", PartFixtures::errorSummary, 5),
            new Wrapped("tag", "tag", PartFixtures::tag, 26),
            new Wrapped("tables", "table", PartFixtures::table, 45),
            new Wrapped("summary-list", "summaryList", PartFixtures::summaryList, 12),
            new Wrapped("inset-text", "insetText", PartFixtures::insetText, 2),
            new Wrapped("warning-callout", "warningCallout", PartFixtures::warningCallout, 3),
            new Wrapped("details", "details", PartFixtures::details, 11),
            new Wrapped("back-link", "backLink", PartFixtures::link, 1),
            new Wrapped("action-link", "actionLink", PartFixtures::link, 1),
            new Wrapped("skip-link", "skipLink", PartFixtures::link, 1),
            new Wrapped("pagination", "pagination", PartFixtures::pagination, 10),
            new Wrapped("panel", "panel", PartFixtures::panel, 4),
            new Wrapped("notification-banner", "notificationBanner", PartFixtures::notificationBanner, 10),
            new Wrapped("breadcrumb", "breadcrumbs", PartFixtures::breadcrumbs, 1),
            new Wrapped("task-list", "taskList", PartFixtures::taskList, 1),
            new Wrapped("card", "card", PartFixtures::card, 32));

    @Test
    void everyFixtureWhoseOptionsWeOfferIsMadeExactly() {
        int same = 0;
        int all = 0;
        List<String> different = new ArrayList<>();
        List<String> tooFew = new ArrayList<>();
        TreeMap<String, List<String>> notOffered = new TreeMap<>();
        for (Wrapped wrapped : WRAPPED) {
            int sameHere = 0;
            List<Fixture> fixtures = Fixture.of(wrapped.component());
            all += fixtures.size();
            for (Fixture fixture : fixtures) {
                String where = wrapped.component() + ": " + fixture.name();
                try {
                    String made = normalised(
                            render(wrapped.template(), wrapped.parameters().apply(fixture.options())));
                    String wanted = normalised(fixture.html());
                    if (made.equals(wanted)) {
                        sameHere++;
                    } else {
                        different.add(where + "\n  made   " + made + "\n  wanted " + wanted);
                    }
                } catch (NotOffered e) {
                    notOffered
                            .computeIfAbsent(wrapped.component() + ", " + e.getMessage(), _ -> new ArrayList<>())
                            .add(fixture.name());
                }
            }
            same += sameHere;
            System.out.printf("%-20s %d of %d%n", wrapped.component(), sameHere, fixtures.size());
            if (sameHere < wrapped.atLeast()) {
                tooFew.add("%s: %d, and it was %d".formatted(wrapped.component(), sameHere, wrapped.atLeast()));
            }
        }
        System.out.printf("Conforms to %d of %d fixtures of nhsuk-frontend. Not offered:%n", same, all);
        notOffered.forEach((why, names) -> System.out.printf("  %s: %d%n", why, names.size()));
        assertThat(different).as("%d differ", different.size()).isEmpty();
        assertThat(tooFew).isEmpty();
    }

    private String render(String template, Map<String, Object> parameters) {
        StringOutput output = new StringOutput();
        templates.render("components/" + template + ".jte", parameters, output);
        return output.toString();
    }

    /** The page as the browser understands it: attributes and classes in order, white space as it is shown. */
    static String normalised(String html) {
        StringBuilder text = new StringBuilder();
        write(Jsoup.parseBodyFragment(html).body(), text);
        return text.toString()
                .replaceAll("\\s+", " ")
                .replaceAll(" ?(</?[a-z]) ?", "$1")
                .replaceAll("> ", ">")
                .strip();
    }

    private static void write(Node node, StringBuilder into) {
        if (node instanceof TextNode words) {
            into.append(words.getWholeText());
        } else if (node instanceof Element element) {
            into.append('<').append(element.normalName());
            element.attributes().asList().stream()
                    .map(ComponentConformanceTest::attribute)
                    .sorted()
                    .forEach(into::append);
            into.append('>');
            element.childNodes().forEach(child -> write(child, into));
            into.append("</").append(element.normalName()).append('>');
        }
    }

    private static String attribute(Attribute attribute) {
        String value = attribute.getKey().equals("class")
                ? java.util.Arrays.stream(attribute.getValue().strip().split("\\s+"))
                        .sorted()
                        .collect(Collectors.joining(" "))
                : attribute.getValue();
        return " " + attribute.getKey() + "=\"" + value + "\"";
    }
}
