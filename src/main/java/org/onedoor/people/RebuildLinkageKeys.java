package org.onedoor.people;

import org.onedoor.platform.Projection;
import org.springframework.stereotype.Component;

/** By what each person can be found, from the person. */
@Component
class RebuildLinkageKeys implements Projection {
    private final LinkageIndex index;

    RebuildLinkageKeys(LinkageIndex index) {
        this.index = index;
    }

    @Override
    public String name() {
        return "keys people are found by";
    }

    @Override
    public int rebuild() {
        return index.rebuild();
    }
}
