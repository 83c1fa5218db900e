package org.onedoor.access;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;

/** What the identity provider answers, up to a size that no answer of its reaches; whoever asks for it twice reads the same. */
final class LimitedAnswer implements ClientHttpResponse {
    private static final int LARGEST = 1_000_000;

    private final ClientHttpResponse said;
    private final InputStream body;

    /** @throws IOException when it is larger */
    LimitedAnswer(ClientHttpResponse said) throws IOException {
        byte[] whole = said.getBody().readNBytes(LARGEST + 1);
        if (whole.length > LARGEST) {
            said.close();
            throw new IOException("The provider's answer is larger than %d bytes".formatted(LARGEST));
        }
        this.said = said;
        this.body = new ByteArrayInputStream(whole);
    }

    @Override
    public InputStream getBody() {
        return body;
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
