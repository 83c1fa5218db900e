package org.onedoor.demo.story;

import java.time.Instant;
import java.util.List;
import org.onedoor.demo.DemoTime;
import org.onedoor.demo.InDemo;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Before the day goes on: a story the demo was stopped in is over, and nobody in it waits any longer. */
@Component
@InDemo
@Order(90)
class LeftOnStage implements ApplicationRunner {
    private static final Logger log = LoggerFactory.getLogger(LeftOnStage.class);

    private final NoWrongDoor story;
    private final NightEnd night;
    private final DemoTime time;

    LeftOnStage(NoWrongDoor story, NightEnd night, DemoTime time) {
        this.story = story;
        this.night = night;
        this.time = time;
    }

    /** The day's own time may be later than the story's, and offers of the story may have run out in it. */
    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        List<String> left = time.leftOnStage();
        if (!left.isEmpty()) {
            try {
                Instant then = time.storyTime().plusSeconds(120);
                night.leave(left, then);
                story.closeAll(
                        left.stream().filter(each -> !NightEnd.isOfANight(each)).toList(), later(then, time.now()));
                time.onStage(List.of());
            } catch (NotFound | Refused otherwise) {
                log.warn("A story of an earlier start could not be closed: {}", otherwise.getMessage());
            }
        }
    }
}
