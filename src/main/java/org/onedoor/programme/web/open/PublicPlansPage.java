package org.onedoor.programme.web.open;

import java.util.List;
import org.onedoor.programme.publishing.PublicPlan;

/** The plans that are public now. */
public record PublicPlansPage(List<PublicPlan> plans) {}
