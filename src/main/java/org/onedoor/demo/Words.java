package org.onedoor.demo;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Short plain words for what invented people write. Never a method, a place of harm or anything graphic. */
final class Words {
    private static final Map<String, List<String>> REASONS = Map.of(
            "low-mood-anxiety",
            List.of(
                    "Low in mood for some weeks, sleeping badly and worrying about work.",
                    "Anxious most days. Has stopped seeing friends. Would like to talk to somebody.",
                    "Feels flat and tired since the winter. Managing at home but finding it hard."),
            "trauma",
            List.of("Troubled by memories of difficult events. Poor sleep. Asks for help to cope."),
            "smi-relapse",
            List.of("Known to have a severe mental illness. Family notice early signs of getting unwell again."),
            "psychosis-first-episode",
            List.of("Unusual experiences for the first time over the last month. Frightened by them and wants help."),
            "loneliness",
            List.of("Lives alone and sees few people. Would like company and something to do in the week."),
            "child-mental-health",
            List.of("Worried and withdrawn at school this term. Parent and young person both ask for help."),
            "crisis",
            List.of("Very distressed today and needs to be seen soon. Somebody is with them now."),
            "medication-review",
            List.of("Asks for a review of mental health medicines. Side effects are a worry."),
            "debt",
            List.of("Money worries are making things worse. Would like advice about bills and benefits."),
            "memory",
            List.of("Family have noticed forgetfulness over the last year. Would like an assessment."));

    private Words() {}

    static String reason(String need, RandomGenerator random) {
        List<String> choice = REASONS.getOrDefault(need, List.of("Would like help with this. Agreed to be referred."));
        return choice.get(random.nextInt(choice.size()));
    }

    static String pick(RandomGenerator random, String... words) {
        return words[random.nextInt(words.length)];
    }
}
