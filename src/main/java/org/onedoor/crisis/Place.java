package org.onedoor.crisis;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Service;

/** A place of safety: whom it takes, where it is, and its rooms. A police station is never one of these. */
public record Place(
        UUID organisationId,
        UUID id,
        @Nullable UUID teamId,
        Kind kind,
        String name,
        @Nullable String postcode,
        Service.@Nullable Point point,
        int ageFrom,
        int ageTo,
        boolean restraint,
        List<Room> rooms) {
    public Place {
        rooms = List.copyOf(rooms);
    }

    /** Which kind it is. */
    public enum Kind {
        HEALTH_BASED("health-based", "Health-based place of safety"),
        EMERGENCY_DEPARTMENT("emergency-department", "Accident and emergency");

        private final String code;
        private final String label;

        Kind(String code, String label) {
            this.code = code;
            this.label = label;
        }

        public String code() {
            return code;
        }

        public String label() {
            return label;
        }

        /** In a sentence: {@code a health-based place of safety}. */
        String inWords() {
            return this == HEALTH_BASED ? "a health-based place of safety" : "accident and emergency";
        }

        static Kind ofCode(String code) {
            return code.equals(EMERGENCY_DEPARTMENT.code) ? EMERGENCY_DEPARTMENT : HEALTH_BASED;
        }
    }

    public long free() {
        return rooms.stream().filter(Room::isFree).count();
    }

    /** Whether what it says of its free rooms is too old to rely on; where none is free, of any of them. */
    public boolean isStale(Instant now) {
        if (free() > 0) {
            return rooms.stream().filter(Room::isFree).allMatch(room -> room.isStale(now));
        }
        return kind == Kind.HEALTH_BASED && rooms.stream().anyMatch(room -> room.isStale(now));
    }

    /** {@code 1 of 2 rooms free}. */
    public String room() {
        if (kind == Kind.EMERGENCY_DEPARTMENT) {
            return "takes people who need physical treatment";
        }
        return "%d of %d %s free".formatted(free(), rooms.size(), rooms.size() == 1 ? "room" : "rooms");
    }
}
