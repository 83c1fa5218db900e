package org.onedoor.frontdoor.doors;

import java.util.List;
import java.util.Optional;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.OrganisationKind;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.stereotype.Component;

/** GP practices by their names, as people write them: a code only when exactly one open practice is called so. */
@Component
public class PracticeNames {
    private final Organisations organisations;
    private final DomainTime time;

    PracticeNames(Organisations organisations, DomainTime time) {
        this.organisations = organisations;
        this.time = time;
    }

    /** The code of the one open practice with this name. */
    public Optional<String> odsOf(String name) {
        String key = Organisations.aliasKey(name);
        List<String> codes = organisations.ofKind(OrganisationKind.PRACTICE).stream()
                .filter(practice -> practice.odsCode() != null
                        && practice.openOn(London.date(time.instant()))
                        && Organisations.aliasKey(practice.name()).equals(key))
                .map(Organisation::odsCode)
                .toList();
        return codes.size() == 1 ? Optional.of(codes.getFirst()) : Optional.empty();
    }

    /** The code itself, when it is a practice's. */
    public Optional<String> known(String odsCode) {
        return organisations
                .byOds(odsCode)
                .filter(organisation -> organisation.kind() == OrganisationKind.PRACTICE)
                .map(Organisation::odsCode);
    }
}
