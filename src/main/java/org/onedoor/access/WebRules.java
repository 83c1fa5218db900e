package org.onedoor.access;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the witness behind every page, and the second proof before those that need one. */
@Configuration(proxyBeanMethods = false)
class WebRules implements WebMvcConfigurer {
    private final GateWitness witness;
    private final ProofGuard proof;

    WebRules(GateWitness witness, ProofGuard proof) {
        this.witness = witness;
        this.proof = proof;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(witness);
        registry.addInterceptor(proof);
    }
}
