package org.onedoor.exchange.partner;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.exchange.partner.Outbox.Message;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.WithPartners;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.stereotype.Component;

/** How the conversation with a partner's machine stands, in words. */
@Component
class PartnersShown implements WithPartners {
    private final Dialogues dialogues;
    private final Outbox outbox;
    private final Partners partners;
    private final PartnerTimes times;
    private final DomainTime time;

    PartnersShown(Dialogues dialogues, Outbox outbox, Partners partners, PartnerTimes times, DomainTime time) {
        this.dialogues = dialogues;
        this.outbox = outbox;
        this.partners = partners;
        this.times = times;
        this.time = time;
    }

    @Override
    public Shown of(Referral referral) {
        List<Dialogue> all = dialogues.of(referral.personId(), referral.referralId());
        if (all.isEmpty()) {
            return new Shown(List.of(), null);
        }
        List<Line> lines = new ArrayList<>();
        for (Dialogue dialogue : all) {
            if (dialogue.asked()) {
                lines.add(heard(dialogue));
            }
        }
        Set<UUID> over = all.stream()
                .filter(dialogue -> !dialogue.isOpen())
                .map(Dialogue::dialogueId)
                .collect(Collectors.toSet());
        for (Message message : outbox.of(referral.personId(), referral.referralId())) {
            boolean may = !over.contains(message.dialogueId())
                    || Kind.ofCode(message.kind()).isForWhatIsOver();
            lines.add(line(message, may));
        }
        return new Shown(
                lines,
                times.bookable(referral)
                        .map(dialogue -> name(dialogue.partner()))
                        .orElse(null));
    }

    @Override
    public boolean have(Referral referral) {
        return dialogues.lastAsked(referral).isPresent();
    }

    private String name(String partner) {
        return partners.find(partner)
                .map(Partner::name)
                .orElseGet(() -> "A partner that is not set up any longer (%s)".formatted(partner));
    }

    private Line heard(Dialogue dialogue) {
        String name = name(dialogue.partner());
        String calls = dialogue.theirReference() == null ? "" : " They call it " + dialogue.theirReference() + ".";
        if (dialogue.heardAt() != null) {
            String over = dialogue.isOpen() ? "" : " This conversation is over.";
            boolean silent = dialogue.isOpen() && dialogue.silentAt() != null;
            return new Line(
                    "Heard from " + name,
                    silent ? Standing.FAILED : Standing.HEARD,
                    silent
                            ? "Last %s, and nothing since in the time agreed. The Care Co-ordination Centre is asked to find out.%s"
                                    .formatted(when(dialogue.heardAt()), calls)
                            : "Last " + when(dialogue.heardAt()) + "." + calls + over,
                    null,
                    null);
        }
        if (!dialogue.isOpen()) {
            return new Line("Heard from " + name, Standing.HEARD, "Nothing, before it was over." + calls, null, null);
        }
        return dialogue.dueAt() == null || dialogue.silentAt() != null
                ? new Line(
                        "Heard from " + name,
                        Standing.FAILED,
                        "Nothing in the time agreed. The Care Co-ordination Centre is asked to find out." + calls,
                        null,
                        null)
                : new Line(
                        "Heard from " + name,
                        Standing.WAITING,
                        "Nothing yet. They have until "
                                + London.brief(dialogue.dueAt().toInstant(), time.instant()) + "." + calls,
                        null,
                        null);
    }

    /** @param again whether it may be sent again */
    private Line line(Message message, boolean again) {
        String name = name(message.partner());
        String what = Kind.ofCode(message.kind()).label() + " to " + name;
        return switch (message.state()) {
            case "delivered" ->
                new Line(
                        what,
                        Standing.DONE,
                        "Sent %s, and their machine received it %s."
                                .formatted(when(tried(message)), when(Objects.requireNonNull(message.settledAt()))),
                        message.answer(),
                        null);
            case "refused" ->
                new Line(
                        what,
                        Standing.FAILED,
                        "Their machine did not take it, %s."
                                .formatted(when(Objects.requireNonNull(message.settledAt()))),
                        message.answer(),
                        again ? message.messageId() : null);
            case "not-reached" ->
                new Line(
                        what,
                        Standing.FAILED,
                        (again
                                        ? "Not delivered: tried %s, last %s. Tell them yourself, or send it again."
                                        : "Not delivered: tried %s, last %s. It is over, so it is not sent any more.")
                                .formatted(times(message.tries()), when(tried(message))),
                        said(message.answer()),
                        again ? message.messageId() : null);
            default ->
                message.triedAt() == null || message.tries() == 0
                        ? new Line(what, Standing.WAITING, "On its way: not sent yet.", null, null)
                        : new Line(
                                what,
                                Standing.WAITING,
                                "Not delivered yet: tried %s, next at %s."
                                        .formatted(
                                                times(message.tries()),
                                                London.time(Objects.requireNonNull(message.nextTryAt())
                                                        .toInstant())),
                                said(message.answer()),
                                null);
        };
    }

    private static OffsetDateTime tried(Message message) {
        return Objects.requireNonNullElse(message.triedAt(), message.writtenAt());
    }

    private static String times(int tries) {
        return tries == 1 ? "once" : tries == 2 ? "twice" : tries + " times";
    }

    /** A sentence. */
    private static @Nullable String said(@Nullable String words) {
        return words == null || words.isEmpty()
                ? null
                : words.substring(0, 1).toUpperCase(java.util.Locale.UK)
                        + words.substring(1)
                        + (words.endsWith(".") ? "" : ".");
    }

    /** {@code at 10:02}, or on another day {@code on Thu 26 Nov 2026 at 10:02}. */
    private String when(OffsetDateTime moment) {
        Instant at = moment.toInstant();
        return London.date(at).equals(London.date(time.instant())) ? "at " + London.time(at) : "on " + London.full(at);
    }
}
