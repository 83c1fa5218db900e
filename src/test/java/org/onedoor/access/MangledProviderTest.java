package org.onedoor.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.Mangled;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Whatever the identity provider answers, of itself, its keys, a code or a person, lets in whom it is about or nobody, and never breaks a page. */
class MangledProviderTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final AtomicReference<byte[]> description = new AtomicReference<>(new byte[0]);
    private HttpServer server;

    @BeforeEach
    void aProvider() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/.well-known/openid-configuration", exchange -> {
            byte[] body = Objects.requireNonNull(description.get());
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        Serving.one().provider.mangles("nothing", 0);
    }

    private String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private ProviderSettings settings() {
        return new ProviderSettings(
                issuer(), "us", "secret", "Provider", "RS256", "openid profile", "", "roles.csv", "orgs.csv", "");
    }

    @Test
    void itsDescriptionIsOneWeCanGoByOrItIsAway() {
        String whole = """
                {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token",
                 "userinfo_endpoint":"%1$s/userinfo","end_session_endpoint":"%1$s/end","jwks_uri":"%1$s/jwks",
                 "response_types_supported":["code"],"subject_types_supported":["public"],
                 "id_token_signing_alg_values_supported":["RS256"],
                 "token_endpoint_auth_methods_supported":["client_secret_basic"]}
                """.formatted(issuer());
        int known = 0;
        IdentityProvider provider = new IdentityProvider(settings());
        for (int seed = 0; seed < 4_000; seed++) {
            byte[] said = Mangled.of(whole.getBytes(StandardCharsets.UTF_8), seed);
            try {
                var found = provider.described(JSON.readValue(said, new TypeReference<>() {}));
                assertThat(found.getProviderDetails().getIssuerUri()).isEqualTo(issuer());
                for (String address : new String[] {
                    found.getProviderDetails().getAuthorizationUri(),
                    found.getProviderDetails().getTokenUri(),
                    found.getProviderDetails().getJwkSetUri()
                }) {
                    assertThat(IdentityProvider.isSafe(address))
                            .as("seed %d: %s", seed, address)
                            .isTrue();
                }
                known++;
            } catch (ProviderAway away) {
                assertThat(away.getMessage()).isNotBlank();
            } catch (JacksonException notJson) {
                assertThat(notJson).as("the library refuses it before").isNotNull();
            } catch (RuntimeException other) {
                throw new AssertionError("seed %d".formatted(seed), other);
            }
        }
        assertThat(known).as("some are only a little wrong").isPositive();
    }

    @Test
    void aDescriptionThatIsAnsweredBrokenIsAProviderThatIsAway() {
        for (String broken : new String[] {"", "null", "[]", "{", "{\"issuer\":5}", "<html>", "[".repeat(5_000)}) {
            description.set(broken.getBytes(StandardCharsets.UTF_8));
            assertThatThrownBy(() -> new IdentityProvider(settings()).findByRegistrationId(IdentityProvider.STAFF))
                    .as(broken)
                    .isInstanceOf(ProviderAway.class);
        }
    }

    @Test
    void aDescriptionWithoutAnEndIsNotReadToIt() {
        description.set(("{\"issuer\":\"" + " ".repeat(2_000_000)).getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> new IdentityProvider(settings()).findByRegistrationId(IdentityProvider.STAFF))
                .isInstanceOf(ProviderAway.class);
    }

    @Test
    void whateverItAnswersToACodeSomebodyIsInOrIsToldThatTheyAreNot() {
        Serving serving = Serving.one();
        Map<String, Object> nurse = TestProvider.role("100000000001", "R8001", "Nurse Access Role", "R1L");
        String family = Cast.familyName(new java.util.Random(4));
        for (String path : new String[] {"/token", "/userinfo", "/jwks"}) {
            for (int seed = 0; seed < 30; seed++) {
                serving.provider.user(UUID.randomUUID().toString(), "Sam", family, "", nurse);
                serving.provider.mangles(path, seed);
                serving.forgive();
                Visitor visitor = serving.visitor();
                Page page = serving.viaProvider(visitor);
                assertThat(page.status())
                        .as("%s %d: %s", path, seed, page.text())
                        .isLessThan(500);
                if (!page.path().equals("/")) {
                    assertThat(visitor.open("/people").path())
                            .as("%s %d", path, seed)
                            .isEqualTo("/sign-in");
                }
            }
        }
    }
}
