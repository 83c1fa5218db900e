package org.onedoor.crisis.notice;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param folder where files of rail notices are put to be taken in; none where they are sent on the page alone */
@ConfigurationProperties("onedoor.rail")
record RailSettings(@Nullable Path folder) {}
