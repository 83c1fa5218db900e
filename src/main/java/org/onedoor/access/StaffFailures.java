package org.onedoor.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpServerErrorException;

/** A sign-in with the provider that let nobody in: back to the sign-in page, which says why, or on to choosing a role. */
@Component
class StaffFailures implements AuthenticationFailureHandler {
    private final SignInLog log;

    StaffFailures(SignInLog log) {
        this.log = log;
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why) throws IOException {
        if (why instanceof NotSignedIn choose
                && choose.getError().getErrorCode().equals(NotSignedIn.CHOOSE)) {
            request.changeSessionId();
            request.getSession().setAttribute(RoleChoice.HELD, RoleChoice.of(choose));
            response.sendRedirect("/sign-in/role");
            return;
        }
        SignInProblem problem = problem(why);
        log.write(null, "provider", problem.code());
        request.getSession().setAttribute(SignInProblem.HELD, problem);
        response.sendRedirect("/sign-in?problem");
    }

    private static SignInProblem problem(AuthenticationException why) {
        if (isAway(why)) {
            return SignInProblem.away();
        }
        if (!(why instanceof OAuth2AuthenticationException told)) {
            return SignInProblem.untrusted("not authenticated");
        }
        String code = told.getError().getErrorCode();
        return switch (code) {
            case "authorization_request_not_found", "invalid_state_parameter" -> SignInProblem.lost();
            case "access_denied", "login_required", "interaction_required", "consent_required" ->
                SignInProblem.cancelled();
            case "server_error", "temporarily_unavailable" -> SignInProblem.away();
            case NotSignedIn.ENDED -> SignInProblem.ended();
            case NotSignedIn.NO_ROLE ->
                SignInProblem.noRole(told instanceof NotSignedIn without ? without.claimed() : java.util.List.of());
            default -> SignInProblem.untrusted(code.matches("[a-z_]{1,60}") ? code : "unknown_error");
        };
    }

    private static boolean isAway(Throwable why) {
        for (Throwable cause = why; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException
                    || cause instanceof HttpServerErrorException
                    || cause instanceof ProviderAway) {
                return true;
            }
        }
        return false;
    }
}
