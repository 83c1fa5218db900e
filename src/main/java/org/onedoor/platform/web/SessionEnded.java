package org.onedoor.platform.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.onedoor.platform.FormOwner;
import org.onedoor.platform.KeptForms;
import org.onedoor.platform.SealingKey;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/**
 * A form that is sent after its session is over does nothing, but what was typed into it is kept for whoever the form was
 * made for, and shown to them again once they have signed in.
 */
@Component
public class SessionEnded implements AccessDeniedHandler {
    static final String BY = "_by";
    static final String AT = "_at";

    private final FormOwner owner;
    private final KeptForms kept;
    private final AccessDeniedHandler otherwise = new AccessDeniedHandlerImpl();

    SessionEnded(FormOwner owner, KeptForms kept) {
        this.owner = owner;
        this.kept = kept;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException, ServletException {
        if (!(why instanceof CsrfException) || !isForm(request)) {
            otherwise.handle(request, response, why);
            return;
        }
        String address = address(request);
        if (address.isEmpty()) {
            otherwise.handle(request, response, why);
            return;
        }
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader(HttpHeaders.LOCATION, address);
    }

    /** Where to go on; nowhere when nobody can say whose form it is. */
    private String address(HttpServletRequest request) {
        if (request.getRequestURI().startsWith("/sign-in")
                || request.getRequestURI().equals("/sign-out")) {
            return "/sign-in?ended";
        }
        return keep(request, request.getRequestURI()).orElse("");
    }

    /**
     * Keeps what a form brings for whoever it was made for, and says where it is shown to them again.
     *
     * @param action where the form is to be sent from there
     */
    public Optional<String> keep(HttpServletRequest request, String action) {
        String page = Objects.toString(request.getParameter(AT), "");
        Optional<UUID> account = owner.read(Objects.toString(request.getParameter(BY), ""), page);
        return account.flatMap(whose -> kept.keep(whose, new KeptForms.Kept(page, action, fields(request))))
                .map(SealingKey::secret)
                .map(secret -> "/kept/" + secret);
    }

    /** All that was typed but a password, and what a passkey answered, which are never kept; what begins with a line is the page's own. */
    private static Map<String, List<String>> fields(HttpServletRequest request) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> {
            if (!name.startsWith("_") && !name.equals("password") && !name.equals("passkey")) {
                fields.put(name, Arrays.asList(values));
            }
        });
        return fields;
    }

    private static boolean isForm(HttpServletRequest request) {
        String type = Objects.toString(request.getContentType(), "");
        return request.getMethod().equals("POST")
                && (type.startsWith("application/x-www-form-urlencoded") || type.startsWith("multipart/form-data"));
    }
}
