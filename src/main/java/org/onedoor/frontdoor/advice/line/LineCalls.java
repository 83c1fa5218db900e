package org.onedoor.frontdoor.advice.line;

import java.time.ZoneOffset;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.Accounts;
import org.onedoor.frontdoor.advice.Advice;
import org.onedoor.frontdoor.advice.Asking;
import org.onedoor.frontdoor.advice.Urgency;
import org.onedoor.frontdoor.advice.line.LineEvents.AdviceCallTaken;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.OrganisationKind;
import org.onedoor.organisation.Organisations;
import org.onedoor.people.Details;
import org.onedoor.platform.Act;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Writing;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * A professional rings a line about somebody: the call goes to whoever answers for their practice at that moment, and is logged
 * to the person as a question for advice, so that it has a clock and an answer on the record.
 */
@Service
public class LineCalls {
    private final JdbcClient jdbc;
    private final LineRoutes routes;
    private final LineDuty duty;
    private final Asking asking;
    private final Accounts accounts;
    private final Organisations organisations;
    private final DomainTime time;

    LineCalls(
            JdbcClient jdbc,
            LineRoutes routes,
            LineDuty duty,
            Asking asking,
            Accounts accounts,
            Organisations organisations,
            DomainTime time) {
        this.jdbc = jdbc;
        this.routes = routes;
        this.duty = duty;
        this.asking = asking;
        this.accounts = accounts;
        this.organisations = organisations;
        this.time = time;
    }

    /** Who answers a call of a practice now. @param clinician who is on duty, by name; none where nobody is named */
    public record Answered(
            LineRoutes.Answering by,
            @Nullable UUID duty,
            @Nullable String clinician) {
        /** {@code the duty clinician of Outpatients, Dr Ash}. */
        public String words() {
            return clinician == null
                    ? by.service().name()
                    : "the duty clinician of %s, %s".formatted(by.service().name(), clinician);
        }
    }

    /** @param person who it is about @param practice the caller's, by its ODS code */
    public record Call(
            Line line,
            String caller,
            @Nullable String number,
            String practice,
            Details person,
            Urgency urgency,
            String consent,
            String words) {}

    /** What came of it. */
    public record Taken(Advice advice, Answered answered) {}

    public Answered at(Line line, @Nullable String practice) {
        LineRoutes.Answering by = routes.at(line, practice, time.instant());
        UUID named = by.open()
                ? duty.of(by.service().teamId()).map(LineDuty.OnDuty::accountId).orElse(null)
                : null;
        return new Answered(
                by,
                named,
                named == null ? null : accounts.names(java.util.List.of(named)).get(named));
    }

    /** @throws Invalid with a sentence for each field that is wrong */
    public Taken take(Call call, @Nullable IdempotencyKey key) {
        String ods = call.practice().strip().toUpperCase(Locale.ROOT);
        Organisation practice = organisations
                .byOds(ods)
                .filter(organisation -> organisation.kind() == OrganisationKind.PRACTICE)
                .orElseThrow(() ->
                        new Invalid("callerPractice", "Write the ODS code of the caller's practice, like F81110"));
        Writing.limit("callerName", "The caller's name", call.caller(), Writing.NAME);
        Writing.limit("callerNumber", "The caller's number", call.number(), Writing.NAME);
        Answered answered = at(call.line(), ods);
        Actor actor = CurrentActor.get();
        boolean takesCalls = actor.role().equals("navigator") || actor.role().equals("clinician");
        if (!takesCalls && !practice.id().equals(actor.organisationId())) {
            throw new Invalid("callerPractice", "Write the code of your own practice: you log your own calls");
        }
        Advice.Asker asker = new Advice.Asker(practice.id(), null, actor.accountId());
        Asking.Question question = new Asking.Question(
                null,
                call.person(),
                answered.by().service().id(),
                call.urgency(),
                call.consent(),
                call.words().isBlank() ? "" : said(call, answered));
        Advice advice = asking.ask(question, asker, key, (act, asked) -> keep(act, asked, call, answered));
        return new Taken(advice, answered);
    }

    private String said(Call call, Answered answered) {
        return "By telephone on the line '%s', %s. Caller: %s%s. %s%n%n%s"
                .formatted(
                        call.line().label(),
                        London.full(time.instant()),
                        call.caller().strip(),
                        call.number() == null ? "" : ", " + call.number(),
                        answered.by().open()
                                ? "Put through to %s.".formatted(answered.words())
                                : "The line was closed.",
                        call.words().strip());
    }

    private void keep(Act act, Advice advice, Call call, Answered answered) {
        jdbc.sql("""
                insert into frontdoor.advice_call (person_id, call_id, advice_id, line, caller, number, service_id, duty, open,
                    account_id, at)
                values (:personId, :callId, :adviceId, :line, :caller, :number, :service, :duty, :open, :account, :now)
                """)
                .param("personId", advice.personId())
                .param("callId", Ids.at(act.now()))
                .param("adviceId", advice.adviceId())
                .param("line", call.line().code())
                .param("caller", Writing.storable(call.caller()).strip())
                .param(
                        "number",
                        call.number() == null
                                ? null
                                : Writing.storable(call.number()).strip())
                .param("service", answered.by().service().id())
                .param("duty", answered.duty())
                .param("open", answered.by().open())
                .param("account", act.actor().accountId())
                .param("now", act.now().atOffset(ZoneOffset.UTC))
                .update();
        act.happened(new AdviceCallTaken(
                advice.adviceId(),
                call.line().code(),
                answered.by().service().id(),
                answered.duty(),
                answered.by().open()));
    }
}
