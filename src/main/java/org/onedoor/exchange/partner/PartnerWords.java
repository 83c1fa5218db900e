package org.onedoor.exchange.partner;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Event;
import org.onedoor.record.EventWords;
import org.springframework.stereotype.Component;

/** How what passes between a referral and a partner's machine reads on a timeline. */
@Component
class PartnerWords implements EventWords {
    private final Partners partners;

    PartnerWords(Partners partners) {
        this.partners = partners;
    }

    @Override
    public Set<String> types() {
        return Set.of("PartnerReceived", "PartnerRefused", "PartnerNotReached", "PartnerAnswered", "PartnerSilent");
    }

    @Override
    public Words words(Event event, Names names) {
        String id = text(event, "partner");
        String partner = partners.find(id).map(Partner::name).orElse(id);
        return switch (event.type()) {
            case "PartnerReceived" -> said(kind(event) + " delivered to " + partner, null);
            case "PartnerRefused" ->
                said(kind(event) + " not taken by the machine of " + partner, "The centre is told.");
            case "PartnerNotReached" ->
                said(kind(event) + " could not be delivered to " + partner, "The centre is told.");
            case "PartnerSilent" ->
                said(partner + " has said nothing in the time agreed", "The centre is asked to find out.");
            case "PartnerAnswered" -> answered(event, partner);
            default -> throw new IllegalStateException("Nobody asked for words of " + event.type());
        };
    }

    private static Words answered(Event event, String partner) {
        String label =
                Objects.requireNonNull(Signal.ofCode(text(event, "signal"))).label();
        String detail = switch (text(event, "standing")) {
            case "late" -> "Something later had been heard before, so nothing has changed.";
            case "not-done" -> "As things stand here, nothing has changed because of it.";
            default -> null;
        };
        return said("Heard from " + partner + ": " + label, detail);
    }

    private static Words said(String title, @Nullable String detail) {
        return new Words(title, detail, "referral");
    }

    private static String kind(Event event) {
        return Kind.ofCode(text(event, "kind")).label();
    }

    private static String text(Event event, String field) {
        return String.valueOf(event.payload().get(field));
    }
}
