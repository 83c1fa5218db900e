package org.onedoor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** Says to the server whatever a client library would not. */
public final class Wire {
    private Wire() {}

    /** What came back, as it came. */
    public record Answer(int status, String head, String body) {
        /** A header's value; empty when it is not there. */
        public String header(String name) {
            return Arrays.stream(head.split("\r\n"))
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse("");
        }
    }

    /** @param line method and address, such as {@code GET /%zz} */
    public static Answer send(int port, String line, String... headers) {
        return say(port, line, "", headers);
    }

    /** The same with a form of plain characters. */
    public static Answer sendForm(int port, String line, String form, String... headers) {
        String[] more = Arrays.copyOf(headers, headers.length + 2);
        more[headers.length] = "Content-Type: application/x-www-form-urlencoded";
        more[headers.length + 1] = "Content-Length: " + form.length();
        return say(port, line, form, more);
    }

    private static Answer say(int port, String line, String body, String[] headers) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(30_000);
            String request = line + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + String.join(
                            "", Arrays.stream(headers).map(h -> h + "\r\n").toList()) + "\r\n" + body;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            String all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            String[] parts = all.split("\r\n\r\n", 2);
            return new Answer(Integer.parseInt(all.split(" ", 3)[1]), parts[0], parts.length < 2 ? "" : parts[1]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
