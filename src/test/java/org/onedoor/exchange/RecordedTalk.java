package org.onedoor.exchange;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.onedoor.Cast;
import org.onedoor.exchange.partner.PartnerSilence;
import org.onedoor.exchange.partner.PostPartners;
import org.onedoor.frontdoor.Triage;
import org.onedoor.platform.job.InJob;
import org.onedoor.platform.time.DomainTime;
import tools.jackson.databind.node.ObjectNode;

/** What is said between the sender and a partner with other software, whose answers are recorded. */
abstract class RecordedTalk {
    static final TwoDoors DOORS = TwoDoors.OPEN;

    final Door sender = DOORS.sender;
    final RecordedPartner partner = DOORS.recorded;

    String offered() {
        String reference = sender.doing().referral(sender.bean(Cast.class).gp().actor());
        sender.as(
                sender.navigator(),
                () -> sender.bean(Triage.class)
                        .offer(
                                reference,
                                sender.now(reference).version(),
                                Door.service(TwoDoors.RECORDED),
                                null,
                                null));
        sender.settled();
        return reference;
    }

    String delivered() {
        String reference = offered();
        partner.answers(200, Messages.bytes("validation-response.json"));
        post(Duration.ZERO);
        partner.forget();
        return reference;
    }

    /** A round of the post, some time from now. */
    void post(Duration later) {
        sender.settled();
        at(later, () -> InJob.run(() -> sender.bean(PostPartners.class).run()));
    }

    void notice(Duration later) {
        at(later, () -> InJob.run(() -> sender.bean(PartnerSilence.class).run()));
    }

    void at(Duration later, Runnable work) {
        Instant then = sender.time().instant().plus(later);
        DomainTime.at(then, () -> {
            work.run();
            return true;
        });
    }

    Partner machine() {
        return new Partner(sender.port, "recorder", Door.SECRET, "bars");
    }

    /** The published outcome of a validation, as an answer to what was sent, with another status of its own Encounter. */
    ObjectNode answer(String reference, String status) {
        ObjectNode message = Messages.read("validation-outcome.json");
        message.put("id", UUID.randomUUID().toString());
        String now = sender.time().instant().toString();
        ObjectNode header = Messages.resource(message, "MessageHeader");
        ObjectNode response = header.putObject("response");
        response.put("identifier", request(reference)).put("code", "ok");
        ((ObjectNode) message.path("meta")).put("lastUpdated", now);
        person(reference, Messages.resource(message, "Patient"));
        for (var entry : message.path("entry")) {
            ObjectNode resource = (ObjectNode) entry.path("resource");
            if (resource.path("resourceType").asString().equals("Encounter")
                    && resource.path("status").asString().equals("finished")) {
                resource.put("status", status);
                ((ObjectNode) resource.path("meta")).put("lastUpdated", now);
            }
        }
        return message;
    }

    static void reason(ObjectNode message, String system, String code) {
        for (var entry : message.path("entry")) {
            ObjectNode resource = (ObjectNode) entry.path("resource");
            if (resource.path("resourceType").asString().equals("Encounter") && resource.has("reasonCode")) {
                ((ObjectNode) resource.path("reasonCode").path(0).path("coding").path(0))
                        .put("system", system)
                        .put("code", code);
            }
        }
    }

    String request(String reference) {
        return sender.jdbc()
                .sql("select request_id from exchange.dialogue where reference = :reference")
                .param("reference", reference)
                .query(String.class)
                .single();
    }

    /** The person of a referral by name and date of birth alone, as software without an NHS number to hand writes one. */
    private void person(String reference, ObjectNode patient) {
        patient.remove("identifier");
        sender.jdbc()
                .sql("select family_name, given_name, birth_date::text from people.person where person_id = :id")
                .param("id", sender.now(reference).personId())
                .query((rs, _) -> {
                    ObjectNode name = patient.putArray("name").addObject();
                    name.put("family", rs.getString(1)).putArray("given").add(rs.getString(2));
                    return patient.put("birthDate", rs.getString(3));
                })
                .single();
    }
}
