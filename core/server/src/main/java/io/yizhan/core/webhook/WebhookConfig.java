package io.yizhan.core.webhook;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Settings of the webhook room, prefix {@code yizhan.webhook}.
 *
 * @param purgeUrl address that is told which cache tags have changed, {@code https://…} (or {@code http://…}); absent tells nobody
 * @param purgeSecret what messages are signed with: {@code whsec_} and the base64 of 24 to 64 random bytes; while it is being
 *     changed, the new and the old one, separated by a blank. From the environment ({@code YIZHAN_WEBHOOK_PURGE_SECRET})
 * @param purgeSecretFile file with the secret; wins over {@code purge-secret}
 * @param purgeDelay how long after a change it is told: until then other servers may still give an older answer, 0s to 1h
 * @param allowPrivateAddresses whether an address within the own network may be called, and any port; otherwise only public
 *     addresses at ports 80 and 443 are
 */
@ConfigurationProperties("yizhan.webhook")
record WebhookConfig(
        @Nullable String purgeUrl,
        @Nullable String purgeSecret,
        @Nullable String purgeSecretFile,
        @Bindable(defaultValue = "3s") Duration purgeDelay,
        @Bindable(defaultValue = "false") boolean allowPrivateAddresses) {

    WebhookConfig {
        if (purgeDelay.isNegative() || purgeDelay.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("yizhan.webhook.purge-delay has to be 0s to 1h, but is " + purgeDelay);
        }
    }

    /** Who is told, if anybody; checked. */
    Optional<WebhookAddress> findAddress() {
        return Optional.ofNullable(purgeUrl)
                .filter(url -> !url.isBlank())
                .map(url -> WebhookAddress.parse(url, allowPrivateAddresses));
    }

    /** The secrets in force; the first is the newest. */
    List<SigningKey> secrets() {
        String text =
                Optional.ofNullable(purgeSecretFile).map(WebhookConfig::read).orElse(purgeSecret);
        List<SigningKey> keys = Stream.of(
                        text == null ? new String[0] : text.strip().split("\\s+", -1))
                .filter(part -> !part.isEmpty())
                .map(SigningKey::parse)
                .toList();
        if (keys.isEmpty() || keys.size() > 2) {
            throw new IllegalArgumentException("yizhan.webhook.purge-secret has to be one secret, or two while it is"
                    + " being changed. Make one with: echo whsec_$(openssl rand -base64 32)");
        }
        return keys;
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException("yizhan.webhook.purge-secret-file cannot be read: " + file, e);
        }
    }

    /** The secret stays out of logs, and the address, which may hold one. */
    @Override
    public String toString() {
        return "WebhookConfig[purgeDelay=" + purgeDelay + "]";
    }
}
