package org.onedoor.people;

import org.onedoor.demo.pds.PdsServer.Answer;

/** Answers no server of ours would give. */
final class PdsWords {
    private PdsWords() {}

    /** Of somebody restricted, with the address all the same. */
    static Answer restricted(String number, String family) {
        return Answer.fhir(200, """
                {"resourceType":"Patient","id":"%s","meta":{"security":[{"code":"R"}]},
                 "name":[{"use":"usual","family":"%s","given":["Robin"]}],"gender":"female",
                 "address":[{"use":"home","line":["1 Hidden Way"],"postalCode":"SS1 1AA"}]}""".formatted(number, family));
    }
}
