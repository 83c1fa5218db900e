package org.onedoor.programme;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.OrganisationKind;
import org.onedoor.organisation.Organisations;
import org.onedoor.organisation.PlaceWords;
import org.onedoor.programme.PlanRegister.Tree;
import org.springframework.stereotype.Component;

/** The places a plan can cover: those of the two trees the organisation module keeps, and no others. */
@Component
public class CoveredPlaces {
    private static final List<OrganisationKind> REGISTERED =
            List.of(OrganisationKind.ICB, OrganisationKind.SUB_ICB, OrganisationKind.ALLIANCE);

    private final Organisations organisations;
    private final PlaceWords words;

    CoveredPlaces(Organisations organisations, PlaceWords words) {
        this.organisations = organisations;
        this.words = words;
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

    /** What words of a plan name. @param readAs what is written otherwise, and how it was read; or read as no place */
    public record Named(List<Place> places, List<String> readAs) {
        public Named {
            places = List.copyOf(places);
            readAs = List.copyOf(readAs);
        }
    }

    /** The districts that words name, as a plan writes them. */
    public Named named(String written) {
        PlaceWords.Read read = words.read(written);
        List<String> readAs = new ArrayList<>();
        List<Place> places = new ArrayList<>();
        for (PlaceWords.Named each : read.found()) {
            places.add(new Place(Tree.RESIDENT, each.code(), each.name() + " district"));
            if (each.written() != null) {
                readAs.add("'%s' was read as %s".formatted(each.written(), each.name()));
            }
        }
        read.unknown().forEach(part -> readAs.add("'%s' names no district".formatted(part)));
        return new Named(places, readAs);
    }
}
