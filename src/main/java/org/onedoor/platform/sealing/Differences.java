package org.onedoor.platform.sealing;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.onedoor.platform.sealing.AuditRows.Row;
import org.onedoor.platform.sealing.Finding.Kind;
import org.onedoor.platform.time.London;

/** Holds rows against the seals they should be in, and says what was done to those that do not fit. */
final class Differences {
    private static final int NAMED = 1_000;

    private final Map<UUID, Missing> missing = new LinkedHashMap<>();
    private final Map<UUID, Strange> strange = new LinkedHashMap<>();
    private final Set<UUID> fitting = new HashSet<>();
    private final boolean keepFitting;
    private long order;

    /** @param keepFitting whether a row may stand in two seals, which is so once transactions were counted anew */
    Differences(boolean keepFitting) {
        this.keepFitting = keepFitting;
    }

    /** A sealed row that is not there, or not as it was. */
    private record Missing(UUID id, Seal seal, byte[] body, long place) {
        Instant at() {
            return id.version() == 7 ? Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16) : seal.firstAt();
        }
    }

    /** A row that no seal of its time holds so. */
    private record Strange(Row row, Seal seal) {}

    /** The rows that stand where this seal's should. */
    void compare(Seal seal, List<Row> rows) {
        int held = seal.held();
        boolean alike = rows.size() == held;
        for (int i = 0; alike && i < rows.size(); i++) {
            alike = seal.holds(i, rows.get(i));
        }
        if (alike) {
            order += rows.size();
            if (keepFitting) {
                rows.forEach(row -> fitting.add(row.id()));
            }
            return;
        }
        Map<UUID, Row> there = new LinkedHashMap<>();
        rows.forEach(row -> there.put(row.id(), row));
        for (int i = 0; i < held; i++, order++) {
            UUID id = seal.id(i);
            byte[] body = seal.body(i);
            Row row = there.get(id);
            if (row != null && Arrays.equals(row.body(), body)) {
                there.remove(id);
                fitting.add(id);
            } else {
                missing.put(id, new Missing(id, seal, body, order));
            }
        }
        there.values().forEach(row -> strange.put(row.id(), new Strange(row, seal)));
    }

    /** The sealed rows that were not found where their seal says. */
    List<UUID> lost() {
        return missing.keySet().stream()
                .filter(id -> !strange.containsKey(id) && !fitting.contains(id))
                .toList();
    }

    /** A row that is there after all: only what its seal says of itself was changed. */
    void found(Row row) {
        Missing was = missing.get(row.id());
        if (was != null && Arrays.equals(was.body(), row.body())) {
            fitting.add(row.id());
        }
    }

    /** A row younger than the last seal: whether no seal knows it. */
    boolean isYoung(Row row, Seal last) {
        if (missing.containsKey(row.id())) {
            strange.put(row.id(), new Strange(row, last));
            return false;
        }
        return !fitting.contains(row.id());
    }

    List<Finding> findings() {
        List<Finding> found = new ArrayList<>();
        Map<ByteBuffer, Missing> sealedAs = new HashMap<>();
        missing.values().forEach(each -> sealedAs.put(ByteBuffer.wrap(each.body()), each));
        Set<UUID> told = new HashSet<>();
        for (Missing each : missing.values()) {
            Strange now = strange.get(each.id());
            if (now != null && !fitting.contains(each.id()) && told.add(each.id())) {
                Missing other = sealedAs.get(ByteBuffer.wrap(now.row().body()));
                Strange otherNow = other == null ? null : strange.get(other.id());
                if (other != null
                        && otherNow != null
                        && Arrays.equals(otherNow.row().body(), each.body())
                        && told.add(other.id())) {
                    found.add(swapped(each, other));
                } else {
                    found.add(changed(each));
                }
            }
        }
        for (Strange each : strange.values()) {
            UUID id = each.row().id();
            if (told.contains(id) || fitting.contains(id)) {
                continue;
            }
            Missing was = sealedAs.get(ByteBuffer.wrap(each.row().body()));
            if (was != null && !strange.containsKey(was.id()) && told.add(was.id())) {
                found.add(renamed(was, id));
            } else {
                found.add(inserted(each));
            }
        }
        removed(
                missing.values().stream()
                        .filter(each -> !told.contains(each.id()) && !fitting.contains(each.id()))
                        .toList(),
                found);
        return found;
    }

    private void removed(List<Missing> gone, List<Finding> found) {
        int from = 0;
        for (int i = 1; i <= gone.size(); i++) {
            if (i == gone.size() || gone.get(i).place() != gone.get(i - 1).place() + 1) {
                found.add(removed(gone.subList(from, i)));
                from = i;
            }
        }
    }

    private Finding removed(List<Missing> run) {
        Missing first = run.getFirst();
        Missing last = run.getLast();
        boolean end = last.place() == order - 1;
        String rows = run.size() == 1
                ? "row %s of %s".formatted(first.id(), London.full(first.at()))
                : "%,d rows from %s of %s to %s of %s"
                        .formatted(run.size(), first.id(), London.full(first.at()), last.id(), London.full(last.at()));
        String seals = first.seal().no() == last.seal().no()
                ? "seal " + first.seal().no()
                : "seals %d to %d".formatted(first.seal().no(), last.seal().no());
        return new Finding(
                end ? Kind.CUT_OFF : Kind.REMOVED,
                end
                        ? "Cut off: %s (%s), all that was sealed from there to the end.".formatted(rows, seals)
                        : "Removed: %s (%s).".formatted(rows, seals),
                run.stream().map(each -> each.seal().no()).distinct().toList(),
                run.stream().limit(NAMED).map(Missing::id).toList(),
                run.size(),
                first.at(),
                last.at());
    }

    private static Finding changed(Missing each) {
        return one(
                Kind.CHANGED,
                "Changed: row %s of %s (seal %d) no longer says what it said when it was sealed."
                        .formatted(
                                each.id(), London.full(each.at()), each.seal().no()),
                each);
    }

    private static Finding renamed(Missing each, UUID now) {
        return one(
                Kind.CHANGED,
                "Changed: row %s of %s (seal %d) now goes by the id %s."
                        .formatted(
                                each.id(), London.full(each.at()), each.seal().no(), now),
                each);
    }

    private static Finding one(Kind kind, String sentence, Missing each) {
        return new Finding(kind, sentence, List.of(each.seal().no()), List.of(each.id()), 1, each.at(), each.at());
    }

    private static Finding swapped(Missing one, Missing other) {
        return new Finding(
                Kind.SWAPPED,
                "Swapped: rows %s of %s (seal %d) and %s of %s (seal %d): each says what was sealed as the other."
                        .formatted(
                                one.id(),
                                London.full(one.at()),
                                one.seal().no(),
                                other.id(),
                                London.full(other.at()),
                                other.seal().no()),
                List.of(one.seal().no(), other.seal().no()).stream().distinct().toList(),
                List.of(one.id(), other.id()),
                2,
                one.at(),
                other.at());
    }

    private static Finding inserted(Strange each) {
        Row row = each.row();
        return new Finding(
                Kind.INSERTED,
                "Inserted: row %s, which says it is of %s, stands where seal %d holds no such row."
                        .formatted(row.id(), London.full(row.at()), each.seal().no()),
                List.of(each.seal().no()),
                List.of(row.id()),
                1,
                row.at(),
                row.at());
    }
}
