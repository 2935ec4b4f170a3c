package io.yizhan.core.webhook;

import io.yizhan.core.model.Digests;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import tools.jackson.databind.json.JsonMapper;

/**
 * A message to another system.
 *
 * @param id the same for every attempt at the same message; letters, digits and underscores
 * @param body UTF-8 JSON; must not be changed
 */
@SuppressWarnings("ArrayRecordComponent") // bytes are never compared
record WebhookMessage(String id, byte[] body) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int ID_DIGITS = 32;

    /**
     * Answers with any of these tags may have changed.
     *
     * @param at when the last of the changes was made
     * @param position of the last of the changes
     */
    static WebhookMessage purge(Instant at, long position, Collection<String> tags) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("position", position);
        data.put("tags", new TreeSet<>(tags));
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("type", "cache.purge");
        message.put("timestamp", at.toString());
        message.put("data", data);
        byte[] body = JSON.writeValueAsString(message).getBytes(StandardCharsets.UTF_8);
        return new WebhookMessage("msg_" + Digests.sha256Hex(body).substring(0, ID_DIGITS), body);
    }
}
