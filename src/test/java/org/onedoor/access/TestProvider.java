package org.onedoor.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.onedoor.Mangled;
import tools.jackson.databind.json.JsonMapper;

/** An identity provider over HTTP in the shape of NHS CIS2, which signs for real and, when told to, lies. */
final class TestProvider implements AutoCloseable {
    static final String PROOF = "AAL3_ANY";
    static final String CLIENT = "onedoor-test";
    static final String SECRET = "a secret of the provider";

    private static final RSAKey STRANGER = newKey();

    /** What is wrong with the next token. */
    enum Lie {
        NONE,
        ALTERED,
        UNSIGNED,
        SIGNED_WITH_PUBLIC_KEY,
        STRANGERS_KEY,
        OTHER_AUDIENCE,
        OTHER_ISSUER,
        OTHER_NONCE,
        EXPIRED,
        NEVER_VALID,
        NO_SUBJECT
    }

    private record Issued(Map<String, String> asked, Map<String, Object> claims) {}

    private final HttpServer server;
    private final JsonMapper json = new JsonMapper();
    private final Map<String, Issued> codes = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Object>> tokens = new ConcurrentHashMap<>();
    private volatile RSAKey key = newKey();
    private volatile Map<String, Object> claims = Map.of();
    private volatile Lie lie = Lie.NONE;
    private volatile String down = "nothing";
    private volatile String mangled = "nothing";
    private volatile long seed;
    private volatile Duration provenAgo = Duration.ZERO;
    private volatile String level = PROOF;
    private volatile Map<String, String> lastAsked = Map.of();

    private TestProvider(HttpServer server) {
        this.server = server;
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            try (exchange) {
                answer(exchange);
            } catch (RuntimeException | JOSEException e) {
                throw new IllegalStateException(e);
            }
        });
        server.start();
    }

    static TestProvider start() {
        try {
            return new TestProvider(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Who signs in next. */
    void user(String subject, String given, String family, String selected, Map<?, ?>... roles) {
        Map<String, Object> said = new HashMap<>(Map.of(
                "sub", subject, "given_name", given, "family_name", family, "nhsid_nrbac_roles", List.of(roles)));
        if (!selected.isEmpty()) {
            said.put("selected_roleid", selected);
        }
        claims = said;
    }

    /** Who signs in next, with claims as they come. */
    void claims(Map<String, Object> said) {
        claims = said;
    }

    static Map<String, Object> role(String id, String code, String name, String organisation) {
        return Map.of(
                "person_orgid", "org-" + id,
                "person_roleid", id,
                "org_code", organisation,
                "role_name", "\"Clinical\":\"Clinical Provision\":\"" + name + "\"",
                "role_code", "S8000:G8000:" + code);
    }

    void lie(Lie next) {
        lie = next;
    }

    /** The part that does not answer: an address' end, or {@code everything}; {@code nothing} mends it. */
    void down(String part) {
        down = part;
    }

    /** How long ago whoever signs in next proved who they are; nobody proves anything anew unless they are asked to. */
    void provenAgo(Duration ago) {
        provenAgo = ago;
    }

    /** At which level whoever signs in next proves who they are. */
    void level(String acr) {
        level = acr;
    }

    void rotateKeys() {
        key = newKey();
    }

    /** What came with the last request to sign somebody in. */
    Map<String, String> lastAsked() {
        return lastAsked;
    }

    /** What it answers at this address comes mangled, by this seed. */
    void mangles(String path, long by) {
        mangled = path;
        seed = by;
    }

    private void answer(HttpExchange exchange) throws IOException, JOSEException {
        String path = exchange.getRequestURI().getPath();
        if (path.endsWith(down) || down.equals("everything")) {
            exchange.sendResponseHeaders(503, -1);
            return;
        }
        switch (path) {
            case "/.well-known/openid-configuration" -> send(exchange, 200, discovery());
            case "/jwks" -> send(exchange, 200, new JWKSet(key.toPublicJWK()).toJSONObject());
            case "/authorize" -> authorize(exchange);
            case "/end" -> end(exchange);
            case "/token" -> token(exchange);
            case "/userinfo" -> {
                String bearer =
                        exchange.getRequestHeaders().getFirst("Authorization").substring("Bearer ".length());
                send(exchange, 200, tokens.getOrDefault(bearer, Map.of()));
            }
            default -> exchange.sendResponseHeaders(404, -1);
        }
    }

    private Map<String, Object> discovery() {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("issuer", issuer());
        said.put("authorization_endpoint", issuer() + "/authorize");
        said.put("token_endpoint", issuer() + "/token");
        said.put("userinfo_endpoint", issuer() + "/userinfo");
        said.put("end_session_endpoint", issuer() + "/end");
        said.put("jwks_uri", issuer() + "/jwks");
        said.put("response_types_supported", List.of("code"));
        said.put("subject_types_supported", List.of("public"));
        said.put("id_token_signing_alg_values_supported", List.of("RS256"));
        said.put("token_endpoint_auth_methods_supported", List.of("client_secret_basic"));
        return said;
    }

    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> asked = parameters(exchange.getRequestURI().getRawQuery());
        lastAsked = asked;
        String code = UUID.randomUUID().toString();
        codes.put(code, new Issued(asked, claims));
        String back = asked.get("redirect_uri") + "?code=" + code + "&state="
                + URLEncoder.encode(asked.get("state"), StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Location", back);
        exchange.sendResponseHeaders(302, -1);
    }

    private void end(HttpExchange exchange) throws IOException {
        lastAsked = parameters(exchange.getRequestURI().getRawQuery());
        exchange.getResponseHeaders().add("Location", lastAsked.get("post_logout_redirect_uri"));
        exchange.sendResponseHeaders(302, -1);
    }

    private void token(HttpExchange exchange) throws IOException, JOSEException {
        Map<String, String> sent =
                parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Issued issued = codes.remove(sent.getOrDefault("code", ""));
        String basic = Base64.getEncoder()
                .encodeToString((CLIENT + ":" + URLEncoder.encode(SECRET, StandardCharsets.UTF_8))
                        .getBytes(StandardCharsets.UTF_8));
        boolean known = ("Basic " + basic).equals(exchange.getRequestHeaders().getFirst("Authorization"));
        if (issued == null
                || !known
                || !Objects.equals(issued.asked().get("redirect_uri"), sent.get("redirect_uri"))
                || !challenge(sent.getOrDefault("code_verifier", ""))
                        .equals(issued.asked().get("code_challenge"))) {
            send(exchange, 400, Map.of("error", "invalid_grant"));
            return;
        }
        String access = UUID.randomUUID().toString();
        tokens.put(access, issued.claims());
        send(
                exchange,
                200,
                Map.of("access_token", access, "token_type", "Bearer", "expires_in", 300, "id_token", idToken(issued)));
    }

    private String idToken(Issued issued) throws JOSEException {
        Instant now = Instant.now();
        JWTClaimsSet.Builder said = new JWTClaimsSet.Builder()
                .issuer(lie == Lie.OTHER_ISSUER ? "http://127.0.0.1:1" : issuer())
                .audience(lie == Lie.OTHER_AUDIENCE ? "somebody-else" : CLIENT)
                .subject(
                        lie == Lie.NO_SUBJECT
                                ? null
                                : String.valueOf(issued.claims().get("sub")))
                .issueTime(Date.from(now.minusSeconds(lie == Lie.EXPIRED ? 900 : 0)))
                .expirationTime(Date.from(now.plusSeconds(lie == Lie.EXPIRED ? -600 : 300)))
                .claim("auth_time", provenAt(issued, now).getEpochSecond())
                .claim("acr", level)
                .claim(
                        "nonce",
                        lie == Lie.OTHER_NONCE ? "another" : issued.asked().get("nonce"));
        if (lie == Lie.NEVER_VALID) {
            said.claim("nbf", Long.MAX_VALUE);
        }
        JWTClaimsSet claimsSet = said.build();
        RSAKey signing = lie == Lie.STRANGERS_KEY
                ? new RSAKey.Builder(STRANGER).keyID(key.getKeyID()).build()
                : key;
        if (lie == Lie.UNSIGNED) {
            return new PlainJWT(claimsSet).serialize();
        }
        if (lie == Lie.SIGNED_WITH_PUBLIC_KEY) {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claimsSet);
            token.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));
            return token.serialize();
        }
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID(signing.getKeyID())
                        .build(),
                claimsSet);
        token.sign(new RSASSASigner(signing));
        return lie == Lie.ALTERED ? altered(token.serialize()) : token.serialize();
    }

    private Instant provenAt(Issued issued, Instant now) {
        return "login".equals(issued.asked().get("prompt")) ? now : now.minus(provenAgo);
    }

    /** The same signature under other claims. */
    private static String altered(String token) {
        String[] parts = token.split("\\.");
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                .replaceFirst("\"sub\":\"[^\"]*\"", "\"sub\":\"somebody-else\"");
        String changed =
                Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        return parts[0] + "." + changed + "." + parts[2];
    }

    private static String challenge(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> parameters(String query) {
        return Arrays.stream(query.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> URLDecoder.decode(pair[0], StandardCharsets.UTF_8),
                        pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private void send(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] whole = json.writeValueAsBytes(body);
        byte[] bytes = exchange.getRequestURI().getPath().equals(mangled) ? Mangled.of(whole, seed) : whole;
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
