package org.onedoor.work.post;

import java.util.List;
import java.util.Optional;
import org.onedoor.people.Way;

/** The ways out of this installation, at most one of a kind. */
public record Gateways(List<Gateway> all) {
    public Gateways {
        all = List.copyOf(all);
    }

    /** The one that carries messages this way, if this installation has it. */
    public Optional<Gateway> of(Way way) {
        return all.stream().filter(gateway -> gateway.way() == way).findFirst();
    }
}
