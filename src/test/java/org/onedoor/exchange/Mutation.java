package org.onedoor.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One random change of a JSON document: delete, double, rename or replace a node. */
final class Mutation {
    private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;

    private Mutation() {}

    static void mutate(ObjectNode document, RandomGenerator random) {
        List<JsonNode> parents = new ArrayList<>();
        collect(document, parents);
        switch (parents.get(random.nextInt(parents.size()))) {
            case ObjectNode object when !object.isEmpty() -> change(object, random);
            case ArrayNode array when !array.isEmpty() -> change(array, random);
            default -> document.set("extra", strange(random));
        }
    }

    private static void collect(JsonNode node, List<JsonNode> parents) {
        if (node.isContainer()) {
            parents.add(node);
            node.forEach(child -> collect(child, parents));
        }
    }

    private static void change(ObjectNode object, RandomGenerator random) {
        List<String> names = List.copyOf(object.propertyNames());
        String name = names.get(random.nextInt(names.size()));
        switch (random.nextInt(5)) {
            case 0 -> object.remove(name);
            case 1 -> object.set(name + "x", object.remove(name));
            case 2 -> object.set(name, object.arrayNode().add(object.get(name)).add(object.get(name)));
            case 3 ->
                object.set(
                        names.get(random.nextInt(names.size())),
                        object.get(name).deepCopy());
            default -> object.set(name, strange(random));
        }
    }

    private static void change(ArrayNode array, RandomGenerator random) {
        int at = random.nextInt(array.size());
        switch (random.nextInt(3)) {
            case 0 -> array.remove(at);
            case 1 -> array.insert(at, array.get(at).deepCopy());
            default -> array.set(at, strange(random));
        }
    }

    private static JsonNode strange(RandomGenerator random) {
        return switch (random.nextInt(14)) {
            case 0 -> MAKE.nullNode();
            case 1 -> MAKE.booleanNode(true);
            case 2 -> MAKE.numberNode(-1);
            case 3 -> MAKE.numberNode(9_999_999_999_999L);
            case 4 -> MAKE.stringNode("");
            case 5 -> MAKE.stringNode(" ");
            case 6 -> MAKE.stringNode("x".repeat(20_000));
            case 7 -> MAKE.stringNode("0000-00-00");
            case 8 -> MAKE.stringNode("9999-12-31T23:59:60Z");
            case 9 -> MAKE.stringNode("urn:uuid:");
            case 10 -> MAKE.stringNode("\uD83D\uDE91 \u202E'; drop table x; --<script>");
            case 11 -> MAKE.objectNode();
            case 12 -> MAKE.arrayNode().add(MAKE.arrayNode());
            default -> MAKE.objectNode().set("reference", MAKE.stringNode("#"));
        };
    }
}
