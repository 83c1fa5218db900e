package org.onedoor.platform.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Actor;
import org.onedoor.platform.AnswerHold;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Forbidden;
import org.onedoor.platform.KeptPages;
import org.onedoor.platform.KeptPages.Page;
import org.onedoor.platform.KeptPages.Whose;
import org.onedoor.platform.Looks;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.time.DomainTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A form that is refused can be reloaded. The browser is sent from the refusal to a page it may ask for as often as it likes,
 * so that a reload, the back button or a phone that restores the tab shows the same page, asks nothing and sends nothing twice.
 * Every form of the product passes here, where its page has been written; what is no browser's own going to a page is
 * answered as before.
 */
@Component
class RefusedPages extends OncePerRequestFilter {
    /** The page's number in its address; what begins with a line is the page's own and no field. */
    static final String AGAIN = "_again";

    private static final Logger log = LoggerFactory.getLogger(RefusedPages.class);
    private static final String COOKIE = "onedoor-again";
    private static final String KEPT = RefusedPages.class.getName();

    /** Refusals of what was typed, or of what it was typed for. A fault, or too many tries, is to be tried again. */
    private static final Set<Integer> REFUSALS = Set.of(400, 404, 409, 410, 422);

    private static final Pattern NUMBER = Pattern.compile("(?:^|&)" + AGAIN + "=([0-9a-f]{32})(?=&|$)");
    /** An address that can stand in a cookie. */
    private static final Pattern PLAIN = Pattern.compile("/[A-Za-z0-9/_.~%:@+-]{0,500}");

    private static final Pattern NOW = Pattern.compile("(<meta name=\"onedoor-now\"[^>]*\\bcontent=\")[^\"]*");

    /** Stands for the token of the session that asks: it may have begun anew since. */
    private static final String TOKEN = "\uE000token\uE000";

    private final KeptPages kept;
    private final OpenPages pages;
    private final Looks looks;
    private final DomainTime time;

    RefusedPages(KeptPages kept, OpenPages pages, Looks looks, DomainTime time) {
        this.kept = kept;
        this.pages = pages;
        this.looks = looks;
        this.time = time;
    }

    /**
     * Keeps a page that refuses a form and sends the browser to it.
     *
     * @param reloads whether the page is marked by {@link Reloads}
     * @return false where the page is to be answered as it is
     */
    boolean redirects(
            HttpServletRequest request, HttpServletResponse response, int status, boolean reloads, String html) {
        String path = request.getRequestURI();
        if (!request.getMethod().equals("POST")
                || !REFUSALS.contains(status) && !(reloads && status == HttpServletResponse.SC_OK)
                || !isGoingToAPage(request)
                || request.getDispatcherType() != DispatcherType.REQUEST
                || !PLAIN.matcher(path).matches()
                || response.isCommitted()) {
            return false;
        }
        String browser = secrets(request).stream().findFirst().orElseGet(KeptPages::newSecret);
        String token = token(request);
        String page = token.isEmpty() ? html : html.replace(token, TOKEN);
        Optional<String> number = keep(new Whose(browser, actor()), path, new Page(page, AnswerHold.looks()));
        if (number.isEmpty()) {
            return false;
        }
        request.setAttribute(KEPT, true);
        response.addHeader(HttpHeaders.SET_COOKIE, cookie(request, browser, path));
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader(HttpHeaders.LOCATION, path + "?" + with(request.getQueryString(), number.get()));
        response.setContentLength(0);
        return true;
    }

    /** What cannot be kept is answered as before: a refusal must not fail for it. */
    private Optional<String> keep(Whose whose, String path, Page page) {
        try {
            return kept.keep(whose, path, page);
        } catch (DataAccessException e) {
            log.warn("A refused page was not kept: {}", Failures.trace(e));
            return Optional.empty();
        }
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String number = number(request);
        if (number != null && request.getMethod().equals("GET") && isGoingToAPage(request)) {
            show(request, response, number);
            return;
        }
        chain.doFilter(request, response);
        // where nobody is signed in, the next to sit here may be somebody else: what was taken, or stopped, leaves
        // nothing
        if (request.getMethod().equals("POST")
                && response.getStatus() < 400
                && request.getAttribute(KEPT) == null
                && CurrentActor.find().isEmpty()) {
            secrets(request).forEach(browser -> kept.forget(new Whose(browser, null)));
        }
    }

    private void show(HttpServletRequest request, HttpServletResponse response, String number) throws IOException {
        String path = request.getRequestURI();
        Actor actor = actor();
        Optional<Page> page = mayStill(actor, path)
                ? secrets(request).stream()
                        .map(browser -> kept.find(new Whose(browser, actor), path, number))
                        .flatMap(Optional::stream)
                        .findFirst()
                : Optional.empty();
        if (page.isPresent() && isSeenAgain(page.get())) {
            byte[] bytes = asOfNow(page.get().html(), request).getBytes(StandardCharsets.UTF_8);
            response.setContentType("text/html;charset=UTF-8");
            response.setContentLength(bytes.length);
            response.getOutputStream().write(bytes);
        } else if (pages.has(RequestMethod.GET, path)) {
            String rest = without(request.getQueryString());
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader(HttpHeaders.LOCATION, rest.isEmpty() ? path : path + "?" + rest);
        } else {
            response.sendError(HttpServletResponse.SC_GONE);
        }
    }

    /** Whether they could still send the form: a right taken away is gone at once. */
    private boolean mayStill(@Nullable Actor actor, String path) {
        return actor == null || pages.has(RequestMethod.POST, path) && pages.isOpen(actor, RequestMethod.POST, path);
    }

    /** Whether all that the page shows of anybody may still be seen. Each look is one more row of the audit. */
    private boolean isSeenAgain(Page page) {
        try {
            page.looks().forEach(looks::again);
            return true;
        } catch (NotFound | Forbidden gone) {
            return false;
        }
    }

    /** With the token of the session that asks, and the clocks of the page running from the time it is. */
    private String asOfNow(String page, HttpServletRequest request) {
        Matcher now = NOW.matcher(page.replace(TOKEN, token(request)));
        return now.replaceAll("$1" + Matcher.quoteReplacement(String.valueOf(time.instant())));
    }

    private static @Nullable Actor actor() {
        return CurrentActor.find().orElse(null);
    }

    private static String token(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token ? token.getToken() : "";
    }

    /** A browser that goes to a page says so; a program, or a script of ours, does not. */
    private static boolean isGoingToAPage(HttpServletRequest request) {
        return "navigate".equals(request.getHeader("Sec-Fetch-Mode"))
                && "document".equals(request.getHeader("Sec-Fetch-Dest"));
    }

    private static @Nullable String number(HttpServletRequest request) {
        Matcher number = NUMBER.matcher(Objects.toString(request.getQueryString(), ""));
        return number.find() ? number.group(1) : null;
    }

    private static String with(@Nullable String query, String number) {
        String rest = without(query);
        return (rest.isEmpty() ? "" : rest + "&") + AGAIN + "=" + number;
    }

    private static String without(@Nullable String query) {
        return Arrays.stream(Objects.toString(query, "").split("&", -1))
                .filter(pair -> !pair.isEmpty() && !pair.startsWith(AGAIN + "="))
                .collect(Collectors.joining("&"));
    }

    /** Few: a browser holds one for each part of the site. */
    private static List<String> secrets(HttpServletRequest request) {
        List<String> secrets = new ArrayList<>();
        Cookie[] cookies = request.getCookies();
        for (Cookie cookie : cookies == null ? new Cookie[0] : cookies) {
            if (cookie.getName().equals(COOKIE) && cookie.getValue().matches("[0-9a-f]{64}")) {
                secrets.add(cookie.getValue());
            }
        }
        return secrets.stream().limit(5).toList();
    }

    /** For the part of the site that the form is in, such as {@code /refer}: what ends a form there forgets its pages. */
    private static String cookie(HttpServletRequest request, String browser, String path) {
        int end = path.indexOf('/', 1);
        return ResponseCookie.from(COOKIE, browser)
                .path(end < 0 ? path : path.substring(0, end))
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Strict")
                .build()
                .toString();
    }
}
