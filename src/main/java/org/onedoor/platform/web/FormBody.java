package org.onedoor.platform.web;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The fields of an address and of a body of type {@code application/x-www-form-urlencoded}, in UTF-8. The container stops at
 * the first thing it cannot read and says only that there was one; this says which field, and keeps the others.
 */
final class FormBody {
    /** More than any page has, and few enough to be no load. */
    static final int MOST = 1_000;

    /** What is not shown again: the page's own, and what nobody should read over a shoulder. */
    private static final Pattern OWN =
            Pattern.compile("_.*|key|version|then|(?i:pin|.*(pass|secret|token|(?<!post)code).*)");

    private final Map<String, List<String>> fields = new LinkedHashMap<>();
    private final List<String> readable = new ArrayList<>();
    private @Nullable String wrong;
    private int count;

    private FormBody() {}

    /**
     * @param query of the address; none when there is none
     * @throws BrokenForm when something cannot be read
     */
    static Map<String, String[]> read(@Nullable String query, byte[] body) {
        FormBody form = new FormBody();
        form.readAll(query == null ? "" : query, false);
        form.readAll(new String(body, StandardCharsets.ISO_8859_1), true);
        if (form.wrong != null) {
            throw new BrokenForm(form.wrong, form.readable);
        }
        Map<String, String[]> read = new LinkedHashMap<>();
        form.fields.forEach((name, values) -> read.put(name, values.toArray(String[]::new)));
        return read;
    }

    /** @param text a byte in each character */
    private void readAll(String text, boolean typed) {
        int from = 0;
        while (from < text.length()) {
            int end = text.indexOf('&', from);
            String pair = text.substring(from, end < 0 ? text.length() : end);
            if (!pair.isEmpty()) {
                readOne(pair, typed);
            }
            from = end < 0 ? text.length() : end + 1;
        }
    }

    private void readOne(String pair, boolean typed) {
        if (++count > MOST) {
            wrong("It has more than 1,000 fields, and OneDoor reads up to 1,000.");
            return;
        }
        int equals = pair.indexOf('=');
        String name = text(equals < 0 ? pair : pair.substring(0, equals), "The name of a field");
        if (name == null) {
            return;
        }
        String value =
                equals < 0 ? "" : text(pair.substring(equals + 1), "What was typed into '%s'".formatted(shown(name)));
        if (value == null) {
            return;
        }
        fields.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
        if (typed && !value.isBlank() && !OWN.matcher(name).matches()) {
            readable.add("%s: %s".formatted(shown(name), value));
        }
    }

    /** The names of our own fields are words, such as {@code familyName}; any other is not repeated. */
    private static String shown(String name) {
        return name.matches("[A-Za-z][A-Za-z0-9.-]{0,40}")
                ? name.replaceAll("([a-z0-9])([A-Z])", "$1 $2")
                        .replace('-', ' ')
                        .toLowerCase(Locale.ROOT)
                : "a field";
    }

    private @Nullable String text(String encoded, String what) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char sign = encoded.charAt(i);
            if (sign != '%') {
                bytes.write(sign == '+' ? ' ' : sign);
                continue;
            }
            int high = i + 2 < encoded.length() ? Character.digit(encoded.charAt(i + 1), 16) : -1;
            int low = i + 2 < encoded.length() ? Character.digit(encoded.charAt(i + 2), 16) : -1;
            if (high < 0 || low < 0) {
                wrong(
                        "%s came damaged: it has a percent sign that stands for nothing. A program that sends it must write %%25 for the sign itself."
                                .formatted(what));
                return null;
            }
            bytes.write(16 * high + low);
            i += 2;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            wrong("%s came damaged: it has letters that are not written in UTF-8, so they would be lost."
                    .formatted(what));
            return null;
        }
    }

    private void wrong(String sentence) {
        if (wrong == null) {
            wrong = sentence;
        }
    }
}
