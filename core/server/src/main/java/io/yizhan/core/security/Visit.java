package io.yizhan.core.security;

import java.util.Optional;

/**
 * Where a sign-in comes from; made by {@link CallerSource#visit}.
 *
 * @param address IP address
 * @param agent User-Agent as sent
 * @param sessionSecret secret of the session the browser has so far
 */
public record Visit(String address, String agent, Optional<String> sessionSecret) {
    /** The key under which tries from here are counted: an IPv6 caller owns a whole /64. */
    public String network() {
        return ClientAddress.network(address);
    }

    @Override
    public String toString() {
        return "Visit[" + address + "]";
    }
}
