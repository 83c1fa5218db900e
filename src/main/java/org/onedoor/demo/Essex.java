package org.onedoor.demo;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.onedoor.demo.essex.Population;
import org.onedoor.demo.essex.Resident;
import org.onedoor.platform.time.London;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The residents of this demo, and whose turn it is to need help. */
@Component
@InDemo
class Essex {
    private final int people;
    private final long seed;
    private List<Resident> residents = List.of();
    private final TreeMap<Double, Resident> byNeed = new TreeMap<>();

    Essex(@Value("${onedoor.demo.people:2000}") int people, @Value("${onedoor.demo.seed:1}") long seed) {
        this.people = people;
        this.seed = seed;
    }

    long seed() {
        return seed;
    }

    /** Makes them; the same on every start of the same demo. */
    synchronized List<Resident> settle(Instant day) {
        if (residents.isEmpty()) {
            residents = Collections.unmodifiableList(new Population().of(seed, people, London.date(day)));
            double total = 0;
            for (Resident resident : residents) {
                total += resident.need();
                byNeed.put(total, resident);
            }
        }
        return residents;
    }

    /** Somebody, the more likely the greater their need. */
    Resident somebody(SplittableRandom random) {
        return byNeed.higherEntry(random.nextDouble() * byNeed.lastKey() * 0.999_999)
                .getValue();
    }
}
