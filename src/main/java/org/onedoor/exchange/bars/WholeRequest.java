package org.onedoor.exchange.bars;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A request whose body is in memory, is FHIR JSON in UTF-8, and which asks for JSON whatever it asked for. */
final class WholeRequest extends HttpServletRequestWrapper {
    static final String JSON = "application/fhir+json";
    private static final Map<String, String> FIXED =
            Map.of("accept", JSON, "content-type", JSON + ";charset=UTF-8", "accept-charset", "UTF-8");

    private final byte[] body;

    WholeRequest(HttpServletRequest request, byte[] body) {
        super(request);
        this.body = body;
    }

    private static @Nullable String fixed(String name) {
        return FIXED.get(name.toLowerCase(java.util.Locale.ROOT));
    }

    @Override
    public @Nullable String getHeader(String name) {
        String fixed = fixed(name);
        return fixed != null ? fixed : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        String fixed = fixed(name);
        return fixed != null ? Collections.enumeration(List.of(fixed)) : super.getHeaders(name);
    }

    /** Without {@code _format}, the other way of asking for XML. */
    @Override
    public Map<String, String[]> getParameterMap() {
        Map<String, String[]> parameters = new LinkedHashMap<>(super.getParameterMap());
        parameters.remove("_format");
        return parameters;
    }

    @Override
    public @Nullable String getParameter(String name) {
        return name.equals("_format") ? null : super.getParameter(name);
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        return name.equals("_format") ? null : super.getParameterValues(name);
    }

    @Override
    public @Nullable String getQueryString() {
        String query = super.getQueryString();
        return query == null
                ? null
                : Arrays.stream(query.split("&", -1))
                        .filter(part -> !part.startsWith("_format=") && !part.equals("_format"))
                        .collect(Collectors.joining("&"));
    }

    @Override
    public String getContentType() {
        return JSON + ";charset=UTF-8";
    }

    @Override
    public String getCharacterEncoding() {
        return "UTF-8";
    }

    @Override
    public int getContentLength() {
        return body.length;
    }

    @Override
    public long getContentLengthLong() {
        return body.length;
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    @Override
    public ServletInputStream getInputStream() {
        return new InMemory(new ByteArrayInputStream(body));
    }

    private static final class InMemory extends ServletInputStream {
        private final ByteArrayInputStream bytes;

        InMemory(ByteArrayInputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            return bytes.read(target, offset, length);
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("The body is read at once");
        }
    }
}
