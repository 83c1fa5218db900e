package org.onedoor.platform.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.ViewResolver;

/** The templates, compiled with the application: a wrong parameter stops the build, and what is written is escaped. */
@Configuration(proxyBeanMethods = false)
public class Pages {

    /** The engine over the compiled templates. */
    public static TemplateEngine compiled() {
        return TemplateEngine.createPrecompiled(
                null, ContentType.Html, Pages.class.getClassLoader(), "org.onedoor.pages.generated");
    }

    @Bean
    TemplateEngine templateEngine() {
        return compiled();
    }

    /** By this name, Spring Boot leaves out its own resolver that chooses views by the Accept header. */
    @Bean
    ViewResolver viewResolver(TemplateEngine templates, Frames frames, RefusedPages refused) {
        return new JteViewResolver(templates, frames, refused);
    }
}
