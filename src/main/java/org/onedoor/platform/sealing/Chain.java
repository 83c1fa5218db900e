package org.onedoor.platform.sealing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.sealing.Finding.Kind;
import org.onedoor.platform.time.London;

/** Holds each seal against the one before it, its own signature, and the heads that left the machine. */
final class Chain {
    private final Map<String, SealKeys.Public> keys;
    private final Map<Long, List<Head>> kept;
    private final long firstKept;
    private final long lastKept;
    private final List<Finding> findings = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Set<String> asked = new HashSet<>();
    private @Nullable Seal before;
    private long lostFrom;

    Chain(List<SealKeys.Public> keys, List<Head> kept) {
        this.keys = keys.stream().collect(Collectors.toMap(SealKeys.Public::id, Function.identity()));
        this.kept = kept.stream().collect(Collectors.groupingBy(Head::no));
        this.firstKept = kept.stream().mapToLong(Head::no).min().orElse(0);
        this.lastKept = kept.stream().mapToLong(Head::no).max().orElse(0);
    }

    void next(Seal seal) {
        long expected = before == null ? 1 : before.no() + 1;
        if (seal.no() != expected) {
            missing(expected, seal);
        }
        String wrong = wrong(seal, seal.no() == expected);
        if (wrong != null) {
            add(Kind.SEAL_CHANGED, "Seal %d was changed: %s.".formatted(seal.no(), wrong), seal, seal.rows());
        }
        if (seal.beginsAnew()) {
            notes.add(
                    "From seal %d on (%s) transactions are counted anew: the database was brought back from elsewhere."
                            .formatted(seal.no(), London.full(seal.sealedAt())));
        }
        key(seal);
        head(seal);
        before = seal;
    }

    private void missing(long expected, Seal seal) {
        long last = seal.no() - 1;
        findings.add(new Finding(
                Kind.SEAL_MISSING,
                "Missing: %s, before %s."
                        .formatted(
                                last == expected ? "seal " + expected : "seals %d to %d".formatted(expected, last),
                                London.full(seal.sealedAt())),
                List.of(expected, last).stream().distinct().toList(),
                List.of(),
                0,
                before == null ? seal.firstAt() : before.lastAt(),
                seal.firstAt()));
    }

    private @Nullable String wrong(Seal seal, boolean follows) {
        byte[] previous = before == null ? Seal.NOTHING : before.head();
        if (seal.encoding() != AuditRows.ENCODING) {
            return "its rows are written down in a way this version does not know";
        }
        if (seal.rows() < 1 || seal.leaves().length != seal.rows() * Seal.LEAF) {
            return "it does not list as many rows as it says";
        }
        if (!Arrays.equals(seal.root(), Digests.root(seal.leaves(), Seal.LEAF))) {
            return "its list of rows is not the one that was signed";
        }
        if (!Arrays.equals(seal.head(), Digests.head(seal.statement()))) {
            return "its head does not stand for what it says";
        }
        if (follows && !Arrays.equals(seal.previous(), previous)) {
            return "it does not follow the seal before it";
        }
        if (follows && !seal.beginsAnew() && seal.since() != (before == null ? 0 : before.until())) {
            return "it leaves transactions out";
        }
        SealKeys.Public key = keys.get(seal.keyId());
        return key == null || key.signed(seal.head(), seal.signature()) ? null : "its signature is not that of its key";
    }

    /** A key is asked about once: whether it is known, and whether the one before it vouches for it. */
    private void key(Seal seal) {
        if (!asked.add(seal.keyId())) {
            return;
        }
        SealKeys.Public key = keys.get(seal.keyId());
        if (key == null) {
            add(
                    Kind.KEY_UNKNOWN,
                    "Seal %d and perhaps others are signed with the key %s, which is not among the keys given."
                            .formatted(seal.no(), seal.keyId()),
                    seal,
                    seal.rows());
            return;
        }
        SealKeys.Public by = key.vouchedBy() == null ? null : keys.get(key.vouchedBy());
        boolean vouched =
                by != null && key.voucher() != null && by.signed(key.key().getEncoded(), key.voucher());
        if (before != null && !vouched) {
            add(
                    Kind.KEY_UNKNOWN,
                    "From seal %d on the key %s signs, and no earlier key vouches for it."
                            .formatted(seal.no(), seal.keyId()),
                    seal,
                    seal.rows());
        }
    }

    private void head(Seal seal) {
        if (kept.isEmpty()) {
            return;
        }
        List<Head> same = kept.getOrDefault(seal.no(), List.of());
        boolean lost = same.isEmpty() && seal.no() > firstKept && seal.no() < lastKept;
        if (lost && lostFrom == 0) {
            lostFrom = seal.no();
        }
        if (!lost) {
            lost();
        }
        if (same.stream().anyMatch(head -> !head.isOf(seal))) {
            add(
                    Kind.HEAD_DIFFERS,
                    "Seal %d is not the one whose head left this machine %s: it was made again."
                            .formatted(seal.no(), London.full(same.getFirst().sealedAt())),
                    seal,
                    seal.rows());
        }
    }

    private void lost() {
        if (lostFrom > 0 && before != null) {
            add(
                    Kind.HEAD_LOST,
                    "Lost: %s not among the heads kept."
                            .formatted(
                                    lostFrom == before.no()
                                            ? "the head of seal %d is".formatted(lostFrom)
                                            : "the heads of seals %d to %d are".formatted(lostFrom, before.no())),
                    before,
                    0);
        }
        lostFrom = 0;
    }

    /** After the last seal: what the heads kept know of that is not there. */
    List<Finding> end() {
        lost();
        long last = before == null ? 0 : before.no();
        List<Head> gone = kept.values().stream()
                .map(List::getFirst)
                .filter(head -> head.no() > last)
                .sorted(java.util.Comparator.comparingLong(Head::no))
                .toList();
        if (!gone.isEmpty()) {
            long rows = gone.stream().mapToLong(Head::rows).sum();
            findings.add(new Finding(
                    Kind.CUT_OFF,
                    "Cut off: %s, with %,d rows of %s to %s. Their heads left this machine; they are gone."
                            .formatted(
                                    gone.size() == 1
                                            ? "seal " + gone.getFirst().no()
                                            : "seals %d to %d"
                                                    .formatted(
                                                            gone.getFirst().no(),
                                                            gone.getLast().no()),
                                    rows,
                                    London.full(gone.getFirst().firstAt()),
                                    London.full(gone.getLast().lastAt())),
                    gone.stream().map(Head::no).toList(),
                    List.of(),
                    rows,
                    gone.getFirst().firstAt(),
                    gone.getLast().lastAt()));
        }
        return findings;
    }

    @Nullable
    Seal last() {
        return before;
    }

    List<String> notes() {
        return notes;
    }

    private void add(Kind kind, String sentence, Seal seal, long rows) {
        findings.add(new Finding(kind, sentence, List.of(seal.no()), List.of(), rows, seal.firstAt(), seal.lastAt()));
    }
}
