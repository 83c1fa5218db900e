package org.onedoor.frontdoor.web;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Format;
import org.onedoor.frontdoor.choice.Choice;
import org.onedoor.frontdoor.choice.Choosing;
import org.onedoor.frontdoor.choice.FewReason;
import org.onedoor.frontdoor.choice.Occasion;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.springframework.stereotype.Component;

/** What the form of options and choice means; everything it lacks is said at once. */
@Component
class ChoiceForm {
    private final Choosing choosing;

    ChoiceForm(Choosing choosing) {
        this.choosing = choosing;
    }

    void take(String reference, Typed typed, IdempotencyKey key) {
        List<UUID> services = new ArrayList<>();
        for (String text : typed.all("offered")) {
            UUID service = ReferralForm.uuid(text);
            if (service == null) {
                typed.wrong("offered", "Tick the options in the list");
            } else {
                services.add(service);
            }
        }
        List<Choosing.Own> own = own(typed);
        Occasion occasion = occasion(typed);
        FewReason few = null;
        if (services.isEmpty() && own.isEmpty() && !typed.hasProblems()) {
            typed.wrong("offered", "Tick the options you went through with the person, or write one of your own");
        } else if (services.size() + own.size() < Choice.ENOUGH) {
            few = few(typed);
        }
        if (typed.orNull("chosen") == null) {
            typed.wrong("chosen", "Say what the person chose");
        }
        Format format = format(typed, "format");
        if (typed.hasProblems() || occasion == null) {
            throw new Invalid(typed.problems());
        }
        choosing.record(
                reference,
                new Choosing.Offered(occasion, services, own, typed.get("chosen"), few, format, typed.orNull("words")),
                key);
    }

    private static @Nullable Occasion occasion(Typed typed) {
        try {
            return Occasion.ofCode(typed.get("occasion"));
        } catch (Invalid e) {
            typed.wrong(e.problems());
            return null;
        }
    }

    private static @Nullable FewReason few(Typed typed) {
        try {
            return FewReason.ofCode(typed.get("few"));
        } catch (Invalid e) {
            typed.wrong(e.problems());
            return null;
        }
    }

    private static List<Choosing.Own> own(Typed typed) {
        List<Choosing.Own> own = new ArrayList<>();
        for (int i = 1; i <= Choosing.OWN; i++) {
            Choosing.Own one = own(typed, "own-" + i);
            if (one != null) {
                own.add(one);
            }
        }
        return own;
    }

    private static Choosing.@Nullable Own own(Typed typed, String field) {
        String name = typed.orNull(field + "-name");
        String wait = typed.orNull(field + "-wait");
        String kilometres = typed.orNull(field + "-km");
        Format format = format(typed, field + "-format");
        if (name == null) {
            if (wait != null || kilometres != null || format != null) {
                typed.wrong(field + "-name", "Write what the option is, or clear what is written about it");
            }
            return null;
        }
        if (wait == null || !wait.matches("[0-9]{1,3}")) {
            typed.wrong(field + "-wait", "Write the wait in whole days, such as 14");
        }
        if (format == null) {
            typed.wrong(field + "-format", "Say how the person would be met");
        }
        boolean travels = format == Format.FACE_TO_FACE;
        if ((travels && kilometres == null) || (kilometres != null && !kilometres.matches("[0-9]{1,3}"))) {
            typed.wrong(field + "-km", "Write the distance from home in whole kilometres, such as 6");
        }
        if (typed.hasProblems()) {
            return null;
        }
        return new Choosing.Own(
                field,
                name,
                Integer.parseInt(String.valueOf(wait)),
                kilometres == null ? null : Integer.valueOf(kilometres),
                java.util.Objects.requireNonNull(format));
    }

    private static @Nullable Format format(Typed typed, String field) {
        String code = typed.orNull(field);
        if (code == null) {
            return null;
        }
        try {
            return Format.of(code);
        } catch (IllegalArgumentException none) {
            typed.wrong(field, "Choose from the list how people are met");
            return null;
        }
    }
}
