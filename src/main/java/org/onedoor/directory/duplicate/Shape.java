package org.onedoor.directory.duplicate;

import java.util.List;

/** What is said of a service, brought into one form once and compared many times. */
record Shape(
        Said said,
        List<String> name,
        List<String> organisation,
        List<String> phones,
        List<String> postcodes,
        List<String> webs) {

    static Shape of(Said said) {
        return new Shape(
                said,
                PlainForm.words(said.name()),
                said.organisation() == null ? List.of() : PlainForm.words(said.organisation()),
                PlainForm.phones(said),
                PlainForm.postcodes(said),
                PlainForm.webs(said));
    }
}
