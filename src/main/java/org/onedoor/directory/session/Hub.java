package org.onedoor.directory.session;

import java.util.List;
import java.util.UUID;

/** A building where several services see people. @param district where it is, by its code */
public record Hub(
        UUID orgId, UUID hubId, String code, String name, String address, String district, List<String> rooms) {
    public Hub {
        rooms = List.copyOf(rooms);
    }
}
