package org.onedoor.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.PastTheGate;
import org.onedoor.Visitor;
import org.onedoor.access.Accounts.Account;
import org.onedoor.clock.ClockView;
import org.onedoor.clock.Clocks;
import org.onedoor.exchange.Partner.Answer;
import org.onedoor.frontdoor.Doing;
import org.onedoor.frontdoor.Referral;
import org.onedoor.platform.Event;
import org.onedoor.platform.EventListener;
import org.onedoor.platform.EventLog;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What those who sent a referral say of it later reaches those who have it. */
@OneDoorTest
class SenderUpdatesTest {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Doing doing;

    @Autowired
    Clocks clocks;

    @Autowired
    EventLog log;

    @Autowired
    List<EventListener> listeners;

    @Autowired
    JdbcClient jdbc;

    private final Random random = new Random();
    private final Set<UUID> heard = new HashSet<>();
    private Partner partner;

    @BeforeEach
    void signUp() {
        partner = new Partner(
                port, cast.machine("RYC", "secret", "bars", "read", "write").clientId(), "secret");
    }

    @Test
    void moreUrgentCountsAtOnceAsTheSendersAndLessUrgentAsksTheOwner() {
        ObjectNode message = saying("C4", null, Messages.fresh(Messages.REFERRAL, random));
        String reference = taken(partner.process(message));
        assertThat(doing.now(reference).priority().label()).isEqualTo("Urgent");
        assertThat(running(reference)).contains("URGENT_24H", "TRIAGE_30MIN").doesNotContain("VERY_URGENT_4H");

        taken(partner.process(saying("C1", "stat", again(message, "update"))));

        assertThat(doing.now(reference).priority().label()).isEqualTo("Emergency");
        assertThat(running(reference))
                .contains("VERY_URGENT_4H", "TRIAGE_30MIN")
                .doesNotContain("URGENT_24H");
        assertThat(types(reference)).contains("PriorityRaised").doesNotContain("TriageDecided");
        taken(partner.process(saying("C4", "urgent", again(message, "update"))));
        assertThat(doing.now(reference).priority().label()).isEqualTo("Emergency");

        Account navigator = cast.navigator();
        assertThat(told(reference, navigator)).contains("said-more-urgent: Emergency", "said-less-urgent: Urgent");
        assertThat(visit(navigator).open("/referrals/" + reference).text())
                .contains("More urgent, say those who sent it: Emergency")
                .contains("They say Urgent. It stays at Emergency until its owner decides.")
                .contains("Waiting for triage");
        assertThat(visit(navigator).pageWith("/notifications", reference).text())
                .contains(reference, "More urgent, say those who sent it: Emergency");
    }

    @Test
    void anUpdateThatSaysNothingOfUrgencyChangesNoTier() {
        ObjectNode message = saying("C4", null, Messages.fresh(Messages.REFERRAL, random));
        String reference = taken(partner.process(message));
        taken(partner.process(saying("none", null, again(message, "update"))));
        assertThat(doing.now(reference).priority().label()).isEqualTo("Urgent");
        assertThat(told(reference, cast.navigator())).containsExactly("referral-updated");
    }

    @Test
    void theTeamThatIsAskedHearsToo() {
        ObjectNode message = saying("C4", null, Messages.fresh(Messages.REFERRAL, random));
        String reference = taken(partner.process(message));
        Account clinician = cast.clinician(Doing.PCN);
        doing.offered(reference, Doing.PCN);
        Instant answerBy = answerBy(reference);

        taken(partner.process(saying("C1", "stat", again(message, "update"))));
        assertThat(told(reference, clinician)).contains("said-more-urgent: Emergency");
        assertThat(answerBy(reference)).isBefore(answerBy);

        ObjectNode revoked = again(message, "update");
        Messages.resource(revoked, "ServiceRequest").put("status", "revoked");
        taken(partner.process(revoked));
        assertThat(told(reference, clinician)).contains("offer-withdrawn: Emergency");
        assertThat(told(reference, cast.navigator())).contains("referral-cancelled");
    }

    @Test
    void aNoteTellsWhoeverHasItUnlessItIsTheirOwn() {
        Account gp = cast.gp();
        String reference = doing.referral(gp.actor());
        note(gp, reference, "He is worse since the morning");
        Account navigator = cast.navigator();
        assertThat(told(reference, navigator)).containsExactly("note-added");
        note(navigator, reference, "Rang the practice");
        assertThat(told(reference, navigator)).as("not of their own").containsExactly("note-added");
    }

    private Instant answerBy(String reference) {
        return Objects.requireNonNull(doing.now(reference).offer()).expiresAt();
    }

    private void note(Account account, String reference, String words) {
        Visitor visitor = visit(account);
        var sent = visitor.open("/referrals/" + reference + "/do/add-note")
                .form("/do/add-note")
                .with("words", words)
                .send();
        assertThat(sent.text()).contains(words);
    }

    private static ObjectNode again(ObjectNode message, String reason) {
        return Messages.reason(message.deepCopy().put("id", UUID.randomUUID().toString()), reason);
    }

    /** The message with this ambulance response priority and this priority of the request, and no other word on how soon. */
    private static ObjectNode saying(
            String response, @org.jspecify.annotations.Nullable String priority, ObjectNode message) {
        ObjectNode request = Messages.resource(message, "ServiceRequest");
        request.remove(List.of("occurrencePeriod", "priority"));
        if (priority != null) {
            request.put("priority", priority);
        }
        for (JsonNode outcome :
                Messages.resource(message, "CarePlan").path("activity").path(0).path("outcomeCodeableConcept")) {
            JsonNode coding = outcome.path("coding").path(0);
            if (coding.path("system").asString("").contains("arp-priority")) {
                ((ObjectNode) coding).put("code", response);
            }
        }
        return message;
    }

    private static String taken(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return Messages.resource(answer.json(), "ServiceRequest").path("id").asString();
    }

    private List<String> running(String reference) {
        Referral referral = doing.now(reference);
        return clocks.ofScope(referral.personId(), referral.referralId()).stream()
                .filter(ClockView::isOpen)
                .map(ClockView::standardId)
                .toList();
    }

    private List<String> types(String reference) {
        Referral referral = doing.now(reference);
        return PastTheGate.read(() -> log.ofScope(referral.personId(), referral.referralId())).stream()
                .map(Event::type)
                .toList();
    }

    /** What the team is told of the referral, once every job has run that tells it. */
    private List<String> told(String reference, Account account) {
        Referral referral = doing.now(reference);
        EventListener telling = listeners.stream()
                .filter(listener -> listener.name().equals("tell-of-referral"))
                .findFirst()
                .orElseThrow();
        for (Event event : PastTheGate.read(() -> log.ofScope(referral.personId(), referral.referralId()))) {
            if (telling.types().contains(event.type()) && heard.add(event.eventId())) {
                PastTheGate.read(() -> {
                    telling.hear(event);
                    return true;
                });
            }
        }
        return jdbc.sql("""
                select distinct kind || coalesce(': ' || detail, '') from work.notification
                 where item = :item and org_id = :org and team_id = :team
                """)
                .param("item", reference)
                .param("org", account.organisationId())
                .param("team", account.teamId())
                .query(String.class)
                .list();
    }

    private Visitor visit(Account account) {
        return new Visitor(port).signIn(account.username());
    }
}
