package org.onedoor.directory.web.open;

import java.util.List;
import org.onedoor.directory.session.Sessions;

/** When anybody can drop in. */
public record TimetablePage(List<Sessions.Occurrence> timetable) {}
