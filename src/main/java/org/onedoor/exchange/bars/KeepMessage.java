package org.onedoor.exchange.bars;

import ca.uhn.fhir.context.FhirContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.CurrentActor;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The threshold of the machines' door: keeps each message as it came, refuses what no parser should see, and makes JSON
 * the only language spoken.
 */
public final class KeepMessage extends OncePerRequestFilter {
    static final String MESSAGE_ID = "onedoor.message-id";
    private static final String JSON = "application/fhir+json";
    private static final int MOST = 5 * 1024 * 1024;
    private static final List<String> IDS = List.of("X-Request-ID", "X-Correlation-ID");

    private final Inbound inbound;
    private final FhirContext fhir;

    public KeepMessage(Inbound inbound, FhirContext fhir) {
        this.inbound = inbound;
        this.fhir = fhir;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        echo(request, response);
        boolean message = request.getRequestURI().endsWith("/$process-message");
        if (!request.getMethod().equals("POST") && !request.getMethod().equals("PUT")) {
            chain.doFilter(new Whole(request, new byte[0]), response);
            return;
        }
        byte[] body = request.getInputStream().readNBytes(MOST + 1);
        UUID messageId = null;
        try {
            if (body.length > MOST) {
                throw new Refusal(
                        413,
                        Problem.badRequest(
                                IssueType.TOOLONG,
                                "The message is larger than 5 MB. Send attachments by reference.",
                                ""));
            }
            if (message) {
                messageId = keep(request, body);
                request.setAttribute(MESSAGE_ID, messageId);
                requireIds(request);
            }
            requireJson(request);
            Prescan.check(body);
            chain.doFilter(new Whole(request, body), response);
            if (messageId != null && response.getStatus() >= 300) {
                inbound.answered(messageId, response.getStatus(), null, "refused");
            }
        } catch (Refusal refusal) {
            refuse(response, refusal.status, refusal.problem, messageId);
        } catch (Problem problem) {
            refuse(response, problem.getStatusCode(), problem, messageId);
        }
    }

    private static final class Refusal extends RuntimeException {
        private final int status;
        private final Problem problem;

        Refusal(int status, Problem problem) {
            super(problem.getMessage());
            this.status = status;
            this.problem = problem;
        }
    }

    private UUID keep(HttpServletRequest request, byte[] body) {
        String client = CurrentActor.get().clientId();
        return inbound.keep(
                client == null ? "unknown" : client,
                request.getHeader("X-Request-ID"),
                request.getHeader("X-Correlation-ID"),
                request.getContentType(),
                body);
    }

    private static void requireIds(HttpServletRequest request) {
        for (String name : IDS) {
            String value = request.getHeader(name);
            if (value == null || value.isBlank() || value.length() > 200) {
                throw Problem.badRequest(
                        IssueType.REQUIRED, "The header %s is needed: 1 to 200 characters.".formatted(name), "");
            }
        }
    }

    private static void requireJson(HttpServletRequest request) {
        String type = String.valueOf(request.getContentType())
                .toLowerCase(Locale.ROOT)
                .split(";", 2)[0]
                .strip();
        if (!type.equals(JSON) && !type.equals("application/json")) {
            throw new Refusal(
                    415,
                    Problem.badRequest(
                            IssueType.NOTSUPPORTED,
                            "Send FHIR as JSON, with Content-Type: application/fhir+json.",
                            ""));
        }
    }

    private void refuse(HttpServletResponse response, int status, Problem problem, @Nullable UUID messageId)
            throws IOException {
        if (messageId != null) {
            inbound.answered(messageId, status, null, problem.getMessage());
        }
        response.setStatus(status);
        response.setContentType(JSON + ";charset=UTF-8");
        response.getOutputStream()
                .write(fhir.newJsonParser()
                        .encodeResourceToString(problem.getOperationOutcome())
                        .getBytes(StandardCharsets.UTF_8));
    }

    /** The ids of the conversation go back with every answer, in a form no log can be fooled by. */
    private static void echo(HttpServletRequest request, HttpServletResponse response) {
        for (String name : IDS) {
            String value = request.getHeader(name);
            if (value != null && value.matches("[A-Za-z0-9._:|-]{1,200}")) {
                response.setHeader(name, value);
            }
        }
    }

    /** A request whose body is in memory, and which asks for JSON whatever it asked for. */
    private static final class Whole extends HttpServletRequestWrapper {
        private final byte[] body;

        Whole(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public @Nullable String getHeader(String name) {
            return name.equalsIgnoreCase("Accept") ? JSON : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return name.equalsIgnoreCase("Accept") ? Collections.enumeration(List.of(JSON)) : super.getHeaders(name);
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
        public ServletInputStream getInputStream() {
            ByteArrayInputStream bytes = new ByteArrayInputStream(body);
            return new ServletInputStream() {
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
            };
        }
    }
}
