package org.onedoor.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Does;
import org.onedoor.platform.web.OpenPages;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

/** Proves that no page answers with protected data without having asked the gate. */
@Component
class GateWitness implements HandlerInterceptor {
    private static final String CONSULTED = "onedoor.gate.consulted";

    static void consulted() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request != null) {
            request.setAttribute(CONSULTED, true, RequestAttributes.SCOPE_REQUEST);
        }
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView view) {
        if (handler instanceof HandlerMethod method && request.getAttribute(CONSULTED) == null) {
            Does does = OpenPages.declared(method);
            if (does != null && !does.data().equals("open")) {
                throw new IllegalStateException(
                        "%s shows '%s' and never asked the gate".formatted(method.getShortLogMessage(), does.data()));
            }
        }
    }
}
