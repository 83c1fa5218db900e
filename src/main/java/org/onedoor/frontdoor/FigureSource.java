package org.onedoor.frontdoor;

import java.util.List;
import org.onedoor.frontdoor.ReferralFigures.Period;
import org.onedoor.frontdoor.ReferralFigures.Section;

/** Figures of one pathway, for the page of figures. The front door's own packages fill this port, each in its order. */
public interface FigureSource {
    /** Called from inside a look. */
    List<Section> of(Period period);
}
