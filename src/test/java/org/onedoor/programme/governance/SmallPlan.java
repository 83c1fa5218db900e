package org.onedoor.programme.governance;

/** A plan of two actions that Essex Police lead, one of them long past its day, written as such plans are. */
final class SmallPlan {
    private SmallPlan() {}

    static String named(String title) {
        return """
                \tCrisis Care Plan
                \t
                An introduction.
                Updated March 2019
                \t%s
                \tNo.
                \tAction\s
                \tTimescale\s
                \tLed By
                \tOutcomes
                \tUPDATE
                \tLinks\s

                \t1. Theme Access
                \t

                \t1.1
                \tOpen the first door
                \tMarch 2020
                \tEssex Police
                \t· To improve access
                \t
                \t

                \t1.2
                \tOpen the second door
                \tFrom April 2019
                \tEssex Police
                \t· To improve access
                \t
                \t

                """.formatted(title);
    }
}
