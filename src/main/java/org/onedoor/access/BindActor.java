package org.onedoor.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.SignIn.MachineToken;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Sets who acts for the rest of the request, from the account as it is now: a right taken away is gone at once. */
@Component
class BindActor extends OncePerRequestFilter {
    private final Accounts accounts;
    private final CallingMachines machines;
    private final FhirRefusals refusals;
    private final SessionLife life;

    BindActor(Accounts accounts, CallingMachines machines, FhirRefusals refusals, SessionLife life) {
        this.accounts = accounts;
        this.machines = machines;
        this.refusals = refusals;
        this.life = life;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || authentication instanceof AnonymousAuthenticationToken) {
            chain.doFilter(request, response);
            return;
        }
        Optional<Actor> actor = actor(authentication, request);
        if (actor.isEmpty()) {
            leave(request, response, authentication);
            return;
        }
        try {
            CurrentActor.calling(actor.get(), () -> {
                chain.doFilter(request, response);
                return true;
            });
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    private Optional<Actor> actor(Authentication authentication, HttpServletRequest request) {
        if (authentication instanceof MachineToken machine) {
            return machines.find(machine.getName(), accounts::client)
                    .filter(client -> !client.disabled())
                    .map(Accounts.Client::actor);
        }
        Optional<Actor> actor = account(SignIn.accountId(authentication.getName()), request.getSession(false))
                .filter(account -> !account.disabled())
                .map(Accounts.Account::actor);
        actor.ifPresent(_ -> life.used(request));
        return actor;
    }

    private Optional<Accounts.Account> account(UUID accountId, @Nullable HttpSession session) {
        return session == null
                ? accounts.find(accountId)
                : life.begun(session).flatMap(begun -> accounts.inSession(accountId, begun));
    }

    private void leave(HttpServletRequest request, HttpServletResponse response, Authentication who)
            throws IOException {
        if (who instanceof MachineToken) {
            refusals.commence(request, response, new DisabledException("This client is disabled"));
            return;
        }
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        response.sendRedirect("/sign-in?ended");
    }

    /** It runs inside the security chains only, never a second time as a filter of the container. */
    @org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
    static class NotAlone {
        @Bean
        FilterRegistrationBean<BindActor> bindActorOnlyInChains(BindActor filter) {
            FilterRegistrationBean<BindActor> registration = new FilterRegistrationBean<>(filter);
            registration.setEnabled(false);
            return registration;
        }
    }
}
