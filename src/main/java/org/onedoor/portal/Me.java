package org.onedoor.portal;

import java.util.UUID;
import org.onedoor.platform.Action;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Subject;

/** What is asked of the gate about a person's own page. */
final class Me {
    /** The class of data. */
    static final String DATA = "own-page";

    /** The class of data of who looked at the person. */
    static final String LOG = "own-log";

    private Me() {}

    static Ask ask(Action action, UUID personId) {
        return Ask.about(action, DATA, new Subject.Person(personId));
    }

    static Ask log(Action action, UUID personId) {
        return Ask.about(action, LOG, new Subject.Person(personId));
    }
}
