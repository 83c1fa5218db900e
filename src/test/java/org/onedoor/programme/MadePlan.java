package org.onedoor.programme;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.onedoor.Seeds;

/** A plan of another year, of any number of sections and actions, written as such plans are. */
record MadePlan(String text, List<String> sections, List<String> numbers, List<String> actions) {
    private static final List<String> TIMES = List.of(
            "From April 2019",
            "March 2020",
            "Ongoing",
            "By 1st May 2018",
            "End June 2021",
            "April - June 2018",
            "2018/19",
            "TBC",
            "");
    private static final List<String> LEADS =
            List.of("Essex Police", "NELFT/ EPUT", "Thurrock Council, SCC", "All partners", "ECC\nNHS England");
    private static final List<String> UPDATES = List.of(
            "",
            "In place",
            "12/03/2019\nMet and agreed.",
            "Not yet begun\n\n01.04.19 - Begun",
            "March 2019 - Draft\n24/7 cover",
            "See 1.1");

    static MadePlan of(Random random) {
        return of(random, 1 + random.nextInt(9), 30);
    }

    static MadePlan of(Random random, int sections, int most) {
        StringBuilder text = new StringBuilder("\tCrisis Care Plan\n\t\nAn introduction.\nUpdated March 2019\n");
        text.append(
                "\tCrisis Care Action Plan\n\tNo.\n\tAction \n\tTimescale \n\tLed By\n\tOutcomes\n\tUPDATE\n\tLinks \n\n");
        List<String> titles = new ArrayList<>();
        List<String> numbers = new ArrayList<>();
        List<String> actions = new ArrayList<>();
        for (int section = 1; section <= sections; section++) {
            String title =
                    section + ". Theme " + Seeds.any(random, List.of("Access", "Quality", "Recovery and staying well"));
            titles.add(title);
            text.append('\t')
                    .append(title)
                    .append('\n')
                    .append("\t\n".repeat(1 + random.nextInt(2)))
                    .append('\n');
            int rows = 1 + random.nextInt(most);
            for (int i = 1; i <= rows; i++) {
                String number = section + "." + i;
                String action = "Do the thing called " + random.nextInt(1_000_000) + " with partners";
                numbers.add(number);
                actions.add(action);
                row(text, random, number, action, numbers);
            }
        }
        return new MadePlan(text.toString(), titles, numbers, actions);
    }

    private static void row(StringBuilder text, Random random, String number, String action, List<String> numbers) {
        String outcomes = Seeds.upTo(random, 4, () -> "· To improve " + random.nextInt(1000)).stream()
                .collect(Collectors.joining("\n"));
        String links = Seeds.upTo(random, 2, () -> Seeds.any(random, numbers)).stream()
                .distinct()
                .collect(Collectors.joining("\n"));
        for (String cell : List.of(
                random.nextInt(20) == 0 ? "\n" + number : number,
                action,
                Seeds.any(random, TIMES),
                Seeds.any(random, LEADS),
                outcomes,
                Seeds.any(random, UPDATES),
                links)) {
            text.append('\t').append(cell).append(random.nextInt(5) == 0 ? " \n\n" : "\n");
        }
        text.append('\n');
    }
}
