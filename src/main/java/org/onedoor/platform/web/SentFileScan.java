package org.onedoor.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.onedoor.platform.Refused;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Every file of a form is scanned before any handler or parser sees it. One that could not be scanned is not taken either. */
@Configuration(proxyBeanMethods = false)
class SentFileScan implements WebMvcConfigurer {
    private final Scanner scanner;

    SentFileScan(Scanner scanner) {
        this.scanner = scanner;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        if (scanner.isSet()) {
            registry.addInterceptor(new HandlerInterceptor() {
                @Override
                public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
                        throws IOException {
                    if (request instanceof MultipartHttpServletRequest form) {
                        for (List<MultipartFile> files : form.getMultiFileMap().values()) {
                            for (MultipartFile file : files) {
                                check(file);
                            }
                        }
                    }
                    return true;
                }
            });
        }
    }

    private void check(MultipartFile file) throws IOException {
        if (file.isEmpty()) {
            return;
        }
        try (InputStream content = file.getInputStream()) {
            switch (scanner.ask(content)) {
                case Scanner.Answer.Clean() -> {}
                case Scanner.Answer.Malicious(String name) ->
                    throw new Refused(
                            "malicious-file",
                            "The scanner says that the file \"%s\" can do harm (%s). It was not taken, and nothing was changed. Do not open it. Tell whoever looks after your computer, and send another copy."
                                    .formatted(SentName.of(file, "file"), name));
                case Scanner.Answer.Unknown() ->
                    throw new Refused(
                            "not-scanned",
                            "The file \"%s\" could not be checked for malicious content just now, so it was not taken, and nothing was changed. Go back and send it again in a few minutes. If it is urgent, send what it says without the file."
                                    .formatted(SentName.of(file, "file")));
            }
        }
    }
}
