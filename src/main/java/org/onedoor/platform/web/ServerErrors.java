package org.onedoor.platform.web;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.Writer;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** What the server refuses before any page of ours is asked, such as an address it cannot read, gets our page as well. */
@Component
class ServerErrors implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(OwnPage.class.getName());
            }
        });
    }

    /** Made by the server, by its name. */
    public static final class OwnPage extends ErrorReportValve {
        private static final TemplateEngine TEMPLATES = Pages.compiled();

        /** The server makes this page, not Spring: no domain time reaches it, and it shows none. */
        private final InstantSource machine = InstantSource.system();

        @Override
        protected void report(Request request, Response response, Throwable failure) {
            int status = response.getStatus();
            if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            try {
                SecurityHeaders.write(request, response);
                String path = String.valueOf(request.getDecodedRequestURI());
                boolean machines =
                        FhirProblem.isMachines(path) || FhirProblem.isMachines(String.valueOf(request.getRequestURI()));
                response.setContentType(machines ? "application/fhir+json" : "text/html");
                response.setCharacterEncoding("UTF-8");
                Writer writer = response.getReporter();
                if (writer != null) {
                    writer.write(machines ? FhirProblem.outcome(status, path) : page(status));
                    response.finishResponse();
                }
            } catch (IOException | IllegalStateException gone) {
                return; // there is nobody to tell, or something was told already
            }
        }

        private String page(int status) {
            ErrorPage page = ErrorPages.plain(status);
            PageFrame frame = new PageFrame(
                    page.title(),
                    FormErrors.NONE,
                    null,
                    null,
                    List.of(),
                    "",
                    false,
                    machine.instant(),
                    1,
                    (_, _) -> false,
                    () -> "",
                    () -> "");
            StringOutput html = new StringOutput();
            TEMPLATES.render("error/error.jte", Map.of("frame", frame, "page", page), html);
            return html.toString();
        }
    }
}
