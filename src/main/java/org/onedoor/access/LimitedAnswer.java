package org.onedoor.access;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;

/** What the identity provider answers, up to a size that no answer of its reaches. */
record LimitedAnswer(ClientHttpResponse said) implements ClientHttpResponse {
    private static final int LARGEST = 1_000_000;

    /** @throws IOException when it is larger */
    @Override
    public InputStream getBody() throws IOException {
        byte[] body = said.getBody().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            throw new IOException("The provider's answer is larger than %d bytes".formatted(LARGEST));
        }
        return new ByteArrayInputStream(body);
    }

    @Override
    public HttpStatusCode getStatusCode() throws IOException {
        return said.getStatusCode();
    }

    @Override
    public String getStatusText() throws IOException {
        return said.getStatusText();
    }

    @Override
    public HttpHeaders getHeaders() {
        return said.getHeaders();
    }

    @Override
    public void close() {
        said.close();
    }
}
