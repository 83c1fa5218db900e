package org.onedoor.directory.openreferral;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.CodedNeed;
import org.onedoor.directory.ServiceType;
import org.onedoor.directory.Services;
import org.springframework.stereotype.Component;

/** The lists of words by which services are described: needs, sorts of service, and the labels of Thurrock's map. */
@Component
class Terms {
    static final String NEEDS = "needs";
    static final String TYPES = "service-types";
    static final String MAP = "thurrock-map";

    private final Services services;

    Terms(Services services) {
        this.services = services;
    }

    /** One list. */
    enum Taxonomy {
        NEED(NEEDS, "What people may need help with", "In plain words, with the other words people use."),
        TYPE(TYPES, "Sorts of service", "What kind of service it is."),
        MAPPED(MAP, "Thurrock's map of services", "The labels of the map, exactly as printed.");

        final String code;
        final String label;
        final String words;

        Taxonomy(String code, String label, String words) {
            this.code = code;
            this.label = label;
            this.words = words;
        }

        Map<String, Object> document() {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("id", id("taxonomy", code).toString());
            document.put("name", label);
            document.put("description", words);
            document.put("version", "1");
            return document;
        }
    }

    /** One word of a list. */
    record Term(Taxonomy taxonomy, String code, String name, String words) {
        UUID id() {
            return Terms.id(taxonomy.code, code);
        }

        Map<String, Object> document() {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("id", id().toString());
            document.put("code", code);
            document.put("name", name);
            document.put("description", words);
            document.put("taxonomy", taxonomy.label);
            document.put("taxonomy_detail", taxonomy.document());
            return document;
        }
    }

    /** Every word of every list, in a fixed order. */
    List<Term> all() {
        List<Term> all = new ArrayList<>();
        for (CodedNeed need : services.needs()) {
            all.add(need(need));
        }
        for (ServiceType type : services.types()) {
            all.add(new Term(Taxonomy.TYPE, type.code(), type.label(), type.label()));
        }
        services.types().stream()
                .map(ServiceType::mapLabel)
                .filter(java.util.Objects::nonNull)
                .distinct()
                .sorted()
                .forEach(label -> all.add(mapped(label)));
        return all;
    }

    static Term need(CodedNeed need) {
        return new Term(
                Taxonomy.NEED,
                need.code(),
                need.label(),
                need.synonyms().isEmpty() ? need.label() : "Also: " + String.join(", ", need.synonyms()));
    }

    static Term mapped(String label) {
        return new Term(Taxonomy.MAPPED, label, label, label);
    }

    static @Nullable Term type(List<ServiceType> types, String code) {
        return types.stream()
                .filter(type -> type.code().equals(code))
                .map(type -> new Term(Taxonomy.TYPE, type.code(), type.label(), type.label()))
                .findFirst()
                .orElse(null);
    }

    /** The same on every node, for ever. */
    static UUID id(String kind, String of) {
        return UUID.nameUUIDFromBytes(("open-referral:" + kind + ":" + of).getBytes(StandardCharsets.UTF_8));
    }
}
