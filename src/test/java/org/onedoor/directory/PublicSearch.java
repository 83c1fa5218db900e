package org.onedoor.directory;

import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;

/** Anybody before the public search, with its three questions. */
record PublicSearch(int port) {
    Page ask(String words, String age, String postcode) {
        return new Visitor(port)
                .open("/find-help")
                .form("/find-help")
                .with("q", words)
                .with("age", age)
                .with("postcode", postcode)
                .send();
    }
}
