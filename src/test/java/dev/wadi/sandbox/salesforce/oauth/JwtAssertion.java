package dev.wadi.sandbox.salesforce.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;

/** A JSON web token that a client sends instead of a secret: three parts in base64, padded or not. */
final class JwtAssertion {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Base64.Decoder BASE64 = Base64.getUrlDecoder();

    private final JsonNode header;
    private final JsonNode claims;
    private final byte[] signed;
    private final byte[] signature;

    private JwtAssertion(JsonNode header, JsonNode claims, byte[] signed, byte[] signature) {
        this.header = header;
        this.claims = claims;
        this.signed = signed;
        this.signature = signature;
    }

    static JwtAssertion parse(String assertion) {
        var parts = assertion.split("\\.", -1);
        if (parts.length != 3) {
            throw invalid();
        }
        try {
            return new JwtAssertion(
                    JSON.readTree(BASE64.decode(parts[0])),
                    JSON.readTree(BASE64.decode(parts[1])),
                    (parts[0] + "." + parts[1]).getBytes(UTF_8),
                    BASE64.decode(parts[2]));
        } catch (IOException | IllegalArgumentException notATree) {
            throw invalid();
        }
    }

    /** The client id. */
    String issuer() {
        return claims.path("iss").asText();
    }

    /** The user to act as. */
    String subject() {
        return claims.path("sub").asText(claims.path("prn").asText());
    }

    /** Refuses a token that this key has not signed. */
    void verifySignature(PublicKey key) {
        if (!header.path("alg").asText().equals("RS256")) {
            throw invalid();
        }
        try {
            var verifier = Signature.getInstance("SHA256withRSA");
            verifier.initVerify(key);
            verifier.update(signed);
            if (!verifier.verify(signature)) {
                throw invalid();
            }
        } catch (GeneralSecurityException notASignature) {
            throw invalid();
        }
    }

    /** Refuses a token for someone else. */
    void verifyAudience(Set<String> audiences) {
        if (!audiences.contains(claims.path("aud").asText())) {
            throw OAuthException.invalidGrant("audience is invalid");
        }
    }

    /** Refuses a token that is too old, or good for longer than tokens may be. */
    void verifyExpiry(Instant now, long longestSeconds) {
        long expiry = claims.path("exp").asLong(); // as a number or as text
        if (expiry <= now.getEpochSecond()) {
            throw OAuthException.invalidGrant("expired authorization code");
        }
        if (expiry > now.getEpochSecond() + longestSeconds) {
            throw invalid();
        }
    }

    private static OAuthException invalid() {
        return OAuthException.invalidGrant("invalid assertion");
    }
}
