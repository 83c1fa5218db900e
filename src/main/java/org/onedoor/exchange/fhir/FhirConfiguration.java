package org.onedoor.exchange.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.server.RestfulServer;
import java.util.List;
import org.onedoor.exchange.bars.BarsProvider;
import org.onedoor.exchange.bars.FhirBody;
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
        return FhirBody.context();
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
        server.registerInterceptor(new SearchTerms(server));
        server.registerInterceptor(new SearchSet.Totals());
        server.registerInterceptor(new Capability());
        ServletRegistrationBean<RestfulServer> registration = new ServletRegistrationBean<>(server, "/fhir/R4/*");
        registration.setName("fhir");
        registration.setLoadOnStartup(1);
        return registration;
    }
}
