package org.onedoor.exchange.bars;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

/** Nothing of an answer leaves before all of it is there. */
class WholeResponseTest {
    private final MockHttpServletResponse sent = new MockHttpServletResponse();
    private final WholeResponse answer = new WholeResponse(sent);

    @Test
    void whatIsFlushedWaitsForTheRestAndGoesWithItsLength() throws IOException {
        PrintWriter writer = answer.getWriter();
        writer.print("{\"family\":\"Ó");
        writer.flush();
        answer.flushBuffer();
        assertThat(sent.isCommitted()).isFalse();
        assertThat(sent.getContentAsByteArray()).isEmpty();
        writer.print("\"}");
        answer.send();
        assertThat(sent.getContentAsString(StandardCharsets.UTF_8)).isEqualTo("{\"family\":\"Ó\"}");
        assertThat(sent.getContentLength()).isEqualTo(15);
    }

    @Test
    void theRefusalTakesThePlaceOfAnAnswerThatFailedHalfWay() throws IOException {
        PrintWriter failed = answer.getWriter();
        failed.print("{\"resourceType\":\"Patient\",\"name\":");
        failed.flush();
        answer.setStatus(500);
        answer.getWriter().print("{\"resourceType\":\"OperationOutcome\"}");
        answer.send();
        assertThat(sent.getStatus()).isEqualTo(500);
        assertThat(sent.getContentAsString()).isEqualTo("{\"resourceType\":\"OperationOutcome\"}");
    }

    @Test
    void whatWasBegunIsDroppedWithTheAnswerItWasBegunFor() throws IOException {
        answer.getWriter().print("{\"resourceType\":\"Patient\",\"name\":");
        answer.resetBuffer();
        answer.send();
        assertThat(sent.getContentAsByteArray()).isEmpty();
        answer.getWriter().print("{\"resourceType\":\"Patient\",\"name\":");
        answer.sendError(500);
        answer.send();
        assertThat(sent.getStatus()).isEqualTo(500);
        assertThat(sent.getContentAsByteArray()).isEmpty();
    }

    @Test
    void anAnswerWithoutABodyHasNone() throws IOException {
        answer.setStatus(304);
        answer.send();
        assertThat(sent.getContentAsByteArray()).isEmpty();
        assertThat(sent.containsHeader("Content-Length")).isFalse();
    }
}
