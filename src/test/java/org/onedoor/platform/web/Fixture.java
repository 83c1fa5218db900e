package org.onedoor.platform.web;

import gg.jte.Content;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.web.components.Label;
import org.onedoor.platform.web.components.Size;
import org.onedoor.platform.web.components.Text;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** One of the design system's published cases: what the macro is given, and the page it must make. */
record Fixture(String component, String name, JsonNode options, String html) {
    private static final Path HOME = Path.of("node_modules/nhsuk-frontend/dist/nhsuk/components");

    /** The fixture asks for an option our component does not have. */
    static final class NotOffered extends RuntimeException {
        NotOffered(String option) {
            super(option);
        }
    }

    static List<Fixture> of(String component) {
        try {
            JsonNode file = new ObjectMapper()
                    .readTree(Files.readString(HOME.resolve(component).resolve("fixtures.json")));
            List<Fixture> fixtures = new ArrayList<>();
            for (JsonNode each : file.get("fixtures")) {
                if (!each.get("html").asString().isBlank()) {
                    String block = text(each, "callBlock");
                    if (block != null) {
                        ObjectNode context = (ObjectNode) each.get("context");
                        ObjectNode holder = component.equals("card") ? context.putObject("description") : context;
                        holder.remove("text");
                        holder.put("html", block);
                    }
                    fixtures.add(new Fixture(
                            component,
                            each.get("name").asString(),
                            each.get("context"),
                            each.get("html").asString()));
                }
            }
            return fixtures;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops the fixture unless every option it uses is one of these. */
    static JsonNode only(JsonNode node, String... offered) {
        Set<String> names = new TreeSet<>();
        if (node.isObject()) {
            names.addAll(node.propertyNames());
        }
        names.removeAll(Set.of(offered));
        if (!names.isEmpty()) {
            throw new NotOffered("options " + names);
        }
        return node;
    }

    static JsonNode only(JsonNode parent, String name, Set<String> offered) {
        JsonNode node = parent.path(name);
        return only(node, offered.toArray(String[]::new));
    }

    static @Nullable String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (value.isContainer()) {
            throw new NotOffered(name + " with options of its own");
        }
        return value.isMissingNode() || value.isNull() ? null : value.asString();
    }

    static String words(JsonNode node, String name) {
        String value = text(node, name);
        if (value == null) {
            throw new NotOffered("no " + name);
        }
        return value;
    }

    static boolean flag(JsonNode node, String name, boolean otherwise) {
        JsonNode value = node.path(name);
        return value.isBoolean() ? value.asBoolean() : otherwise;
    }

    static @Nullable Size size(@Nullable String size) {
        if ("xs".equals(size)) {
            throw new NotOffered("size xs");
        }
        return size == null ? null : Size.valueOf(size.toUpperCase(java.util.Locale.ROOT));
    }

    static Content raw(String html) {
        return output -> output.writeContent(html);
    }

    /** Words or markup, given as a string or as an object with text or html. */
    static @Nullable Content content(JsonNode parent, String name) {
        JsonNode node = parent.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (node.isString()) {
            return Text.of(node.asString());
        }
        only(node, "text", "html");
        return body(node);
    }

    static @Nullable Content body(JsonNode node) {
        String html = text(node, "html");
        if (html != null) {
            return raw(html);
        }
        String words = text(node, "text");
        return words == null ? null : Text.of(words);
    }

    /** A label or legend, as a string or as an object. */
    static Label label(JsonNode parent, String name) {
        JsonNode node = parent.path(name);
        if (node.isString()) {
            return Label.of(node.asString());
        }
        only(node, "text", "html", "heading", "size", "isPageHeading", "caption", "classes");
        Content words = body(node);
        boolean heading = flag(node, "isPageHeading", false);
        String size = text(node, "size");
        JsonNode caption = node.path("caption");
        String captionWords = null;
        if (node.path("heading").isString()) {
            words = Text.of(words(node, "heading"));
            heading = true;
        } else if (!node.path("heading").isMissingNode()) {
            throw new NotOffered(name + " heading with options");
        }
        if (caption.isString()) {
            captionWords = caption.asString();
        } else if (!caption.isMissingNode()) {
            only(caption, "text");
            captionWords = text(caption, "text");
        }
        if (words == null) {
            throw new NotOffered(name + " without words");
        }
        return new Label(words, size(size), heading, captionWords, text(node, "classes"));
    }
}
