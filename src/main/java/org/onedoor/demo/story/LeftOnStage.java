package org.onedoor.demo.story;

import java.util.List;
import org.onedoor.demo.DemoTime;
import org.onedoor.demo.InDemo;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Before the day goes on: a story the demo was stopped in is over, and nobody in it waits any longer. */
@Component
@InDemo
@Order(90)
class LeftOnStage implements ApplicationRunner {
    private final NoWrongDoor story;
    private final DemoTime time;

    LeftOnStage(NoWrongDoor story, DemoTime time) {
        this.story = story;
        this.time = time;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        List<String> left = time.leftOnStage();
        if (!left.isEmpty()) {
            story.closeAll(left, time.storyTime().plusSeconds(120));
            time.onStage(List.of());
        }
    }
}
