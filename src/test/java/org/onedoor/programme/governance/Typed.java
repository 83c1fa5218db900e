package org.onedoor.programme.governance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;

/** Entries as somebody adds them, on the page. */
final class Typed {
    private Typed() {}

    /** @param fields names and values by turns */
    static Page entry(Visitor visitor, String register, String title, String... fields) {
        Visitor.Form form =
                visitor.open("/registers/" + register + "/new").form("/new").with("title", title);
        for (int i = 0; i < fields.length; i += 2) {
            form = form.with(fields[i], fields[i + 1]);
        }
        return form.send();
    }

    static Page group(Visitor visitor, String title, String scope, String... fields) {
        String[] all = new String[fields.length + 10];
        String[] needed = {
            "purpose", "Settles what belongs to " + scope,
            "kind", "Supporting group",
            "scope", scope,
            "justification", "Nobody else looks after it",
            "seen", "1"
        };
        System.arraycopy(needed, 0, all, 0, 10);
        System.arraycopy(fields, 0, all, 10, fields.length);
        return entry(visitor, "group", title, all);
    }

    static Page seat(Page group, String seat, @Nullable UUID organisation) {
        return group.form("/seat")
                .with("seat", seat)
                .with("organisation", organisation == null ? "" : organisation.toString())
                .with("position", "Member of the test")
                .send();
    }

    /** A plan of one page read in and confirmed. @param edits words of {@link SmallPlan} and what stands for them, by turns */
    static String planOf(Visitor owner, String kind, String title, String... edits) {
        String text = SmallPlan.named(title);
        for (int i = 0; i < edits.length; i += 2) {
            text = text.replace(edits[i], edits[i + 1]);
        }
        Page review = owner.open("/plans/new")
                .form("/plans")
                .with("kind", kind)
                .sendWith("file", "plan.txt", text.getBytes(StandardCharsets.UTF_8));
        return code(review.form("/confirm").send());
    }

    static String plan(Visitor owner, String title, String... edits) {
        return planOf(owner, "action-plan", title, edits);
    }

    /** The plan of 2015 whole, under a title of its own. */
    static String concordat(Visitor owner, String title) {
        String text = reference("north-essex-crisis-care-concordat-2015-10.txt")
                .replace("\tNorth Essex Crisis Care Concordat Action Plan\n", "\t" + title + "\n");
        Page review = owner.open("/plans/new")
                .form("/plans")
                .sendWith("file", "plan.txt", text.getBytes(StandardCharsets.UTF_8));
        return code(review.form("/confirm").send());
    }

    /** A plan that comes with the product, as text. */
    static String reference(String name) {
        try (InputStream file =
                Objects.requireNonNull(Typed.class.getResourceAsStream("/reference/programme/" + name))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Visitor.Form day(Visitor.Form form, String name, LocalDate day) {
        return form.with(name + "-day", String.valueOf(day.getDayOfMonth()))
                .with(name + "-month", String.valueOf(day.getMonthValue()))
                .with(name + "-year", String.valueOf(day.getYear()));
    }

    /** The words of an entry in its address. */
    static String code(Page page) {
        return page.path().substring(page.path().lastIndexOf('/') + 1);
    }

    static String word() {
        return "topic" + UUID.randomUUID().toString().substring(0, 8);
    }
}
