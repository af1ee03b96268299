package dev.wadi.sandbox.salesforce.oauth;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/** What a client gets that has been let in. */
@JsonPropertyOrder({"access_token", "signature", "scope", "instance_url", "id", "token_type", "issued_at"})
public record TokenAnswer(
        @JsonProperty("access_token") String accessToken,
        String signature,
        String scope,
        @JsonProperty("instance_url") String instanceUrl,
        String id,
        @JsonProperty("token_type") String tokenType,
        @JsonProperty("issued_at") String issuedAt) {

    @Override
    public String toString() {
        return "token for " + id;
    }
}
