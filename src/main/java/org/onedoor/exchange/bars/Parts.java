package org.onedoor.exchange.bars;

import java.util.function.Consumer;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Property;

/** Every part of a resource, with those inside it, contained in it, or added to a plain value. */
final class Parts {
    private Parts() {}

    /** As deep as the body is, which {@link Prescan} has bounded. */
    static void each(Base part, Consumer<Base> seen) {
        seen.accept(part);
        for (Property property : part.children()) {
            for (Base inner : property.getValues()) {
                each(inner, seen);
            }
        }
    }
}
