package org.onedoor.exchange.partner;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.onedoor.platform.Event;
import org.onedoor.platform.EventLog;
import org.onedoor.record.Notes;
import org.springframework.stereotype.Component;

/** What was written for the service when it was asked, or asked to look again. */
@Component
class OfferWords {
    private final EventLog log;
    private final Notes notes;

    OfferWords(EventLog log, Notes notes) {
        this.log = log;
        this.notes = notes;
    }

    /** The offer that opened the conversation has its id; that it asks to look again was said in the same act. */
    Stream<String> of(Dialogue dialogue) {
        Optional<String> known = notes.words(dialogue.personId(), dialogue.dialogueId());
        return Stream.concat(
                known.map("What you should know: "::concat).stream(),
                log.find(dialogue.personId(), dialogue.dialogueId()).stream()
                        .flatMap(offer -> log.ofScope(dialogue.personId(), dialogue.referralId()).stream()
                                .filter(event -> isAppeal(event, offer)))
                        .flatMap(appeal -> notes.words(dialogue.personId(), appeal.eventId()).stream())
                        .map("What to look at again: "::concat));
    }

    private static boolean isAppeal(Event event, Event offer) {
        return event.type().equals("DeclineAppealed")
                && event.recordedAt().equals(offer.recordedAt())
                && Objects.equals(
                        event.payload().get("service"), offer.payload().get("service"));
    }
}
