package org.onedoor.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.SendLimit;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * How often an account, a machine or an address may ask in a minute, and how often it may search for people or break the
 * glass: before anything of the request's body is read. The counts are in memory, because they are over in a minute or
 * five and a restart takes longer than most; tries to sign in are counted in the database.
 */
@Component
class RateLimits extends OncePerRequestFilter {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration FIVE = Duration.ofMinutes(5);
    private static final int ANYBODY_TOGETHER = Integer.MAX_VALUE;

    /** One limit, and how long whoever reached it is told to wait. */
    private record Limit(SendLimit counts, Duration window) {
        static Limit of(Duration window, int each) {
            return new Limit(new SendLimit(window, each, ANYBODY_TOGETHER), window);
        }
    }

    private final Limit address = Limit.of(MINUTE, 1_200);
    private final Limit account = Limit.of(MINUTE, 600);
    private final Limit client = Limit.of(MINUTE, 3_000);
    private final Limit search = Limit.of(MINUTE, 60);
    private final Limit glass = Limit.of(FIVE, 10);
    private final InstantSource machine;
    private final boolean limits;

    @Autowired
    RateLimits(@Value("${onedoor.mode}") String mode) {
        this(InstantSource.system(), mode.equals("serve"));
    }

    /** @param machine never the domain's time, which a demo may hold still */
    RateLimits(InstantSource machine, boolean limits) {
        this.machine = machine;
        this.limits = limits;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Limit reached = limits ? reached(request) : null;
        if (reached == null) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader(
                HttpHeaders.RETRY_AFTER, String.valueOf(reached.window().toSeconds()));
        response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
    }

    private @Nullable Limit reached(HttpServletRequest request) {
        String path = request.getRequestURI();
        if (path.startsWith("/static/") || path.startsWith("/health/")) {
            return null;
        }
        Optional<Actor> actor = CurrentActor.find();
        if (actor.isEmpty()) {
            return over(address, request.getRemoteAddr());
        }
        String who = actor.get().accountId().toString();
        Limit all = over(actor.get().clientId() == null ? account : client, who);
        if (all != null) {
            return all;
        }
        boolean sends = request.getMethod().equals("POST");
        if (sends && path.equals("/emergency")) {
            return over(glass, who);
        }
        boolean searches = (sends && (path.equals("/people/search") || path.equals("/emergency/begin")))
                || path.equals("/fhir/R4/Patient")
                || path.equals("/fhir/R4/Patient/_search");
        return searches ? over(search, who) : null;
    }

    private @Nullable Limit over(Limit limit, String who) {
        return limit.counts().takes(who, machine.instant()) ? null : limit;
    }

    /** It runs inside the security chains only, where it is known who asks. */
    @org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
    static class NotAlone {
        @Bean
        FilterRegistrationBean<RateLimits> rateLimitsOnlyInChains(RateLimits filter) {
            FilterRegistrationBean<RateLimits> registration = new FilterRegistrationBean<>(filter);
            registration.setEnabled(false);
            return registration;
        }
    }
}
