package org.onedoor.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import org.onedoor.platform.AnswerHold;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets a page be made while the audit rows of its looks are being stored, and lets nothing of it leave before they are.
 * An answer without a body (a redirect) leaves when the container ends the request, which is after this.
 */
final class HoldAnswer extends OncePerRequestFilter {
    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        AnswerHold hold = new AnswerHold();
        HttpServletResponse held = new Held(response, hold);
        try {
            hold.<ServletException>making(() -> pass(chain, request, held));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        hold.release();
    }

    private static boolean pass(FilterChain chain, HttpServletRequest request, HttpServletResponse response)
            throws ServletException {
        try {
            chain.doFilter(request, response);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Held extends HttpServletResponseWrapper {
        private final AnswerHold hold;

        Held(HttpServletResponse response, AnswerHold hold) {
            super(response);
            this.hold = hold;
        }

        @Override
        public ServletOutputStream getOutputStream() throws IOException {
            hold.release();
            return super.getOutputStream();
        }

        @Override
        public PrintWriter getWriter() throws IOException {
            hold.release();
            return super.getWriter();
        }

        @Override
        public void flushBuffer() throws IOException {
            hold.release();
            super.flushBuffer();
        }
    }
}
