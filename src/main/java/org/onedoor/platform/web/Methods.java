package org.onedoor.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.MappingMatch;
import java.io.IOException;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * No page takes any other method than these, nor a longer address, nor one that says another than the door it comes to: the
 * same before and after a sign-in, and before a limit that turns on the door.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class Methods extends OncePerRequestFilter {
    /** In characters, address and question together: the server itself reads more, so that the refusal is ours. */
    private static final int LONGEST = 8_000;

    private static final Set<String> PAGES = Set.of("GET", "HEAD", "POST", "OPTIONS");
    private static final Set<String> TOKENS = Set.of("POST", "OPTIONS");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        String query = request.getQueryString();
        if (path.length() + (query == null ? 0 : query.length()) > LONGEST) {
            response.sendError(HttpServletResponse.SC_REQUEST_URI_TOO_LONG);
            return;
        }
        if (isAnothersDoor(request, path)) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        if (path.equals("/oauth2/token")) {
            pass(TOKENS, "POST, OPTIONS", request, response, chain);
        } else if (FhirProblem.isMachines(path)) {
            chain.doFilter(request, response); // the machines' door refuses in FHIR, and asks for a token first
        } else {
            pass(PAGES, "GET, HEAD, POST, OPTIONS", request, response, chain);
        }
    }

    /**
     * Whether what was written, such as {@code //fhir/R4} or {@code /%66hir/R4}, is no address of the machines' doors and the
     * server took it to one of them nevertheless: what comes after would look at the one and mean the other.
     */
    private static boolean isAnothersDoor(HttpServletRequest request, String path) {
        String door = request.getServletPath();
        String rest = request.getPathInfo();
        return FhirProblem.isMachines(path) != FhirProblem.isMachines(rest == null ? door : door + rest)
                || (request.getHttpServletMapping().getMappingMatch() == MappingMatch.PATH && !path.startsWith(door));
    }

    private static void pass(
            Set<String> known,
            String allow,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        if (known.contains(request.getMethod())) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader(HttpHeaders.ALLOW, allow);
        response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    }
}
