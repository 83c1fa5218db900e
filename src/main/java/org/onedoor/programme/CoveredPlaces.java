package org.onedoor.programme;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.OrganisationKind;
import org.onedoor.organisation.Organisations;
import org.onedoor.programme.PlanRegister.Tree;
import org.springframework.stereotype.Component;

/** The places a plan can cover: those of the two trees the organisation module keeps, and no others. */
@Component
public class CoveredPlaces {
    private static final List<OrganisationKind> REGISTERED =
            List.of(OrganisationKind.ICB, OrganisationKind.SUB_ICB, OrganisationKind.ALLIANCE);

    private final Organisations organisations;

    CoveredPlaces(Organisations organisations) {
        this.organisations = organisations;
    }

    /** @param code an organisation's id, or a district's code */
    public record Place(Tree tree, String code, String name) {
        /** As a form sends it. */
        public String value() {
            return tree.code() + ":" + code;
        }
    }

    /** By where people are registered first, then by where they live; each from the largest down. */
    public List<Place> all() {
        List<Place> all = new ArrayList<>();
        for (OrganisationKind kind : REGISTERED) {
            add(all, Tree.REGISTERED, kind);
        }
        add(all, Tree.RESIDENT, OrganisationKind.COUNCIL);
        organisations.districts().forEach((code, name) -> all.add(new Place(Tree.RESIDENT, code, name + " district")));
        return all;
    }

    private void add(List<Place> all, Tree tree, OrganisationKind kind) {
        for (Organisation each : organisations.ofKind(kind)) {
            if (each.closed() == null) {
                all.add(new Place(tree, each.id().toString(), each.name()));
            }
        }
    }

    public Optional<Place> find(String value) {
        return all().stream().filter(place -> place.value().equals(value)).findFirst();
    }
}
