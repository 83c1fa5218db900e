package org.onedoor.directory.dos;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.onedoor.directory.Capacity;
import org.onedoor.directory.Need;
import org.onedoor.directory.Service;
import org.onedoor.platform.time.London;

/** Our services and needs asked by the strategy without a database, for tests outside its package. */
public final class DosAsked {
    private static final DosCodes CODES = DosCodes.shipped();

    private DosAsked() {}

    public static DosAnswer ask(Need need, Map<Service, Capacity> room) {
        var holidays = DosMatches.holidays(London.date(need.at()));
        DosProfile profile = new DosProfile(CODES, holidays);
        List<DosService> services = room.entrySet().stream()
                .map(entry -> profile.of(entry.getKey(), entry.getValue()))
                .toList();
        return NhsDos.search(
                DosMatches.request(need, CODES), services, DosMatches.tables(CODES, holidays, CODES.labels(Map.of())));
    }

    public static Set<String> needs() {
        return CODES.needs();
    }

    public static Set<String> types() {
        return CODES.types();
    }
}
