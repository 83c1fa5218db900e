package org.onedoor.platform.web;

import java.io.BufferedInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The installation's scanner for malicious files: clamd, by its command INSTREAM, at {@code onedoor.scanner} on this machine.
 * What a file holds is sent to it as it is, so it is asked nowhere else. Without the setting nothing is scanned.
 */
@Component
class Scanner {
    private static final Logger log = LoggerFactory.getLogger(Scanner.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int CHUNK = 64 * 1024;
    private static final int LONGEST_ANSWER = 1_000;
    private static final String NAMED = " FOUND";

    private final String address;

    /** @param address {@code 127.0.0.1:3310}; empty where there is none */
    Scanner(@Value("${onedoor.scanner:}") String address) throws IOException {
        this.address = address.strip();
        if (isSet()
                && !(this.address.matches("[^:]+:[0-9]{1,5}")
                        && InetAddress.getByName(host()).isLoopbackAddress())) {
            throw new IllegalArgumentException(
                    "onedoor.scanner must be a host and port of this machine, such as 127.0.0.1:3310, and is '%s'."
                            .formatted(address));
        }
    }

    /** What it says of a file. */
    sealed interface Answer {
        record Clean() implements Answer {}

        /** @param name what it takes it for */
        record Malicious(String name) implements Answer {}

        /** It could not be asked, or gave no answer that says either. */
        record Unknown() implements Answer {}
    }

    boolean isSet() {
        return !address.isEmpty();
    }

    private String host() {
        return address.substring(0, address.lastIndexOf(':'));
    }

    /** Called where it {@link #isSet}; ends after 20 seconds whatever the other side does. */
    Answer ask(InputStream file) throws IOException {
        try (Socket socket = new Socket()) {
            Thread end = Thread.ofVirtual().start(() -> end(socket));
            try {
                socket.connect(
                        new InetSocketAddress(
                                host(), Integer.parseInt(address.substring(address.lastIndexOf(':') + 1))),
                        Math.toIntExact(PATIENCE.toMillis()));
                return read(asked(socket, file));
            } catch (IOException e) {
                log.warn("The scanner at {} could not be asked: {}", address, e.getMessage());
                return new Answer.Unknown();
            } finally {
                end.interrupt();
            }
        }
    }

    /** A socket's own limit is on each reading, and none is on writing. */
    private static void end(Socket socket) {
        try {
            Thread.sleep(PATIENCE);
            socket.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            log.debug("The scanner's connection was not closed", e);
        }
    }

    /** The command, pieces each behind its length, and a piece of length 0 as the end. */
    private static String asked(Socket socket, InputStream file) throws IOException {
        DataOutputStream out = new DataOutputStream(socket.getOutputStream());
        out.write("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
        byte[] piece = new byte[CHUNK];
        for (int n = file.readNBytes(piece, 0, CHUNK); n > 0; n = file.readNBytes(piece, 0, CHUNK)) {
            out.writeInt(n);
            out.write(piece, 0, n);
        }
        out.writeInt(0);
        out.flush();
        return new String(
                        new BufferedInputStream(socket.getInputStream()).readNBytes(LONGEST_ANSWER),
                        StandardCharsets.UTF_8)
                .replace("\0", "")
                .strip();
    }

    private Answer read(String answer) {
        if (answer.equals("stream: OK")) {
            return new Answer.Clean();
        }
        if (answer.startsWith("stream: ") && answer.endsWith(NAMED)) {
            return new Answer.Malicious(answer.substring(8, answer.length() - NAMED.length()));
        }
        log.warn("The scanner at {} answers neither yes nor no: {}", address, answer);
        return new Answer.Unknown();
    }
}
