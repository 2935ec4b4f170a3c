package io.yizhan.core.security;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The names this server answers to. A Host header outside the list is refused, which stops DNS rebinding against a server
 * on loopback and links made from a forged name.
 */
@Singleton
final class AllowedHosts {
    private static final Pattern HOST = Pattern.compile("(\\[[0-9a-f:.]+]|[^:\\[\\]@/?#\\s]+)(:\\d{1,5})?");
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    private final Set<String> names = new HashSet<>();

    AllowedHosts(SecurityConfig config, Profile profile) {
        if (profile == Profile.DEVELOPMENT) {
            names.addAll(LOOPBACK);
        }
        config.hosts().stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .filter(name -> !name.isEmpty())
                .forEach(names::add);
        if (config.publicUrl() != null) {
            String host = URI.create(config.publicUrl()).getHost();
            if (host == null) {
                throw new IllegalArgumentException("yizhan.security.public-url is \"" + config.publicUrl()
                        + "\"; write it like https://cms.example.org");
            }
            names.add(host.toLowerCase(Locale.ROOT));
        }
    }

    /** True if the header is there and names one of the hosts. */
    boolean allows(@Nullable String hostHeader) {
        return hostHeader != null && name(hostHeader).filter(names::contains).isPresent();
    }

    private static Optional<String> name(String hostHeader) {
        Matcher matcher = HOST.matcher(hostHeader.toLowerCase(Locale.ROOT));
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
