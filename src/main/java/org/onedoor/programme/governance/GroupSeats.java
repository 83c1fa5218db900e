package org.onedoor.programme.governance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Act;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Writing;
import org.onedoor.platform.time.London;
import org.onedoor.programme.governance.GovernanceEvents.SeatEnded;
import org.onedoor.programme.governance.GovernanceEvents.SeatTaken;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Who sits in which group, from when until when. */
@Service
public class GroupSeats {
    private final JdbcClient jdbc;
    private final Acts acts;
    private final Registers registers;
    private final Entries entries;
    private final EntryRepository repository;

    GroupSeats(JdbcClient jdbc, Acts acts, Registers registers, Entries entries, EntryRepository repository) {
        this.jdbc = jdbc;
        this.acts = acts;
        this.registers = registers;
        this.entries = entries;
        this.repository = repository;
    }

    private record Row(
            UUID entryId,
            UUID seatId,
            String seat,
            @Nullable UUID memberOrg,
            String position,
            LocalDate seatFrom,
            @Nullable LocalDate seatUntil) {
        GroupSeat toSeat() {
            return new GroupSeat(seatId, Seat.of(seat), memberOrg, position, seatFrom, seatUntil);
        }
    }

    private static final String SEATS = """
            select entry_id, seat_id, seat, member_org, position, seat_from, seat_until from programme.group_seat
            """;

    /** Every seat there ever was, those that ended last. */
    public List<GroupSeat> of(Entry group) {
        return jdbc
                .sql(SEATS + """
                 where org_id = :org and entry_id = :group
                 order by seat_until is not null, array_position(array['chair', 'statutory', 'provider', 'voluntary',
                     'clinical', 'lived-experience', 'carer', 'support', 'invited'], seat), position, seat_id
                """)
                .param("org", group.organisationId())
                .param("group", group.entryId())
                .query(Row.class)
                .list()
                .stream()
                .map(Row::toSeat)
                .toList();
    }

    /** Seats filled today, by group. */
    Map<UUID, List<GroupSeat>> today() {
        Map<UUID, List<GroupSeat>> seats = new HashMap<>();
        jdbc.sql(SEATS + " where seat_from <= :today and (seat_until is null or seat_until >= :today)")
                .param("today", entries.today())
                .query(Row.class)
                .list()
                .forEach(row -> seats.computeIfAbsent(row.entryId(), _ -> new ArrayList<>())
                        .add(row.toSeat()));
        return seats;
    }

    /** Takes a seat from today. The form's fields: seat, organisation, position. */
    public void take(String code, EntryForm form) {
        Entry group = entries.get("group", code);
        Map<String, String> wrong = new LinkedHashMap<>();
        Seat seat = seat(form, wrong);
        UUID organisation = organisation(form);
        String position = form.get("position").strip();
        if (seat != null && !seat.isOwnExperience() && organisation == null) {
            wrong.put("organisation", "Choose the organisation that fills the seat");
        }
        if (position.length() < 3) {
            wrong.put("position", "Write the position, such as Senior responsible owner. No person's name");
        }
        Writing.limit(wrong, "position", "The position", position, Writing.LINE);
        if (!wrong.isEmpty() || seat == null) {
            throw new Invalid(wrong);
        }
        acts.act(Entries.begin("Take a seat in a group", group.organisationId()), act -> {
            Entries.refuse(Entries.refusal(registers.get("group"), group, act.actor()));
            insert(act, group, seat, organisation, position, London.date(act.now()));
        });
    }

    void insert(Act act, Entry group, Seat seat, @Nullable UUID organisation, String position, LocalDate from) {
        UUID id = Ids.at(act.now());
        jdbc.sql("""
                insert into programme.group_seat (org_id, entry_id, seat_id, seat, member_org, position, seat_from)
                values (:org, :group, :id, :seat, :member, :position, :from)
                """)
                .param("org", group.organisationId())
                .param("group", group.entryId())
                .param("id", id)
                .param("seat", seat.code())
                .param("member", organisation)
                .param("position", position)
                .param("from", from)
                .update();
        repository.remember(act, group, "seat taken", "%s: %s".formatted(seat.label(), position), Map.of());
        act.happened(new SeatTaken(group.entryId(), id));
    }

    /** Ends a seat today. A seat that has ended stays ended. */
    public void end(String code, UUID seatId) {
        Entry group = entries.get("group", code);
        GroupSeat seat = of(group).stream()
                .filter(each -> each.seatId().equals(seatId))
                .findFirst()
                .orElseThrow(() -> new NotFound("seat"));
        acts.act(Entries.begin("End a seat in a group", group.organisationId()), act -> {
            Entries.refuse(Entries.refusal(registers.get("group"), group, act.actor()));
            int ended = jdbc.sql("""
                    update programme.group_seat set seat_until = :today
                     where org_id = :org and seat_id = :seat and seat_until is null
                    """)
                    .param("today", act.now().atZone(London.ZONE).toLocalDate())
                    .param("org", group.organisationId())
                    .param("seat", seatId)
                    .update();
            if (ended == 1) {
                String words = "%s: %s".formatted(seat.seat().label(), seat.position());
                repository.remember(act, group, "seat ended", words, Map.of());
                act.happened(new SeatEnded(group.entryId(), seatId));
            }
        });
    }

    private static @Nullable Seat seat(EntryForm form, Map<String, String> wrong) {
        try {
            return Seat.of(form.get("seat"));
        } catch (IllegalArgumentException e) {
            wrong.put("seat", "Choose what the seat is for");
            return null;
        }
    }

    private static @Nullable UUID organisation(EntryForm form) {
        try {
            return form.get("organisation").isBlank() ? null : UUID.fromString(form.get("organisation"));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
