package org.onedoor.frontdoor.web.doors;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/**
 * Which form this browser has open. It ends with the browser, is sent to the form's own pages only, and never with a
 * request from another site.
 */
final class FormCookie {
    private static final String NAME = "onedoor-form";
    private static final String PATH = "/refer";

    private FormCookie() {}

    static Optional<String> of(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) {
            return Optional.empty();
        }
        for (Cookie cookie : cookies) {
            if (cookie.getName().equals(NAME)) {
                return Optional.of(cookie.getValue());
            }
        }
        return Optional.empty();
    }

    static void set(HttpServletRequest request, HttpServletResponse response, String code) {
        write(request, response, code, null);
    }

    static void clear(HttpServletRequest request, HttpServletResponse response) {
        write(request, response, "", Duration.ZERO);
    }

    private static void write(
            HttpServletRequest request,
            HttpServletResponse response,
            String value,
            @org.jspecify.annotations.Nullable Duration lasts) {
        ResponseCookie.ResponseCookieBuilder cookie = ResponseCookie.from(NAME, value)
                .path(PATH)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Strict");
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                (lasts == null ? cookie : cookie.maxAge(lasts)).build().toString());
    }
}
