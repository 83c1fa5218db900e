package org.onedoor.access;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the witness behind every page. */
@Configuration(proxyBeanMethods = false)
class WebRules implements WebMvcConfigurer {
    private final GateWitness witness;

    WebRules(GateWitness witness) {
        this.witness = witness;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(witness);
    }
}
