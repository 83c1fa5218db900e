package org.onedoor.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * How long a session may be: twelve hours at most, whatever is done in it, no longer than an administrator lets it, and not
 * when nobody uses it: a page that asks by itself what is new keeps none of them open.
 */
@Component
public class SessionLife implements SessionAuthenticationStrategy {
    static final Duration LONGEST = Duration.ofHours(12);
    static final Duration PROOF = Duration.ofMinutes(5);

    private static final String BEGUN = "onedoor.session.begun";
    private static final String UNTIL = "onedoor.session.until";
    private static final String PROVEN = "onedoor.session.proven";
    private static final String USED = "onedoor.session.used";

    private final ChangeSessionIdAuthenticationStrategy newId = new ChangeSessionIdAuthenticationStrategy();
    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
    private final SignInLog log;
    private final InstantSource machine;

    @Autowired
    SessionLife(SignInLog log) {
        this(log, InstantSource.system());
    }

    /** @param machine the time sessions live by, which is never the domain's */
    SessionLife(SignInLog log, InstantSource machine) {
        this.log = log;
        this.machine = machine;
    }

    /** Somebody signed in: the session has a new id, and its time begins. */
    @Override
    public void onAuthentication(Authentication who, HttpServletRequest request, HttpServletResponse response) {
        newId.onAuthentication(who, request, response);
        Instant now = machine.instant();
        HttpSession session = request.getSession();
        session.setAttribute(BEGUN, now);
        session.setAttribute(UNTIL, now.plus(LONGEST));
        session.setAttribute(USED, now);
        session.setAttribute(PROVEN, who.getPrincipal() instanceof StaffUser staff ? staff.provenAt() : now);
        log.write(SignIn.accountId(who.getName()), way(who), "signed-in");
    }

    private static String way(Authentication who) {
        if (who.getPrincipal() instanceof StaffUser) {
            return "provider";
        }
        boolean passkey = who.getAuthorities().stream()
                .anyMatch(factor -> FactorGrantedAuthority.WEBAUTHN_AUTHORITY.equals(factor.getAuthority()));
        return passkey ? "passkey" : "password";
    }

    /** Somebody ended every session of theirs but this one, which goes on as it was: no longer, and no better proven. */
    void goOn(HttpServletRequest request) {
        request.changeSessionId();
        request.getSession().setAttribute(BEGUN, machine.instant());
    }

    /** Signs in as an account without asking for anything: for the demo only, where everybody may be anybody. */
    public void beginAs(UUID accountId, HttpServletRequest request, HttpServletResponse response) {
        begin(
                UsernamePasswordAuthenticationToken.authenticated(
                        accountId.toString(), null, AuthorityUtils.NO_AUTHORITIES),
                request,
                response);
    }

    /** The same as the filters do, where a page of ours is what lets somebody in. */
    void begin(Authentication who, HttpServletRequest request, HttpServletResponse response) {
        HttpSession _ = request.getSession();
        onAuthentication(who, request, response);
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(who);
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }

    /** Somebody did something in the session, unless it was their page that asked for what changed. */
    void used(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        boolean byItself = request.getRequestURI().startsWith("/live/")
                || "live".equals(request.getHeader("X-Requested-With")); // who lies ends their own session sooner
        if (session != null && !byItself) {
            session.setAttribute(USED, machine.instant());
        }
    }

    private boolean isUnused(HttpSession session) {
        int seconds = session.getMaxInactiveInterval();
        return seconds > 0
                && session.getAttribute(USED) instanceof Instant used
                && !machine.instant().isBefore(used.plusSeconds(seconds));
    }

    /** When a session began that somebody signed in to, that is used and has not lasted long enough; none for any other. */
    Optional<Instant> begun(HttpSession session) {
        if (!(session.getAttribute(BEGUN) instanceof Instant begun) || isUnused(session)) {
            return Optional.empty();
        }
        Instant until = session.getAttribute(UNTIL) instanceof Instant set ? set : begun.plus(LONGEST);
        return machine.instant().isBefore(until) ? Optional.of(begun) : Optional.empty();
    }

    /** Whoever this session is proved again, just now, that it is they. */
    void proven(HttpSession session) {
        session.setAttribute(PROVEN, machine.instant());
    }

    /** Whether the last proof is five minutes old at most. */
    boolean isFresh(@Nullable HttpSession session) {
        return session != null
                && session.getAttribute(PROVEN) instanceof Instant proven
                && machine.instant().isBefore(proven.plus(PROOF));
    }
}
