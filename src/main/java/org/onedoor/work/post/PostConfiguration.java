package org.onedoor.work.post;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.people.Way;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;
import tools.jackson.databind.json.JsonMapper;

/** The ways out that are set up; a setting that cannot work stops the start and says why. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PostSettings.class)
class PostConfiguration {
    @Bean
    Gateways gateways(PostSettings settings, ObjectProvider<JavaMailSender> mail, JsonMapper json) {
        List<Gateway> all = new ArrayList<>();
        if (settings.textsUrl() != null) {
            all.add(new TextGateway(address(settings.textsUrl()), settings.textsKey(), json));
        } else {
            folder(all, Way.TEXT, settings.folder(), settings);
        }
        JavaMailSender smtp = mail.getIfAvailable();
        if (smtp != null) {
            all.add(new EmailGateway(smtp, from(settings.emailFrom()), settings.signed()));
        } else {
            folder(all, Way.EMAIL, settings.folder(), settings);
        }
        folder(
                all,
                Way.LETTER,
                settings.lettersFolder() == null ? settings.folder() : settings.lettersFolder(),
                settings);
        return new Gateways(all);
    }

    private static void folder(List<Gateway> all, Way way, @Nullable Path folder, PostSettings settings) {
        if (folder != null) {
            all.add(new FolderGateway(way, folder, settings.signed()));
        }
    }

    private static String from(@Nullable String from) {
        if (from == null || !from.matches("[^@\\s]+@[^@\\s]+")) {
            throw new IllegalStateException(
                    "A mail server is set (spring.mail.host) but no sender. Set onedoor.post.email-from to an address.");
        }
        return from;
    }

    private static URI address(String url) {
        URI address = URI.create(url);
        boolean local = "127.0.0.1".equals(address.getHost()) || "localhost".equals(address.getHost());
        if (!"https".equals(address.getScheme()) && !("http".equals(address.getScheme()) && local)) {
            throw new IllegalStateException(
                    "onedoor.post.texts-url must begin with https://, or with http:// for a gateway on this machine.");
        }
        return address;
    }
}
