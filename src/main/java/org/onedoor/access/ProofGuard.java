package org.onedoor.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.web.SessionEnded;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Before something grave, whoever asks proves again who they are: what they typed is kept and shown again afterwards. The
 * demo and the tests do not ask, because anybody may be anybody there.
 */
@Component
class ProofGuard implements HandlerInterceptor {
    static final String THEN = "onedoor.proof.then";

    private final SessionLife life;
    private final SessionEnded forms;
    private final boolean asks;

    ProofGuard(SessionLife life, SessionEnded forms, @Value("${onedoor.mode}") String mode) {
        this.life = life;
        this.forms = forms;
        this.asks = mode.equals("serve");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        ProvesAgain grave =
                asks && handler instanceof HandlerMethod method ? method.getMethodAnnotation(ProvesAgain.class) : null;
        if (grave == null || life.isFresh(request.getSession(false))) {
            return true;
        }
        request.getSession().setAttribute(THEN, then(request, grave));
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader(HttpHeaders.LOCATION, "/prove");
        return false;
    }

    /** The form as it was filled in, or the page that was asked for. */
    private String then(HttpServletRequest request, ProvesAgain grave) {
        if (request.getMethod().equals("POST")) {
            String action = grave.form().isEmpty() ? request.getRequestURI() : grave.form();
            return forms.keep(request, action).orElse("/");
        }
        @Nullable String query = request.getQueryString();
        return request.getRequestURI()
                + Optional.ofNullable(query).map(asked -> "?" + asked).orElse("");
    }
}
