package org.onedoor.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** The headers of every answer, in one place, before anything else can answer. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class SecurityHeaders extends OncePerRequestFilter {
    /** No inline script or style, nothing from anywhere else, framed by nobody. */
    public static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
                    + "font-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

    private static final String TRANSPORT = "Strict-Transport-Security";
    private static final String YEAR = "max-age=31536000; includeSubDomains";

    private final boolean encrypted;

    /** @param address where people reach this installation: encrypted, even where a proxy of its own takes that off */
    SecurityHeaders(@Value("${onedoor.address:}") String address) {
        this.encrypted = address.startsWith("https://");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        write(request, response);
        if (encrypted) {
            response.setHeader(TRANSPORT, YEAR);
        }
        chain.doFilter(request, response);
    }

    static void write(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("X-Frame-Options", "DENY");
        if (request.isSecure()) {
            response.setHeader(TRANSPORT, YEAR);
        }
        if (!String.valueOf(request.getRequestURI()).startsWith("/static/")) {
            response.setHeader("Cache-Control", "no-store");
        }
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }
}
