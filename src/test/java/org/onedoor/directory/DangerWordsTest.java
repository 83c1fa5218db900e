package org.onedoor.directory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody writes of danger is found however they write it, and sentences of a hard life are not taken for it. */
class DangerWordsTest {
    private final DangerWords danger = DangerWords.load();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I am going to kill myself tonight",
                "i just want to die",
                "My son says he wants to die.",
                "she has tried to end her life",
                "He keeps cutting himself",
                "I have taken a lot of tablets",
                "I cut my wrists on Saturday",
                "thinking about suicde all the time",
                "I can't stop thinking of suicide",
                "I can't go on.",
                "I can not go on like this",
                "I am not sure. Suicidal most days",
                "I never wanted to die before, now I do",
                "The voices are telling me to hurt my sister",
                "I am scared I will hurt the baby",
                "He says he will kill me if I leave",
                "I don't feel safe at home",
                "I wont be here tomorrow",
                "I'd be better off dead",
                "chcę umrzeć"
            })
    void isFound(String words) {
        assertThat(danger.in("I lost my job in May. " + words)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I cannot sleep and I do not go out.",
                "I can't go on the bus or to the shops",
                "I do not want to die",
                "I am not suicidal",
                "no thoughts of suicide",
                "My dad killed himself when I was ten",
                "My back is killing me",
                "My mum died and I want to talk to somebody",
                "My GP is telling me to ask you",
                "I want to move. My cat might die"
            })
    void isNotSeenWhereThereIsNone(String words) {
        assertThat(danger.in(words)).isEmpty();
    }

    @Test
    void theSentenceIsGivenAsItWasWritten() {
        assertThat(danger.in("I am so tired!\nI want to die… Please help."))
                .hasValueSatisfying(sentence -> assertThat(sentence).startsWith("I want to die"));
    }
}
