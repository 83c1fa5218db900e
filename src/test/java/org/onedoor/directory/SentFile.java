package org.onedoor.directory;

import static org.assertj.core.api.Assertions.assertThat;

import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;

/** A file of another publisher's services, from when it was sent until everything it brought is approved. */
public final class SentFile {
    private SentFile() {}

    /** Looks at the numbers a hundred at a time and approves them, then each that is looked at by itself. */
    public static void approve(Visitor manager, Page sent) {
        String waiting = sent.document().select("#waiting").attr("href");
        if (waiting.isEmpty()) {
            return;
        }
        Page together = manager.open(waiting + "/new");
        while (!together.document().select("form[action$=/new]").isEmpty()) {
            together = together.form("/new").send();
            assertThat(together.status()).as(together.text()).isEqualTo(200);
            together = manager.open(waiting + "/new");
        }
        for (String kind : new String[] {"changed", "new"}) {
            Page one = manager.open(waiting + "?kind=" + kind);
            while (!one.document().select("#changes form[action*=/changes/]").isEmpty()) {
                one = one.form(one.document().select("#changes form").attr("action"))
                        .with("decision", "approve")
                        .send();
                assertThat(one.status()).as(one.text()).isEqualTo(200);
                one = manager.open(waiting + "?kind=" + kind);
            }
        }
    }
}
