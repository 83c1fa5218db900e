package org.onedoor.frontdoor.stack.web;

import java.time.LocalDate;
import org.onedoor.frontdoor.stack.StackDay;
import org.onedoor.people.PlacePick;

/** What became of the calls of one London day. */
public record DayPage(LocalDate day, StackDay stack, PlacePick places) {}
