package org.onedoor.crisis.web;

import java.util.List;
import org.onedoor.organisation.Team;
import org.onedoor.platform.web.TypedForm;

/** A new place. @param teams whose place it can be */
public record NewPlacePage(TypedForm typed, List<Team> teams) {}
