package org.onedoor.directory.openreferral;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Invalid;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * The services of a file, one after the other, so that a large file is never held as documents all at once. It may be packed
 * with gzip: as JSON 100,000 services are larger than a form may send.
 */
final class SentRows {
    private static final int LARGEST = 200_000_000;

    private final JsonMapper json;
    private final byte[] content;

    /** @throws Invalid when it is packed and cannot be unpacked, or is too large */
    SentRows(JsonMapper json, byte[] sent) {
        this.json = json;
        this.content = isPacked(sent) ? unpacked(sent) : sent;
    }

    private static boolean isPacked(byte[] sent) {
        return sent.length > 2 && (sent[0] & 0xff) == 0x1f && (sent[1] & 0xff) == 0x8b;
    }

    private static byte[] unpacked(byte[] sent) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(sent))) {
            byte[] content = in.readNBytes(LARGEST);
            if (in.read() >= 0) {
                throw new Invalid(
                        "file", "The file is larger than %d MB. Send it in parts.".formatted(LARGEST / 1_000_000));
            }
            return content;
        } catch (IOException e) {
            throw new Invalid(
                    "file", "The file is packed and cannot be unpacked. Pack it with gzip, or send the JSON.");
        }
    }

    /** @throws Invalid when it is no JSON or holds no services; what came before is given */
    void each(Consumer<@Nullable Object> row) {
        try (JsonParser parser = json.createParser(content)) {
            JsonToken first = parser.nextToken();
            boolean found = first == JsonToken.START_ARRAY
                    ? list(parser, row)
                    : first == JsonToken.START_OBJECT && envelope(parser, row);
            if (!found) {
                throw new Invalid(
                        "file",
                        "The file holds no services. It must be a list of services, or have them in \"contents\".");
            }
        } catch (JacksonException e) {
            throw new Invalid(
                    "file",
                    "The file is not JSON%s. Send what /services of an Open Referral UK feed answers."
                            .formatted(
                                    e.getLocation() == null
                                            ? ""
                                            : ": look at line "
                                                    + e.getLocation().getLineNr()));
        }
    }

    private static boolean list(JsonParser parser, Consumer<@Nullable Object> row) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            row.accept(parser.currentToken() == JsonToken.VALUE_NULL ? null : parser.readValueAs(Object.class));
        }
        return true;
    }

    /** A page of a feed, or one service by itself. */
    private static boolean envelope(JsonParser parser, Consumer<@Nullable Object> row) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        boolean listed = false;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("contents") && value == JsonToken.START_ARRAY) {
                listed = list(parser, row);
            } else {
                fields.put(name, value == JsonToken.VALUE_NULL ? null : parser.readValueAs(Object.class));
            }
        }
        if (!listed && (fields.containsKey("id") || fields.containsKey("name"))) {
            row.accept(fields);
            return true;
        }
        return listed;
    }
}
