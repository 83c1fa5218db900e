package org.onedoor.frontdoor.web;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.onedoor.directory.LeadFacts;
import org.onedoor.directory.SaidPlaces;
import org.onedoor.frontdoor.Leading;
import org.onedoor.frontdoor.Matching;
import org.onedoor.frontdoor.Referral;
import org.onedoor.organisation.Organisations;
import org.onedoor.people.Person;
import org.onedoor.platform.web.components.Select.Option;
import org.springframework.stereotype.Component;

/** Who leads at triage, and where somebody was found, which may decide it. */
@Component
class LedForm {
    private final Leading leading;
    private final Matching matching;
    private final Organisations organisations;

    LedForm(Leading leading, Matching matching, Organisations organisations) {
        this.leading = leading;
        this.matching = matching;
        this.organisations = organisations;
    }

    TriagePage.Led of(Referral referral, Person person, SaidPlaces places) {
        Map<String, String> byName = new TreeMap<>();
        organisations.districts().forEach((code, name) -> byName.put(name, code));
        return new TriagePage.Led(
                leading.of(referral, person, places),
                places,
                Stream.of(
                                Stream.of(Option.of("", "At home, or not known")),
                                byName.entrySet().stream().map(each -> Option.of(each.getValue(), each.getKey())),
                                Stream.of(
                                        Option.of(LeadFacts.HERTFORDSHIRE, "Hertfordshire"),
                                        Option.of(LeadFacts.OUTSIDE, "Elsewhere outside")))
                        .flatMap(each -> each)
                        .toList(),
                matching.adultOptions(referral, person).orElse(null));
    }
}
