package org.onedoor.access;

import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.security.web.webauthn.api.AttestationConveyancePreference;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialDescriptor;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialParameters;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What this installation asks of an authenticator and how it reads the answer (WebAuthn, level 2). Each question is held
 * in the session, for one answer and for five minutes; the library checks signature, site, origin and count. An answer is
 * read with limits before anything is believed of it.
 */
@Component
class PasskeyCeremonies {
    private static final Logger LOG = LoggerFactory.getLogger(PasskeyCeremonies.class);
    static final Duration OPEN = Duration.ofMinutes(5);

    private static final String HELD = "onedoor.passkey.";
    private static final int LONGEST = 20_000;
    private static final int DEEPEST = 10;
    private static final int FLAGS = 32;
    private static final int VERIFIED = 0x04;

    private final JsonMapper json = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxDocumentLength(LONGEST)
                            .build())
                    .build())
            .addModule(new WebauthnJacksonModule())
            .build();
    private final Passkeys passkeys;
    private final PasskeySite site;
    private final Webauthn4JRelyingPartyOperations checks;
    private final InstantSource machine;

    @Autowired
    PasskeyCeremonies(Passkeys passkeys, PasskeyOwners owners, PasskeySite site) {
        this(passkeys, owners, site, InstantSource.system());
    }

    /** @param machine the time questions live by, which is never the domain's */
    PasskeyCeremonies(Passkeys passkeys, PasskeyOwners owners, PasskeySite site, InstantSource machine) {
        this.machine = machine;
        this.passkeys = passkeys;
        this.site = site;
        this.checks = new Webauthn4JRelyingPartyOperations(
                owners,
                passkeys,
                PublicKeyCredentialRpEntity.builder()
                        .id(site.isOffered() ? site.id() : "localhost")
                        .name("OneDoor")
                        .build(),
                site.isOffered() ? Set.of(site.origin()) : Set.of());
    }

    /** For what an answer counts: none counts for anything else. */
    enum Purpose {
        SIGN_IN,
        PROOF,
        MAKING
    }

    /** What came of an answer. */
    sealed interface Answer {}

    /**
     * It is this account's.
     *
     * @param verified whether the authenticator checked who held it: then it is two factors, else one
     */
    record Proven(UUID accountId, boolean verified) implements Answer {}

    /** The count did not grow: there may be two of it. It counts for nothing from now on. */
    record Copied(UUID accountId) implements Answer {}

    /** It proves nothing: not ours, not now, not for this, or not to be read. */
    record Refused() implements Answer {}

    private record Asked(Serializable options, Instant until) implements Serializable {}

    /** Asks for any passkey of this site; who holds one says whose it is. @return the options, as browsers read them */
    String askToSignIn(HttpSession session) {
        return ask(session, Purpose.SIGN_IN, List.of(), UserVerificationRequirement.PREFERRED);
    }

    /** Asks for one of the account's, and that it checks who holds it. @return the options, as browsers read them */
    String askForProof(HttpSession session, UUID accountId) {
        return ask(session, Purpose.PROOF, known(accountId), UserVerificationRequirement.REQUIRED);
    }

    private String ask(
            HttpSession session,
            Purpose purpose,
            List<PublicKeyCredentialDescriptor> of,
            UserVerificationRequirement verification) {
        PublicKeyCredentialRequestOptions options = PublicKeyCredentialRequestOptions.builder()
                .challenge(Bytes.random())
                .rpId(site.id())
                .timeout(OPEN)
                .allowCredentials(of)
                .userVerification(verification)
                .build();
        hold(session, purpose, options);
        return json.writeValueAsString(options);
    }

    /**
     * Asks for a new passkey for an account, which may not be stored yet.
     *
     * @param alone whether the account has no other second factor: then it must check who holds it
     * @return the options, as browsers read them
     */
    String askToMake(HttpSession session, UUID accountId, String username, String displayName, boolean alone) {
        PublicKeyCredentialCreationOptions options = PublicKeyCredentialCreationOptions.builder()
                .rp(PublicKeyCredentialRpEntity.builder()
                        .id(site.id())
                        .name("OneDoor")
                        .build())
                .user(ImmutablePublicKeyCredentialUserEntity.builder()
                        .id(Passkeys.handle(accountId))
                        .name(username)
                        .displayName(displayName)
                        .build())
                .challenge(Bytes.random())
                .pubKeyCredParams(
                        PublicKeyCredentialParameters.ES256,
                        PublicKeyCredentialParameters.EdDSA,
                        PublicKeyCredentialParameters.RS256)
                .timeout(OPEN)
                .excludeCredentials(known(accountId))
                .authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .userVerification(
                                alone ? UserVerificationRequirement.REQUIRED : UserVerificationRequirement.PREFERRED)
                        .build())
                .attestation(AttestationConveyancePreference.NONE)
                .build();
        hold(session, Purpose.MAKING, options);
        return json.writeValueAsString(options);
    }

    private List<PublicKeyCredentialDescriptor> known(UUID accountId) {
        return passkeys.findByUserId(Passkeys.handle(accountId)).stream()
                .map(each -> PublicKeyCredentialDescriptor.builder()
                        .id(each.getCredentialId())
                        .transports(each.getTransports())
                        .build())
                .toList();
    }

    /** For whom a passkey is being made in this session; nobody when none was asked for or it took too long. */
    Optional<UUID> making(HttpSession session) {
        return session.getAttribute(HELD + Purpose.MAKING) instanceof Asked asked
                        && machine.instant().isBefore(asked.until())
                        && asked.options() instanceof PublicKeyCredentialCreationOptions options
                ? Optional.of(Passkeys.account(options.getUser().getId()))
                : Optional.empty();
    }

    /** Reads the answer to what was asked last for this purpose. Right or wrong, the question is over. */
    Answer read(HttpSession session, Purpose purpose, String answer) {
        Optional<PublicKeyCredentialRequestOptions> asked =
                take(session, purpose, PublicKeyCredentialRequestOptions.class);
        if (asked.isEmpty() || answer.length() > LONGEST) {
            return new Refused();
        }
        return unlessWrong(() -> {
                    PublicKeyCredential<AuthenticatorAssertionResponse> credential =
                            Objects.requireNonNull(json.readValue(answer, new TypeReference<>() {}));
                    return proven(asked.get(), credential);
                })
                .orElseGet(Refused::new);
    }

    private Answer proven(
            PublicKeyCredentialRequestOptions asked, PublicKeyCredential<AuthenticatorAssertionResponse> credential) {
        UUID account;
        try {
            account = Passkeys.account(Objects.requireNonNull(
                            checks.authenticate(new RelyingPartyAuthenticationRequest(asked, credential)))
                    .getId());
        } catch (MaliciousCounterValueException e) {
            return passkeys.copied(credential.getRawId())
                    .<Answer>map(Copied::new)
                    .orElseGet(Refused::new);
        }
        // signed, so it is what the authenticator said
        byte[] said = credential.getResponse().getAuthenticatorData().getBytes();
        return new Proven(account, (said[FLAGS] & VERIFIED) != 0);
    }

    /**
     * The library throws many things at what it cannot read or finds wrong, and whoever sent it learns no more than that it
     * was refused. The database's trouble is ours.
     */
    private static <T> Optional<T> unlessWrong(Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (DataAccessException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.info("A passkey's answer was refused: {}", e.getClass().getSimpleName()); // never what was sent
            return Optional.empty();
        }
    }

    /**
     * Reads the answer to what was asked last, and stores the passkey it brings. Right or wrong, the question is over.
     *
     * @return for whom it was made; nobody when it is none that can be taken
     */
    Optional<UUID> make(HttpSession session, String answer, String name) {
        Optional<PublicKeyCredentialCreationOptions> asked =
                take(session, Purpose.MAKING, PublicKeyCredentialCreationOptions.class);
        if (asked.isEmpty() || answer.length() > LONGEST) {
            return Optional.empty();
        }
        return unlessWrong(() -> {
            CredentialRecord made = checks.registerCredential(new ImmutableRelyingPartyRegistrationRequest(
                    asked.get(), new RelyingPartyPublicKey(made(answer), name)));
            return Passkeys.account(made.getUserEntityUserId());
        });
    }

    /** Whether this is the answer by which one of the account's was made already: it was sent twice. */
    boolean isMade(UUID accountId, String answer) {
        return answer.length() <= LONGEST
                && unlessWrong(() -> passkeys.isKnown(accountId, made(answer).getRawId()))
                        .orElse(false);
    }

    private PublicKeyCredential<AuthenticatorAttestationResponse> made(String answer) {
        return Objects.requireNonNull(json.readValue(answer, new TypeReference<>() {}));
    }

    private void hold(HttpSession session, Purpose purpose, Serializable options) {
        session.setAttribute(
                HELD + purpose, new Asked(options, machine.instant().plus(OPEN)));
    }

    private <T> Optional<T> take(HttpSession session, Purpose purpose, Class<T> kind) {
        Object held;
        synchronized (WebUtils.getSessionMutex(session)) { // of two answers sent at once one finds the question
            held = session.getAttribute(HELD + purpose);
            session.removeAttribute(HELD + purpose);
        }
        return held instanceof Asked asked && machine.instant().isBefore(asked.until())
                ? Optional.of(asked.options()).filter(kind::isInstance).map(kind::cast)
                : Optional.empty();
    }
}
