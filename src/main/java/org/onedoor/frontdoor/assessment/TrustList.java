package org.onedoor.frontdoor.assessment;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.ServiceStatus;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.assessment.AssessmentEvents.TrustEnded;
import org.onedoor.frontdoor.assessment.AssessmentEvents.TrustSigned;
import org.onedoor.platform.Act;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.EventData;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Subject;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Which services have signed up to trusted assessment. A manager signs up the services of their own organisation, and no others. */
@Service
public class TrustList {
    private final JdbcClient jdbc;
    private final Services services;
    private final Acts acts;
    private final DomainTime time;

    TrustList(JdbcClient jdbc, Services services, Acts acts, DomainTime time) {
        this.jdbc = jdbc;
        this.services = services;
        this.acts = acts;
        this.time = time;
    }

    /** A service that has signed up. @param lastDay the last day it trusts; none while no end is known */
    public record Signed(
            UUID orgId,
            UUID serviceId,
            LocalDate signedOn,
            @Nullable LocalDate lastDay) {
        boolean stands(LocalDate day) {
            return !day.isBefore(signedOn) && (lastDay == null || !day.isAfter(lastDay));
        }
    }

    /** Those who trust today. */
    public List<Signed> now() {
        LocalDate today = today();
        return all().stream().filter(signed -> signed.stands(today)).toList();
    }

    /** The ids of the services that trust today. */
    public Set<UUID> trusting() {
        return now().stream().map(Signed::serviceId).collect(Collectors.toSet());
    }

    /** The services that somebody may sign up: those of their organisation that are open and have not. */
    public List<org.onedoor.directory.Service> open(Actor actor) {
        Set<UUID> signed = trusting();
        return services.all().stream()
                .filter(service -> service.organisationId().equals(actor.organisationId()))
                .filter(service -> !(service.status() instanceof ServiceStatus.Ceased) && !service.isLine())
                .filter(service -> !signed.contains(service.id()))
                .toList();
    }

    /** The service trusts from today. */
    public void sign(@Nullable UUID serviceId, @Nullable IdempotencyKey key) {
        org.onedoor.directory.Service service = own(serviceId);
        if (trusting().contains(service.id())) {
            throw new Invalid("service", "%s has signed up already".formatted(service.name()));
        }
        perform("Sign up to trusted assessment", service, key, act -> {
            LocalDate today = London.date(act.now());
            jdbc.sql("""
                    insert into frontdoor.trust (org_id, service_id, signed_on, last_day, account_id, at)
                    values (:orgId, :serviceId, :today, null, :account, :now)
                    on conflict (org_id, service_id) do update
                       set signed_on = excluded.signed_on, last_day = null, account_id = excluded.account_id,
                           at = excluded.at
                    """)
                    .param("orgId", service.organisationId())
                    .param("serviceId", service.id())
                    .param("today", today)
                    .param("account", act.actor().accountId())
                    .param("now", act.now().atOffset(java.time.ZoneOffset.UTC))
                    .update();
            return new TrustSigned(service.id(), today.toString());
        });
    }

    /** The service trusts no longer, from this moment; what it has accepted already stands. */
    public void end(@Nullable UUID serviceId, @Nullable IdempotencyKey key) {
        org.onedoor.directory.Service service = own(serviceId);
        if (!trusting().contains(service.id())) {
            throw new Invalid("service", "%s has not signed up".formatted(service.name()));
        }
        perform("End trusted assessment", service, key, act -> {
            LocalDate yesterday = London.date(act.now()).minusDays(1);
            jdbc.sql("""
                    update frontdoor.trust set last_day = :lastDay, account_id = :account, at = :now
                     where org_id = :orgId and service_id = :serviceId
                    """)
                    .param("lastDay", yesterday)
                    .param("account", act.actor().accountId())
                    .param("now", act.now().atOffset(java.time.ZoneOffset.UTC))
                    .param("orgId", service.organisationId())
                    .param("serviceId", service.id())
                    .update();
            return new TrustEnded(service.id(), yesterday.toString());
        });
    }

    private interface Change {
        EventData apply(Act act);
    }

    private void perform(
            String what, org.onedoor.directory.Service service, @Nullable IdempotencyKey key, Change change) {
        acts.act(
                Begin.on(
                                what,
                                Ask.function(Action.WRITE, "service"),
                                new Subject.Organisation(service.organisationId()))
                        .making()
                        .once(key),
                String.class,
                act -> {
                    act.happened(change.apply(act));
                    return service.code();
                });
    }

    private org.onedoor.directory.Service own(@Nullable UUID serviceId) {
        return services.all().stream()
                .filter(service -> service.id().equals(serviceId))
                .filter(service ->
                        service.organisationId().equals(CurrentActor.get().organisationId()))
                .findFirst()
                .orElseThrow(
                        () -> new Invalid(
                                "service",
                                "Choose one of your own organisation's services. Another organisation's manager signs up theirs"));
    }

    private List<Signed> all() {
        return jdbc.sql("select org_id, service_id, signed_on, last_day from frontdoor.trust")
                .query(Signed.class)
                .list();
    }

    private LocalDate today() {
        return London.date(time.instant());
    }
}
