package org.onedoor;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** A scanner that speaks as clamd does, read from its manual: every file that a test sends passes it. */
public final class TestScanner {
    /** The file that every scanner takes for malicious and that harms nobody (eicar.org). Put together here, so that ours is none. */
    public static final String EICAR =
            "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE!$H+H*";

    private static final TestScanner ONE = new TestScanner();

    private final ServerSocket server;
    private volatile UnaryOperator<String> answer = TestScanner::usual;
    private volatile int asked;

    private TestScanner() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().daemon().start(this::serve);
    }

    public static String address() {
        return "127.0.0.1:" + ONE.server.getLocalPort();
    }

    /** How many files it was asked about. */
    public static int asked() {
        return ONE.asked;
    }

    /** Answers otherwise while something is done: what it says of what a file holds; nothing is said for an empty answer. */
    public static void saying(String words, Runnable doing) {
        ONE.answer = _ -> words;
        try {
            doing.run();
        } finally {
            ONE.answer = TestScanner::usual;
        }
    }

    private static String usual(String content) {
        return content.contains(EICAR) ? "stream: Eicar-Signature FOUND\0" : "stream: OK\0";
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                answer(socket);
            } catch (IOException e) {
                System.err.println("The scanner of the tests was left: " + e); // and it answers whoever asks next
            }
        }
    }

    private void answer(Socket socket) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        if (!new String(in.readNBytes(10), StandardCharsets.US_ASCII).equals("zINSTREAM\0")) {
            socket.getOutputStream().write("UNKNOWN COMMAND\0".getBytes(StandardCharsets.US_ASCII));
            return;
        }
        StringBuilder content = new StringBuilder();
        for (int length = in.readInt(); length > 0; length = in.readInt()) {
            content.append(new String(in.readNBytes(length), StandardCharsets.ISO_8859_1));
        }
        asked++;
        socket.getOutputStream().write(answer.apply(content.toString()).getBytes(StandardCharsets.US_ASCII));
    }
}
