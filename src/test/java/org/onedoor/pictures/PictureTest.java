package org.onedoor.pictures;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test that looks at one screen full, empty, with its error, with long names and on a narrow window, and keeps a
 * picture of each. All share a demo of one resident whose time stands still; {@link World} empties it for each test.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("browser")
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "onedoor.mode=demo",
            "onedoor.demo.people=1",
            "onedoor.demo.seed=1",
            "onedoor.demo.speed=0",
            "onedoor.demo.time=2024-03-01T08:00:00Z"
        })
@ContextConfiguration(initializers = PictureDatabase.class)
@interface PictureTest {}
