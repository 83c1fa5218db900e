package org.onedoor.pictures;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.onedoor.TestPostgres;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.support.TestPropertySourceUtils;

/** A database and a data folder of their own, so that nothing another test made is ever in a picture. */
class PictureDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final String URL = TestPostgres.alone("pictures");

    static String url() {
        return URL;
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        try {
            Path data = Files.createTempDirectory(Path.of("target"), "pictures");
            TestPropertySourceUtils.addInlinedPropertiesToEnvironment(
                    context, "onedoor.db=" + URL, "onedoor.data=" + data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
