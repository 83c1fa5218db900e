package org.onedoor.exchange.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.LenientErrorHandler;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.server.RestfulServer;
import java.util.List;
import org.onedoor.exchange.bars.BarsProvider;
import org.onedoor.exchange.bars.Inbound;
import org.onedoor.exchange.bars.KeepMessage;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The FHIR server at /fhir/R4: JSON only, our own gate, errors as OperationOutcome. */
@Configuration(proxyBeanMethods = false)
class FhirConfiguration {
    private static final int AFTER_SECURITY = 0;

    @Bean
    FhirContext fhirContext() {
        FhirContext fhir = FhirContext.forR4();
        // quiet, for what it would log is what somebody sent; a value that is not one is still refused
        fhir.setParserErrorHandler(new LenientErrorHandler(false).setErrorOnInvalidValue(true));
        // our reference is the id of a ServiceRequest, whatever the fullUrl of its entry
        fhir.getParserOptions().setOverrideResourceIdWithBundleEntryFullUrl(false);
        return fhir;
    }

    @Bean
    FilterRegistrationBean<KeepMessage> keepMessage(Inbound inbound, FhirContext fhir) {
        FilterRegistrationBean<KeepMessage> filter = new FilterRegistrationBean<>(new KeepMessage(inbound, fhir));
        filter.addUrlPatterns("/fhir/R4/*");
        filter.setOrder(AFTER_SECURITY);
        return filter;
    }

    @Bean
    ServletRegistrationBean<RestfulServer> fhirServer(
            FhirContext fhir, BarsProvider bars, FhirErrors errors, List<FhirProvider> providers) {
        RestfulServer server = new RestfulServer(fhir);
        server.setServerName("OneDoor");
        server.setServerVersion("0.1.0");
        server.setImplementationDescription("OneDoor care co-ordination: FHIR R4 and BaRS");
        server.setDefaultResponseEncoding(EncodingEnum.JSON);
        server.setDefaultPrettyPrint(false);
        server.setDefaultPageSize(20);
        server.setMaximumPageSize(100);
        server.registerProvider(bars);
        server.registerProviders(providers);
        server.registerInterceptor(errors);
        ServletRegistrationBean<RestfulServer> registration = new ServletRegistrationBean<>(server, "/fhir/R4/*");
        registration.setName("fhir");
        registration.setLoadOnStartup(1);
        return registration;
    }
}
