package org.onedoor.frontdoor;

import java.util.List;
import java.util.UUID;
import org.onedoor.platform.importing.CsvFile;
import org.onedoor.platform.importing.ImportRuns;

/** Where an ambulance service's dispatch system sends its calls. */
public interface AmbulanceFeed {
    /** The columns of its file. Times carry their offset, {@code 2022-10-25T09:41:00+01:00}; most may be empty. */
    List<String> COLUMNS = List.of(
            "message",
            "at",
            "what",
            "call",
            "category",
            "called",
            "nature",
            "nhs_number",
            "family_name",
            "given_name",
            "birth_date",
            "age",
            "sex",
            "address",
            "postcode",
            "phone");

    /**
     * What a file did, and what of it was refused.
     *
     * @param later of the new ones those dated after now: nobody sees them before their time comes
     */
    record Taken(int added, int changed, int unchanged, int later, List<ImportRuns.Reject> rejects) {}

    /** Whether this is an ambulance service, whose calls they are. */
    boolean sends(UUID organisation);

    /**
     * Takes a file, in any order and as often as it is sent.
     *
     * @throws org.onedoor.platform.Forbidden when it is no ambulance service that sends it
     * @throws org.onedoor.platform.Invalid when a column is missing, because then no line can be read
     */
    Taken take(UUID sourceOrg, CsvFile file);
}
