package org.onedoor.exchange.bars;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is sent whole and in one piece, with its length. The FHIR library flushes after every element, and each
 * flush was a chunk of its own on the wire: some ten for a Patient. It is without what the library says of itself, and
 * without addresses of Bundles and of versions, which nobody serves.
 */
final class WholeResponse extends HttpServletResponseWrapper {
    private static final Set<String> UNSAID = Set.of("x-powered-by", "content-location");

    private @Nullable Held held;
    private @Nullable PrintWriter writer;

    WholeResponse(HttpServletResponse response) {
        super(response);
    }

    private static boolean isSaid(String name) {
        return !UNSAID.contains(name.toLowerCase(Locale.ROOT));
    }

    @Override
    public void setHeader(String name, String value) {
        if (isSaid(name)) {
            super.setHeader(name, value);
        }
    }

    @Override
    public void addHeader(String name, String value) {
        if (isSaid(name)) {
            super.addHeader(name, value);
        }
    }

    /** Begins the body. Begun again, it takes the place of one that failed half way. */
    @Override
    public ServletOutputStream getOutputStream() {
        held = new Held();
        writer = null;
        return held;
    }

    /** As {@link #getOutputStream}, in UTF-8 like all of FHIR. */
    @Override
    public PrintWriter getWriter() {
        writer = new PrintWriter(new OutputStreamWriter(getOutputStream(), StandardCharsets.UTF_8));
        return writer;
    }

    @Override
    public void reset() {
        super.reset();
        drop();
    }

    @Override
    public void resetBuffer() {
        super.resetBuffer();
        drop();
    }

    @Override
    public void sendError(int status) throws IOException {
        drop();
        super.sendError(status);
    }

    @Override
    public void sendError(int status, String words) throws IOException {
        drop();
        super.sendError(status, words);
    }

    private void drop() {
        held = null;
        writer = null;
    }

    /** Nothing leaves before all of it is there. */
    @Override
    public void flushBuffer() {}

    /** Sends what there is; nothing where no body was begun. */
    void send() throws IOException {
        if (writer != null) {
            writer.flush();
        }
        if (held != null) {
            setContentLength(held.bytes.size());
            held.bytes.writeTo(super.getOutputStream());
        }
    }

    private static final class Held extends ServletOutputStream {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(2_048);

        @Override
        public void write(int next) {
            bytes.write(next);
        }

        @Override
        public void write(byte[] some, int offset, int length) {
            bytes.write(some, offset, length);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException("The body is written at once");
        }
    }
}
