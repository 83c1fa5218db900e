package org.onedoor.directory.pathway;

import java.util.Map;
import org.onedoor.directory.Eligibility.Served;
import org.onedoor.directory.Service;
import org.onedoor.organisation.Organisations;

/** Whether a service serves those who are registered in a PCN. */
final class Cover {
    private Cover() {}

    /** Whoever is registered there, wherever they live. */
    static boolean registered(Service service, Organisations.Pcn pcn) {
        return service.eligibility().isForAnybodyThere()
                && service.eligibility().places().stream().anyMatch(place -> switch (place.kind()) {
                    case ALL -> true;
                    case PCN -> place.code().equals(pcn.code());
                    case SUB_ICB -> place.code().equals(pcn.subIcb());
                    case DISTRICT, PRACTICE -> false;
                });
    }

    /** Some of them, by where they live. @param districts the sub-ICB that each district lies in */
    static boolean byAddress(Service service, Organisations.Pcn pcn, Map<String, String> districts) {
        return service.eligibility().isForAnybodyThere()
                && pcn.subIcb() != null
                && service.eligibility().places().stream()
                        .anyMatch(place -> place.kind() == Served.Kind.DISTRICT
                                && pcn.subIcb().equals(districts.get(place.code())));
    }
}
