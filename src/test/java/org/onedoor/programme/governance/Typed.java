package org.onedoor.programme.governance;

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

    /** The words of an entry in its address. */
    static String code(Page page) {
        return page.path().substring(page.path().lastIndexOf('/') + 1);
    }

    static String word() {
        return "topic" + UUID.randomUUID().toString().substring(0, 8);
    }
}
