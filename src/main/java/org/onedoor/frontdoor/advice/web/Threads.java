package org.onedoor.frontdoor.advice.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.Accounts;
import org.onedoor.directory.Service;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.advice.Advice;
import org.onedoor.frontdoor.advice.AdviceReads;
import org.onedoor.frontdoor.advice.Message;
import org.onedoor.organisation.Organisations;
import org.springframework.stereotype.Component;

/** Makes a thread as pages show it. Called from inside a look. */
@Component
public class Threads {
    private final AdviceReads reads;
    private final Accounts accounts;
    private final Organisations organisations;
    private final Services services;

    Threads(AdviceReads reads, Accounts accounts, Organisations organisations, Services services) {
        this.reads = reads;
        this.accounts = accounts;
        this.organisations = organisations;
        this.services = services;
    }

    /** The thread a referral came from; none when it came from no question. */
    public @Nullable ThreadShown of(Referral referral) {
        Advice advice = reads.ofReferral(referral.personId(), referral.referralId());
        return advice == null ? null : of(advice);
    }

    ThreadShown of(Advice advice) {
        List<Message> thread = reads.thread(advice);
        Map<UUID, String> names =
                accounts.names(thread.stream().map(Message::accountId).collect(Collectors.toSet()));
        Map<UUID, String> places =
                organisations.names(thread.stream().map(Message::organisationId).collect(Collectors.toSet()));
        return new ThreadShown(
                advice.reference(),
                from(advice),
                to(advice),
                thread.stream()
                        .map(message -> new ThreadShown.Said(
                                "m-" + message.messageId(),
                                message.kind().label(),
                                message.words(),
                                names.getOrDefault(message.accountId(), "Somebody"),
                                places.getOrDefault(message.organisationId(), "An organisation"),
                                message.at()))
                        .toList());
    }

    String from(Advice advice) {
        UUID team = advice.asker().teamId();
        return team == null
                ? organisations
                        .names(List.of(advice.asker().organisationId()))
                        .getOrDefault(advice.asker().organisationId(), "An organisation")
                : organisations.teamNames(List.of(team)).getOrDefault(team, "A team");
    }

    String to(Advice advice) {
        return services.find(advice.asked().service()).map(Service::name).orElse("A service");
    }
}
