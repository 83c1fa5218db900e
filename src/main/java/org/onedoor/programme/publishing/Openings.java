package org.onedoor.programme.publishing;

import java.util.Set;

/**
 * Words that people are called by and that are plain words too, where a sentence begins: there every word has a capital,
 * so only what follows tells {@code Grace will lead} from {@code Young people will lead}.
 */
final class Openings {
    /** Those that begin sentences of plans as plain words; of these a name is known by what it does. */
    private static final Set<String> EVERYDAY = words("""
            amber autumn bail ball bath bond booth bridge brown buddy bull burns chambers char charity chase contractor
            cross crystal dash day din drop flood ford forum foster frost golden grant green guy hall harsh hill hunt ion
            junior kit lane liberty long mall mark marsh merchant miles mills page para park pop price read river rock
            rout seven sharp sky stone summer supple swords wall walls ward wells west white will wood woods young
            """);

    /** What a person at the beginning of a sentence does. */
    private static final Set<String> DOES = words("""
            will would shall should could can may might must to and or has had have is was are were does did who also now
            leads led chairs chaired attends attended meets met agrees agreed asks asked says said tells told writes wrote
            goes went works worked speaks spoke visits visited runs ran holds held takes took gives gave joins joined
            leaves left starts started begins began drafts drafted sends sent reports reported presents presented confirms
            confirmed reviews reviewed updates updated arranges arranged organises organised contacts contacted emails
            emailed calls called rings rang circulates circulated shares shared brings brought makes made plans planned
            supports supported manages managed coordinates coordinated liaises liaised represents represented volunteers
            volunteered helps helped wants wanted thinks thought feels felt knows knew retires retired covers covered
            completes completed checks checked trains trained looks looked suggests suggested raises raised
            """);

    /** After these at the beginning of a sentence a capital is no longer the sentence's own. */
    private static final Set<String> OPENERS = words("""
            then today tomorrow yesterday now later also since when while after before if as and but so because both with
            from for by at in on meanwhile however here once until although where
            """);

    private Openings() {}

    private static Set<String> words(String list) {
        return Set.of(list.strip().split("\\s+"));
    }

    /**
     * Whether a word that is a name too may be somebody's where it begins a sentence.
     *
     * @param word in small letters
     * @param after the word that follows it, in small letters; empty where the sentence pauses or ends
     */
    static boolean maybe(String word, String after) {
        return !EVERYDAY.contains(word) || DOES.contains(after);
    }

    /** @param word in small letters */
    static boolean opens(String word) {
        return OPENERS.contains(word);
    }
}
