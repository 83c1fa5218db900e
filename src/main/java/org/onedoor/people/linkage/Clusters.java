package org.onedoor.people.linkage;

import java.util.Arrays;
import java.util.List;
import org.onedoor.people.linkage.Linkage.Link;

/** Records that are linked, directly or through others, are one person. */
final class Clusters {
    private Clusters() {}

    /** @return for each record, the lowest number of a record of the same person */
    static int[] of(int size, List<Link> links) {
        int[] parent = new int[size];
        Arrays.setAll(parent, i -> i);
        for (Link link : links) {
            int one = root(parent, link.one());
            int other = root(parent, link.other());
            parent[Math.max(one, other)] = Math.min(one, other);
        }
        for (int i = 0; i < size; i++) {
            parent[i] = root(parent, i);
        }
        return parent;
    }

    private static int root(int[] parent, int of) {
        int at = of;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }
}
