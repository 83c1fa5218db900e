package org.onedoor.exchange.bars;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.util.Locale;
import java.util.Set;

/** An answer without what the FHIR library says of itself, and without addresses of Bundles and of versions, which nobody serves. */
final class OwnHeaders extends HttpServletResponseWrapper {
    private static final Set<String> UNSAID = Set.of("x-powered-by", "content-location");

    OwnHeaders(HttpServletResponse response) {
        super(response);
    }

    private static boolean isSaid(String name) {
        return !UNSAID.contains(name.toLowerCase(Locale.ROOT));
    }

    @Override
    public void setHeader(String name, String value) {
        if (isSaid(name)) {
            super.setHeader(name, value);
        }
    }

    @Override
    public void addHeader(String name, String value) {
        if (isSaid(name)) {
            super.addHeader(name, value);
        }
    }
}
