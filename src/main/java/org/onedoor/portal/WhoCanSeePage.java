package org.onedoor.portal;

import java.util.List;
import org.onedoor.access.WhoCanSee;
import org.onedoor.record.PlanMatrix;

/** Who can see what about somebody, for everybody to read. */
public record WhoCanSeePage(List<PlanMatrix.Row> plan, List<WhoCanSee.Row> classes) {}
