package org.onedoor.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
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
        chain.doFilter(new Storable(request), response);
    }

    private static final class Storable extends HttpServletRequestWrapper {
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
                super.getParameterMap()
                        .forEach((name, values) -> storable.merge(
                                Writing.storable(name),
                                Arrays.stream(values).map(Writing::storable).toArray(String[]::new),
                                Storable::joined));
                read = Collections.unmodifiableMap(storable);
                parameters = read;
            }
            return read;
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
