package org.onedoor.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/** A machine that is not signed in, or may not, is told so as an OperationOutcome. */
@Component
class FhirRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        answer(
                request,
                response,
                401,
                "login",
                "REC_UNAUTHORIZED",
                "A valid access token is needed. Get one from /oauth2/token with your client id and secret.");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        answer(request, response, 403, "forbidden", "REC_FORBIDDEN", "This client may not do this.");
    }

    private static void answer(
            HttpServletRequest request,
            HttpServletResponse response,
            int status,
            String code,
            String barsCode,
            String diagnostics)
            throws IOException {
        for (String name : new String[] {"X-Request-ID", "X-Correlation-ID"}) {
            String value = request.getHeader(name);
            if (value != null && value.matches("[A-Za-z0-9._:|-]{1,200}")) {
                response.setHeader(name, value);
            }
        }
        response.setStatus(status);
        response.setContentType("application/fhir+json;charset=UTF-8");
        response.getOutputStream()
                .write("""
                {"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"%s",\
                "details":{"coding":[{"system":"https://fhir.nhs.uk/Codesystem/http-error-codes","code":"%s"}]},\
                "diagnostics":"%s"}]}""".formatted(code, barsCode, diagnostics).getBytes(StandardCharsets.UTF_8));
    }
}
