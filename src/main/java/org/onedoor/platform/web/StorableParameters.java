package org.onedoor.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Writing;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Whatever is typed into a form or an address reaches everything behind this as text that can be stored. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 3)
class StorableParameters extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(new Storable(request), response);
        } catch (BrokenForm e) { // told by the page of errors; nothing for the log, where it would be a fault of ours
            request.setAttribute(ContainerErrors.BROKEN, e);
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        } catch (UncheckedIOException e) {
            if (!(e.getCause() instanceof BodyTooLarge)) {
                throw e;
            }
            response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        }
    }

    private static final class Storable extends HttpServletRequestWrapper {
        private static final String FORM = "application/x-www-form-urlencoded";
        private static final String PARTS = "multipart/";

        /** What is typed into one form, at most. */
        private static final int MOST = 2 * 1024 * 1024;

        private @Nullable Map<String, String[]> parameters;

        Storable(HttpServletRequest request) {
            super(request);
        }

        /** Read when first asked for: reading parameters reads the body of a form. */
        @Override
        public Map<String, String[]> getParameterMap() {
            Map<String, String[]> read = parameters;
            if (read == null) {
                Map<String, String[]> storable = new LinkedHashMap<>();
                sent().forEach((name, values) -> storable.merge(
                        Writing.storable(name),
                        Arrays.stream(values).map(Writing::storable).toArray(String[]::new),
                        Storable::joined));
                read = Collections.unmodifiableMap(storable);
                parameters = read;
            }
            return read;
        }

        /** As it came: a form of a page is read here, so that whoever sent it is told what of it cannot be read. */
        private Map<String, String[]> sent() {
            String type = getContentType();
            String path = getRequestURI().substring(getContextPath().length());
            String kind = type == null ? "" : type.toLowerCase(Locale.ROOT);
            if (!getMethod().equals("POST") || FhirProblem.isMachines(path)) {
                return super.getParameterMap();
            }
            if (kind.startsWith(PARTS)) {
                return ofParts();
            }
            if (!kind.startsWith(FORM)) {
                return super.getParameterMap();
            }
            try {
                byte[] body = super.getInputStream().readNBytes(MOST + 1);
                if (body.length > MOST) {
                    throw new BodyTooLarge();
                }
                return FormBody.read(getQueryString(), body);
            } catch (BodyTooLarge e) {
                throw new UncheckedIOException(e);
            } catch (IOException gone) {
                throw new BrokenForm("It did not arrive whole.", List.of());
            }
        }

        private Map<String, String[]> ofParts() {
            try {
                return super.getParameterMap();
            } catch (InvalidParameterException e) {
                if (e.getErrorCode() == HttpServletResponse.SC_BAD_REQUEST) {
                    throw BrokenForm.ofParts(e);
                }
                throw e;
            }
        }

        private static String[] joined(String[] some, String[] more) {
            String[] all = Arrays.copyOf(some, some.length + more.length);
            System.arraycopy(more, 0, all, some.length, more.length);
            return all;
        }

        @Override
        public @Nullable String getParameter(String name) {
            String[] values = getParameterMap().get(name);
            return values == null || values.length == 0 ? null : values[0];
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            String[] values = getParameterMap().get(name);
            return values == null ? null : values.clone();
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.enumeration(getParameterMap().keySet());
        }
    }
}
