package org.onedoor.crisis;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/** How other parts of OneDoor send what the police of the railway send: the same as its pages do. */
public interface RailNoticeDoor {
    /** What became of a file. */
    record Counted(int added, int same, int matched, int review, int unmatched) {}

    /** Keeps and reads the weekly file about the week to a Friday. */
    UUID take(LocalDate friday, String name, byte[] content);

    /** Takes in what was read. */
    void confirm(UUID fileId);

    /** For somebody of the centre. */
    Counted counted(UUID fileId);

    /** The number of the notice of a file about somebody of this family name, for somebody of the centre. */
    String number(UUID fileId, String familyName);

    /** Refers whoever a notice is about to a body outside health, and answers the referral's number. */
    String refer(String kind, String notice, String to, Map<String, String> answers);

    /** Looks now whether a week's file is missing, and answers whether the one of this week is asked for. */
    boolean lookForWeek(LocalDate friday);

    /** What a file and what was referred from it ask of anybody is asked no longer, nor is a week's file. For somebody of the centre. */
    void leave(UUID fileId, LocalDate friday);
}
