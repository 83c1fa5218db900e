package org.onedoor.platform.web;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/** The view {@code frontdoor/inbox} is the template {@code frontdoor/inbox.jte}; what the model names it gets by name. */
final class JteViewResolver implements ViewResolver, Ordered {
    private final TemplateEngine templates;
    private final Frames frames;
    private final RefusedPages refused;

    JteViewResolver(TemplateEngine templates, Frames frames, RefusedPages refused) {
        this.templates = templates;
        this.frames = frames;
        this.refused = refused;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable View resolveViewName(String name, Locale locale) {
        return name.startsWith("redirect:") || name.startsWith("forward:") ? null : new Template(name);
    }

    /** One page. It is written whole or not at all, so a failure half way is an error page and never half a record. */
    private final class Template implements View {
        private final String name;

        Template(String name) {
            this.name = name;
        }

        @Override
        public String getContentType() {
            return "text/html;charset=UTF-8";
        }

        @Override
        public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            Map<String, Object> parameters = new HashMap<>(model == null ? Map.of() : model);
            parameters.put("frame", frames.of(request, parameters));
            StringOutput output = new StringOutput(16_384);
            templates.render(name + ".jte", parameters, output);
            String html = KeptFormPage.of(request)
                    .map(kept -> kept.fill(output.toString()))
                    .orElseGet(output::toString);
            if (parameters.get("status") instanceof HttpStatus status) {
                response.setStatus(status.value());
            }
            if (refused.redirects(request, response, response.getStatus(), Reloads.isMarked(parameters), html)) {
                return;
            }
            byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
            response.setContentType(getContentType());
            response.setContentLength(bytes.length);
            response.getOutputStream().write(bytes);
        }
    }
}
