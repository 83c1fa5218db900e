package org.onedoor.directory.web.open;

import java.util.List;
import org.onedoor.directory.Service;
import org.onedoor.directory.resource.Resource;

/** Who answers now. @param resources what helps somebody to stay safe */
public record HelpNowPage(List<Service> lines, List<Resource> resources) {}
