package org.onedoor.directory.openreferral;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What other publishers say of a service, as JSON. */
@Component
class ListingDocuments {
    private static final int RAW = 300;
    private static final TypeReference<Map<String, Object>> DOCUMENT = new TypeReference<>() {};

    private final JsonMapper json;

    ListingDocuments(JsonMapper json) {
        this.json = json;
    }

    /** Of what it says: the same service sent twice is one. */
    String digest(Map<?, ?> document) {
        return DigestUtils.sha256Hex(json.writeValueAsString(document).getBytes(StandardCharsets.UTF_8));
    }

    /** The beginning of it, for whoever looks why it was refused. */
    String raw(@Nullable Object row) {
        String text = json.writeValueAsString(row);
        return text.length() > RAW ? text.substring(0, RAW) : text;
    }

    Map<String, Object> read(String document) {
        return json.readValue(document, DOCUMENT);
    }

    static String name(@Nullable Object row) {
        return row instanceof Map<?, ?> map && map.get("name") instanceof String name ? name : "without a name";
    }

    @SuppressWarnings("unchecked") // read from JSON, whose names are texts
    static Map<String, Object> document(Object row) {
        return (Map<String, Object>) row;
    }
}
