package org.onedoor.platform;

/**
 * A key that makes a repeated request one act. The same key with another body is refused.
 *
 * @param client who minted it: an account id or a machine client
 * @param requestHash a digest of the request, so that another body under the same key is noticed
 */
public record IdempotencyKey(String client, String key, String requestHash) {
    public IdempotencyKey {
        if (key.isBlank() || key.length() > 200 || !key.equals(Writing.storable(key))) {
            throw new Invalid("key", "The request key must be 1 to 200 ordinary characters. Send the form again.");
        }
    }
}
