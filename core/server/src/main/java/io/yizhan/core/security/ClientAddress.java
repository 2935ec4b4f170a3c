package io.yizhan.core.security;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where a request comes from: the address of the connection, or, when that is one of the configured proxies, the
 * right-most address of X-Forwarded-For that is none of them (RFC 7239 §7.1: what stands further left is the client's
 * own claim).
 */
@Singleton
final class ClientAddress {
    private static final Pattern LITERAL = Pattern.compile("[0-9a-fA-F:.]{2,45}");

    private final Set<String> proxies;

    ClientAddress(SecurityConfig config) {
        this.proxies = Set.copyOf(config.trustedProxies().stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList());
    }

    /** Textual IP address, at most 45 characters. */
    String of(HttpRequest<?> request) {
        String connection = text(request.getRemoteAddress());
        if (!proxies.contains(connection)) {
            return connection;
        }
        List<String> hops = request.getHeaders().getAll("X-Forwarded-For").stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .map(String::strip)
                .toList();
        for (String hop : hops.reversed()) {
            if (!proxies.contains(hop)) {
                return LITERAL.matcher(hop).matches() ? hop : connection;
            }
        }
        return connection;
    }

    /** The key under which tries are counted: IPv6 callers own a whole /64. */
    static String network(String address) {
        if (address.indexOf(':') < 0 || !LITERAL.matcher(address).matches()) {
            return address;
        }
        try {
            // A literal is never looked up
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return bytes.length == 4
                    ? InetAddress.getByAddress(bytes).getHostAddress()
                    : InetAddress.getByAddress(Arrays.copyOf(Arrays.copyOf(bytes, 8), 16))
                                    .getHostAddress() + "/64";
        } catch (UnknownHostException e) {
            return address;
        }
    }

    private static String text(InetSocketAddress socket) {
        InetAddress address = socket.getAddress();
        if (address == null) {
            return "unknown";
        }
        String text = address.getHostAddress();
        int zone = address instanceof Inet6Address ? text.indexOf('%') : -1;
        return zone < 0 ? text : text.substring(0, zone);
    }
}
