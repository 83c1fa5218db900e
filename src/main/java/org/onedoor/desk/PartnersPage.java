package org.onedoor.desk;

import java.util.List;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.Partner;

/** @param voluntary open organisations of the voluntary, community, faith and social enterprise sector, by name */
public record PartnersPage(List<Partner> partners, List<Organisation> voluntary) {}
