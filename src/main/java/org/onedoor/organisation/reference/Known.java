package org.onedoor.organisation.reference;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.onedoor.organisation.Organisation;
import org.onedoor.platform.importing.RowRefused;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is in already, so that a row that points nowhere is refused. */
record Known(Set<UUID> organisations, Set<String> districts, Set<String> lsoas) {

    static Known read(JdbcTemplate jdbc) {
        return new Known(
                new HashSet<>(jdbc.queryForList("select organisation_id from organisation.organisation", UUID.class)),
                new HashSet<>(jdbc.queryForList("select district_code from organisation.district", String.class)),
                new HashSet<>(jdbc.queryForList("select lsoa_code from organisation.lsoa", String.class)));
    }

    /** @param code an ODS code, or the word OneDoor's own file gives an organisation */
    UUID organisation(String code) {
        UUID ods = Organisation.idOfOds(code);
        if (organisations.contains(ods)) {
            return ods;
        }
        UUID slug = Organisation.idOfSlug(code);
        if (organisations.contains(slug)) {
            return slug;
        }
        throw new RowRefused("No organisation has the code '%s'. Add it first, or correct the code.".formatted(code));
    }

    String district(String code) {
        if (!districts.contains(code)) {
            throw new RowRefused(
                    "The district '%s' is not one of those in Essex, Southend and Thurrock.".formatted(code));
        }
        return code;
    }

    String lsoa(String code) {
        if (!lsoas.contains(code)) {
            throw new RowRefused(
                    "The small area '%s' is not one of those in Essex, Southend and Thurrock.".formatted(code));
        }
        return code;
    }
}
