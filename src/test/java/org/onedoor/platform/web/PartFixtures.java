package org.onedoor.platform.web;

import static org.onedoor.platform.web.Fixture.body;
import static org.onedoor.platform.web.Fixture.content;
import static org.onedoor.platform.web.Fixture.flag;
import static org.onedoor.platform.web.Fixture.only;
import static org.onedoor.platform.web.Fixture.size;
import static org.onedoor.platform.web.Fixture.text;
import static org.onedoor.platform.web.Fixture.words;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.web.Fixture.NotOffered;
import org.onedoor.platform.web.components.Card;
import org.onedoor.platform.web.components.Link;
import org.onedoor.platform.web.components.Pagination;
import org.onedoor.platform.web.components.Size;
import org.onedoor.platform.web.components.SummaryList;
import org.onedoor.platform.web.components.Table;
import org.onedoor.platform.web.components.Tag;
import org.onedoor.platform.web.components.TaskList;
import org.onedoor.platform.web.components.Text;
import tools.jackson.databind.JsonNode;

/** The parameters of the components that show things, from the options of a fixture. */
final class PartFixtures {
    private PartFixtures() {}

    private static Content needed(@Nullable Content content) {
        if (content == null) {
            throw new NotOffered("no words");
        }
        return content;
    }

    private static Content paragraph(JsonNode o) {
        String words = text(o, "text");
        return words == null ? needed(body(o)) : Fixture.raw("<p>" + words + "</p>");
    }

    static Map<String, Object> errorSummary(JsonNode o) {
        only(o, "heading", "errorList", "description");
        List<Link> links = new ArrayList<>();
        for (JsonNode item : o.path("errorList")) {
            if (item.isObject()) {
                only(item, "text", "href");
                links.add(new Link(words(item, "text"), words(item, "href")));
            }
        }
        Map<String, Object> parameters = new HashMap<>(Map.of("heading", headingWords(o), "errors", links));
        if (o.path("description").isObject()) {
            throw new NotOffered("description as markup");
        }
        if (o.has("description")) {
            parameters.put("description", words(o, "description"));
        }
        return parameters;
    }

    static Map<String, Object> tag(JsonNode o) {
        only(o, "text", "html", "colour", "border", "classes");
        String colour = o.path("colour").isString() ? words(o, "colour") : null;
        if (o.path("colour").isBoolean()) {
            throw new NotOffered("no colour");
        }
        if (colour != null && o.has("classes")) {
            throw new NotOffered("a colour by class");
        }
        return Map.of(
                "tag",
                new Tag(
                        needed(body(o)),
                        colour == null
                                ? null
                                : Tag.Colour.valueOf(
                                        colour.toUpperCase(Locale.ROOT).replace('-', '_')),
                        flag(o, "border", true),
                        text(o, "classes")));
    }

    static Map<String, Object> table(JsonNode o) {
        only(
                o,
                "caption",
                "firstCellIsHeader",
                "head",
                "rows",
                "compact",
                "striped",
                "responsive",
                "variant",
                "scroll",
                "lastRowBorder",
                "border");
        JsonNode caption = o.path("caption");
        only(caption, "text", "size", "classes");
        List<Table.Column> head = new ArrayList<>();
        for (JsonNode item : o.path("head")) {
            only(item, "text", "html", "format", "sort", "href", "width", "classes");
            head.add(new Table.Column(
                    item.isString() ? Text.of(item.asString()) : needed(body(item)),
                    "numeric".equals(text(item, "format")),
                    item.path("sort").isBoolean() ? "none" : text(item, "sort"),
                    text(item, "href"),
                    item.has("width") ? "nhsuk-u-width-" + words(item, "width") : text(item, "classes")));
        }
        List<Table.Row> rows = new ArrayList<>();
        for (JsonNode row : o.path("rows")) {
            if (row.isArray()) {
                List<Table.Cell> cells = new ArrayList<>();
                row.forEach(cell -> cells.add(cell(cell)));
                rows.add(new Table.Row(null, cells));
            }
        }
        String words = caption.isString() ? caption.asString() : text(caption, "text");
        String scrollId = !flag(o, "scroll", false)
                ? null
                : "table-" + cut(Objects.requireNonNullElse(words, "").replace(' ', '-')) + "-caption";
        return Map.of(
                "table",
                new Table(
                        words == null ? null : Text.of(words),
                        size(text(caption, "size")),
                        head,
                        rows,
                        flag(o, "firstCellIsHeader", false),
                        new Table.Look(
                                flag(o, "compact", false),
                                flag(o, "responsive", false),
                                flag(o, "striped", false),
                                "reverse".equals(text(o, "variant")),
                                flag(o, "border", true),
                                flag(o, "lastRowBorder", true),
                                caption.has("classes"),
                                scrollId)));
    }

    private static String cut(String slug) {
        return slug.toLowerCase(Locale.ROOT).substring(0, Math.min(40, slug.length()));
    }

    private static Table.Cell cell(JsonNode cell) {
        if (cell.isString()) {
            return Table.Cell.of(cell.asString());
        }
        only(cell, "text", "html", "header", "href", "format", "classes");
        if (cell.has("format") && !"numeric".equals(text(cell, "format"))) {
            throw new NotOffered("a cell with a format of its own");
        }
        return new Table.Cell(needed(body(cell)), cell.has("html"), text(cell, "href"), text(cell, "classes"));
    }

    static Map<String, Object> summaryList(JsonNode o) {
        only(o, "rows", "border", "lastRowBorder");
        List<SummaryList.Row> rows = new ArrayList<>();
        for (JsonNode row : o.path("rows")) {
            if (row.isObject()) {
                only(row, "key", "value", "actions", "border");
                List<SummaryList.Action> actions = new ArrayList<>();
                JsonNode items =
                        row.path("actions").has("items") ? row.path("actions").path("items") : row.path("actions");
                for (JsonNode action : items) {
                    if (action.isObject()) {
                        only(action, "href", "text", "html", "visuallyHiddenText");
                        actions.add(new SummaryList.Action(
                                words(action, "href"), needed(body(action)), text(action, "visuallyHiddenText")));
                    }
                }
                rows.add(new SummaryList.Row(
                        row.has("key") ? Objects.requireNonNullElse(content(row, "key"), Text.of("")) : Text.of(""),
                        Objects.requireNonNullElse(content(row, "value"), Text.of("")),
                        actions,
                        flag(row, "border", true)));
            }
        }
        return Map.of("list", new SummaryList(rows, flag(o, "border", true), flag(o, "lastRowBorder", true), null));
    }

    static Map<String, Object> insetText(JsonNode o) {
        only(o, "text", "html");
        return Map.of("content", paragraph(o));
    }

    static Map<String, Object> warningCallout(JsonNode o) {
        only(o, "heading", "text", "html");
        JsonNode heading = o.path("heading");
        return Map.of(
                "heading",
                heading.isObject() ? words(only(heading, "text"), "text") : words(o, "heading"),
                "content",
                needed(body(o)),
                "words",
                o.has("text"));
    }

    static Map<String, Object> details(JsonNode o) {
        only(o, "summary", "text", "html", "open", "classes");
        JsonNode summary = o.path("summary");
        Map<String, Object> parameters = new HashMap<>(Map.of(
                "summary",
                summary.isObject() ? words(only(summary, "text"), "text") : words(o, "summary"),
                "content",
                needed(body(o)),
                "open",
                flag(o, "open", false)));
        if (o.has("classes")) {
            parameters.put("classes", words(o, "classes"));
        }
        return parameters;
    }

    static Map<String, Object> link(JsonNode o) {
        only(o, "text", "href");
        Map<String, Object> parameters = new HashMap<>(Map.of("href", words(o, "href")));
        if (o.has("text")) {
            parameters.put("text", words(o, "text"));
        }
        return parameters;
    }

    static Map<String, Object> pagination(JsonNode o) {
        only(o, "previous", "next", "items");
        List<Pagination.Item> items = new ArrayList<>();
        for (JsonNode item : o.path("items")) {
            if (item.isObject()) {
                only(item, "number", "href", "current", "ellipsis", "ariaLabel", "visuallyHiddenText");
                items.add(new Pagination.Item(
                        item.has("number") ? item.get("number").asInt() : null,
                        Objects.requireNonNullElse(text(item, "href"), ""),
                        flag(item, "current", false),
                        text(item, item.has("ariaLabel") ? "ariaLabel" : "visuallyHiddenText")));
            }
        }
        return Map.of("pages", new Pagination(step(o, "previous"), step(o, "next"), items));
    }

    private static Pagination.@Nullable Step step(JsonNode o, String name) {
        JsonNode node = o.path(name);
        if (!node.has("href")) {
            return null;
        }
        only(node, "href", "text", "label", "labelText");
        return new Pagination.Step(
                words(node, "href"),
                text(node, "text"),
                node.path("label").isObject()
                        ? words(only(node.path("label"), "text"), "text")
                        : text(node, node.has("label") ? "label" : "labelText"));
    }

    static Map<String, Object> panel(JsonNode o) {
        only(o, "heading", "text", "html", "variant");
        Map<String, Object> parameters = new HashMap<>(
                Map.of("heading", headingWords(o), "interruption", "interruption".equals(text(o, "variant"))));
        Content content = body(o);
        if (content != null) {
            parameters.put("content", content);
        }
        return parameters;
    }

    private static String headingWords(JsonNode o) {
        JsonNode heading = o.path("heading");
        return heading.isObject() ? words(only(heading, "text"), "text") : words(o, "heading");
    }

    static Map<String, Object> notificationBanner(JsonNode o) {
        only(o, "text", "html", "variant", "heading");
        Map<String, Object> parameters = new HashMap<>(Map.of("success", "success".equals(text(o, "variant"))));
        if (o.has("heading")) {
            parameters.put("heading", headingWords(o));
        }
        if (o.has("html")) {
            parameters.put("content", needed(body(o)));
        } else if (o.has("text")) {
            parameters.put("text", words(o, "text"));
        }
        return parameters;
    }

    static Map<String, Object> breadcrumbs(JsonNode o) {
        only(o, "items");
        List<Link> links = new ArrayList<>();
        for (JsonNode item : o.path("items")) {
            only(item, "text", "href");
            links.add(new Link(words(item, "text"), words(item, "href")));
        }
        return Map.of("links", links);
    }

    static Map<String, Object> taskList(JsonNode o) {
        only(o, "idPrefix", "items");
        List<TaskList.Task> tasks = new ArrayList<>();
        for (JsonNode item : o.path("items")) {
            if (item.isObject()) {
                only(item, "heading", "hint", "href", "status");
                JsonNode status = only(item.path("status"), "tag", "text", "html", "classes");
                tasks.add(new TaskList.Task(
                        needed(content(item, "heading")),
                        content(item, "hint"),
                        text(item, "href"),
                        status.has("tag") ? (Tag) tag(status.get("tag")).get("tag") : null,
                        status.isString() ? Text.of(status.asString()) : body(status),
                        text(status, "classes")));
            }
        }
        return Map.of("list", new TaskList(words(o, "idPrefix"), tasks));
    }

    static Map<String, Object> card(JsonNode o) {
        only(o, "heading", "href", "description", "clickable", "variant");
        JsonNode heading = o.path("heading");
        only(heading, "text", "size", "level");
        String words = heading.isObject() ? text(heading, "text") : text(o, "heading");
        JsonNode description = o.path("description");
        Size size = size(text(heading, "size"));
        String variant = text(o, "variant");
        return Map.of(
                "card",
                new Card(
                        words,
                        size,
                        heading.has("level") ? heading.get("level").asInt() : 2,
                        text(o, "href"),
                        flag(o, "clickable", false),
                        content(o, "description"),
                        description.has("html"),
                        variant == null
                                ? null
                                : Card.Variant.valueOf(
                                        variant.toUpperCase(Locale.ROOT).replace('-', '_'))));
    }
}
