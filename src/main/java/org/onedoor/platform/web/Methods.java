package org.onedoor.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** No page takes any other method than these, nor a longer address: the same before and after a sign-in. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
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
        if (path.equals("/oauth2/token")) {
            pass(TOKENS, "POST, OPTIONS", request, response, chain);
        } else if (FhirProblem.isMachines(path)) {
            chain.doFilter(request, response); // the machines' door refuses in FHIR, and asks for a token first
        } else {
            pass(PAGES, "GET, HEAD, POST, OPTIONS", request, response, chain);
        }
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
