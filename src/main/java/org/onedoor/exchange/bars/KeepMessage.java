package org.onedoor.exchange.bars;

import ca.uhn.fhir.context.FhirContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Writing;
import org.onedoor.platform.web.BodyTooLarge;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The threshold of the machines' door: keeps each message as it came, refuses what no parser should see, and makes JSON
 * the only language spoken.
 */
public final class KeepMessage extends OncePerRequestFilter {
    /** Where the rest of the request finds the id of the kept message. */
    public static final String MESSAGE_ID = "onedoor.message-id";

    /** Where it finds what was read of the body. */
    static final String CONTENT = "onedoor.content";

    private static final Logger LOG = LoggerFactory.getLogger(KeepMessage.class);
    private static final List<String> IDS = List.of("X-Request-ID", "X-Correlation-ID");
    private static final List<String> METHODS = List.of("GET", "HEAD", "POST");
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

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
        if (!METHODS.contains(request.getMethod())) {
            response.setHeader("Allow", "GET, HEAD, POST");
            refuse(response, Problem.method("This door takes GET, HEAD and POST."), null);
            return;
        }
        if (!isStorable(request.getQueryString())) {
            String words = "The address holds a character that cannot be read or kept, such as U+0000.";
            refuse(response, Problem.badRequest(IssueType.VALUE, words, ""), null);
            return;
        }
        if (!request.getMethod().equals("POST")) {
            pass(new WholeRequest(request, new byte[0]), response, chain);
            return;
        }
        boolean message = request.getRequestURI().endsWith("/$process-message");
        UUID messageId = null;
        try {
            Body body = body(request);
            messageId = message ? keep(request, body.bytes()) : null;
            request.setAttribute(MESSAGE_ID, messageId);
            check(request, body, message);
            byte[] json = withoutMark(body.bytes());
            Prescan.check(json);
            request.setAttribute(CONTENT, message ? FhirBody.message(fhir, json) : FhirBody.read(fhir, json));
            pass(new WholeRequest(request, json), response, chain);
        } catch (Problem problem) {
            refuse(response, problem, messageId);
        }
    }

    private static void pass(WholeRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        WholeResponse answer = new WholeResponse(response);
        chain.doFilter(request, answer);
        answer.send();
    }

    private static boolean isStorable(@Nullable String query) {
        try {
            String asked = query == null ? "" : URLDecoder.decode(query, StandardCharsets.UTF_8);
            return asked.equals(Writing.storable(asked));
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    /** What was read; nothing of a body that is too large. */
    private record Body(byte[] bytes, boolean tooLarge) {}

    private static Body body(HttpServletRequest request) throws IOException {
        try {
            return new Body(request.getInputStream().readAllBytes(), false);
        } catch (BodyTooLarge tooLarge) {
            return new Body(new byte[0], true);
        }
    }

    private UUID keep(HttpServletRequest request, byte[] body) {
        String client = CurrentActor.get().clientId();
        try {
            return inbound.keep(
                    client == null ? "unknown" : client,
                    request.getHeader("X-Request-ID"),
                    request.getHeader("X-Correlation-ID"),
                    request.getContentType(),
                    body);
        } catch (DataAccessException down) {
            LOG.error("A message could not be kept: {}", down.getClass().getName());
            throw Problem.unavailable();
        }
    }

    private static void check(HttpServletRequest request, Body body, boolean message) {
        if (body.tooLarge()) {
            throw Problem.tooLarge(
                    "The message is larger than 5 MB, so it was not read. Send attachments by reference.");
        }
        if (message) {
            requireIds(request);
        }
        requireJson(request);
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
        if (!type.equals(WholeRequest.JSON) && !type.equals("application/json")) {
            throw Problem.mediaType("Send FHIR as JSON, with Content-Type: application/fhir+json.");
        }
        String encoding = request.getHeader("Content-Encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw Problem.mediaType("Send the body as it is, without Content-Encoding.");
        }
    }

    private static byte[] withoutMark(byte[] body) {
        return body.length >= 3 && Arrays.equals(body, 0, 3, BYTE_ORDER_MARK, 0, 3)
                ? Arrays.copyOfRange(body, 3, body.length)
                : body;
    }

    private void refuse(HttpServletResponse response, Problem problem, @Nullable UUID messageId) throws IOException {
        if (messageId != null) {
            inbound.refused(messageId, problem.getStatusCode(), String.valueOf(problem.getMessage()));
        }
        if (problem.getStatusCode() == 503) {
            response.setHeader("Retry-After", "5");
        }
        response.setStatus(problem.getStatusCode());
        response.setContentType(WholeRequest.JSON + ";charset=UTF-8");
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
}
