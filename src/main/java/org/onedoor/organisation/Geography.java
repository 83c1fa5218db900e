package org.onedoor.organisation;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onedoor.organisation.Whereabouts.Found;
import org.onedoor.organisation.Whereabouts.Several;
import org.onedoor.organisation.Whereabouts.SmallArea;
import org.onedoor.organisation.Whereabouts.Unknown;
import org.onedoor.platform.Postcode;
import org.springframework.stereotype.Service;

/**
 * Southend, Essex and Thurrock as places: each district within its alliance and board, and whatever is typed (a postcode, a
 * small area, a practice, a district) within all that answers for it. The resident tree (where somebody lives) and the
 * registered one (where their practice stands) are shown side by side and never mixed.
 */
@Service
public class Geography {
    private static final int NEAREST = 3;
    private static final int SEVERAL = 20;

    private final Organisations organisations;
    private final OrganisationRepository repository;
    private final PlaceRepository places;
    private final PlaceWords words;

    Geography(
            Organisations organisations, OrganisationRepository repository, PlaceRepository places, PlaceWords words) {
        this.organisations = organisations;
        this.repository = repository;
        this.places = places;
        this.words = words;
    }

    /** Every district, by name, as things stood on a day. */
    public List<DistrictPlace> districts(LocalDate on) {
        return places.districtRows().stream().map(row -> place(row, on)).toList();
    }

    /** Where something is. @param asked however it was typed */
    public Whereabouts find(String asked, LocalDate on) {
        String typed = asked.strip();
        String code = typed.toUpperCase(Locale.ROOT).replace(" ", "");
        if (code.matches("E01\\d{6}")) {
            return smallArea(code, on);
        }
        if (Postcode.isWhole(code)) {
            return postcode(code, on);
        }
        if (code.matches("[A-Z]\\d{5}")) {
            return organisations
                    .byOds(code)
                    .filter(found -> found.kind() == OrganisationKind.PRACTICE)
                    .<Whereabouts>map(practice -> practice(practice, on))
                    .orElseGet(() ->
                            new Unknown("No practice of Essex, Southend or Thurrock has the code %s.".formatted(code)));
        }
        PlaceWords.Read read = words.read(typed);
        if (read.found().size() == 1 && read.unknown().isEmpty()) {
            String district = read.found().getFirst().code();
            return districts(on).stream()
                    .filter(each -> each.code().equals(district))
                    .<Whereabouts>map(each -> new Found(each.name() + ", a district", null, each, null, List.of()))
                    .findFirst()
                    .orElseThrow();
        }
        List<Organisation> practices = organisations.named(typed).stream()
                .filter(found -> found.kind() == OrganisationKind.PRACTICE && found.openOn(on))
                .toList();
        return switch (practices.size()) {
            case 0 ->
                new Unknown(
                        "Nothing here is called '%s'. Type a postcode, the code of a small area such as E01024682, the code or the first words of a practice's name, or a district."
                                .formatted(typed));
            case 1 -> practice(practices.getFirst(), on);
            default -> new Several(practices.stream().limit(SEVERAL).toList());
        };
    }

    private Whereabouts postcode(String code, LocalDate on) {
        return organisations
                .residentPlace(code)
                .<Whereabouts>map(place -> {
                    SmallArea area = Objects.requireNonNull(
                            places.smallArea(place.lsoaCode()).orElse(null));
                    return new Found(
                            "Postcode " + place.postcode(),
                            area,
                            district(area, on),
                            null,
                            near(place.latitude(), place.longitude(), on));
                })
                .orElseGet(() -> new Unknown(
                        "%s is not among the postcodes of Essex, Southend and Thurrock that OneDoor knows. Newer ones than 2014 are missing."
                                .formatted(Postcode.shown(code))));
    }

    private Whereabouts smallArea(String code, LocalDate on) {
        List<String> today = places.smallArea(code).isPresent() ? List.of(code) : organisations.lsoas2021(code);
        return today.stream()
                .findFirst()
                .flatMap(places::smallArea)
                .<Whereabouts>map(area -> new Found(
                        today.contains(code)
                                ? "Small area " + code
                                : "Small area %s of 2011, which became %s".formatted(code, String.join(" and ", today)),
                        area,
                        district(area, on),
                        null,
                        near(area.latitude(), area.longitude(), on)))
                .orElseGet(() -> new Unknown("%s is no small area of Essex, Southend or Thurrock.".formatted(code)));
    }

    private Whereabouts practice(Organisation practice, LocalDate on) {
        SmallArea area = Optional.ofNullable(practice.postcode())
                .flatMap(organisations::residentPlace)
                .flatMap(place -> places.smallArea(place.lsoaCode()))
                .orElse(null);
        return new Found(
                practice.name() + ", a practice",
                area,
                area == null ? null : district(area, on),
                repository.registeredPlace(practice, on),
                List.of());
    }

    private List<RegisteredPlace> near(double latitude, double longitude, LocalDate on) {
        return places.nearestPractices(latitude, longitude, on, NEAREST).stream()
                .flatMap(id -> repository.find(id).stream())
                .map(practice -> repository.registeredPlace(practice, on))
                .toList();
    }

    private DistrictPlace district(SmallArea area, LocalDate on) {
        return districts(on).stream()
                .filter(each -> each.code().equals(area.districtCode()))
                .findFirst()
                .orElseThrow();
    }

    private DistrictPlace place(PlaceRepository.DistrictRow row, LocalDate on) {
        Organisation subIcb =
                row.subIcb() == null ? null : organisations.byOds(row.subIcb()).orElse(null);
        return new DistrictPlace(
                row.code(),
                row.name(),
                row.council(),
                row.countyCouncil(),
                row.policeDistrict(),
                row.policeAsAt(),
                subIcb,
                above(subIcb, OrganisationKind.ALLIANCE, on),
                above(subIcb, OrganisationKind.ICB, on),
                row.smallAreas());
    }

    private @Nullable Organisation above(@Nullable Organisation subIcb, OrganisationKind kind, LocalDate on) {
        return subIcb == null ? null : repository.above(subIcb, kind, on);
    }
}
