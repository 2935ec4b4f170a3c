package io.yizhan.core.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where messages go. The name is resolved at each call, once, and the call goes to the address that was checked: a name cannot lead
 * into the own network, nor begin to lead there between check and call.
 *
 * @param host a name, or an address in its usual form; IPv6 without brackets
 * @param target path and query
 */
record WebhookAddress(String url, boolean secure, String host, int port, String target, boolean anywhere) {
    private static final Pattern NAME =
            Pattern.compile("(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z]([a-z0-9-]{0,61}[a-z0-9])?");

    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
    private static final Pattern IPV6 = Pattern.compile("\\[[0-9a-f:.]+]");

    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    /**
     * Reads and checks an address.
     *
     * @param anywhere whether any network and port may be called
     * @throws IllegalArgumentException if it is none that is called
     */
    static WebhookAddress parse(String url, boolean anywhere) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            throw refused("it is no URL");
        }
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw refused("it does not begin with https:// or http://");
        }
        if (uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw refused("it names no host, or holds an account or a fragment");
        }
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        boolean six = IPV6.matcher(host).matches();
        if (!six && !NAME.matcher(host).matches() && !IPV4.matcher(host).matches()) {
            throw refused("its host is neither a name nor an address in its usual form");
        }
        boolean secure = scheme.equals("https");
        int port = uri.getPort() == -1 ? (secure ? HTTPS : HTTP) : uri.getPort();
        if (port < 1 || port > 65_535 || (!anywhere && port != HTTP && port != HTTPS)) {
            throw refused("its port is not called");
        }
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String target = uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
        return new WebhookAddress(
                url, secure, six ? host.substring(1, host.length() - 1) : host, port, target, anywhere);
    }

    /**
     * The address to call now.
     *
     * @throws UnknownHostException if the name is unknown, or leads, perhaps among others, to an address that is not called;
     *     which of the two is not said
     */
    InetAddress resolve() throws UnknownHostException {
        InetAddress[] all = InetAddress.getAllByName(host);
        if (!anywhere && !Arrays.stream(all).allMatch(PublicAddress::holds)) {
            throw new UnknownHostException(host);
        }
        return all[0];
    }

    /** Value of the header Host. */
    String hostHeader() {
        String name = host.contains(":") ? "[" + host + "]" : host;
        return port == (secure ? HTTPS : HTTP) ? name : name + ":" + port;
    }

    /** Does not name the address: it may hold a password or a key. */
    private static IllegalArgumentException refused(String why) {
        return new IllegalArgumentException("yizhan.webhook.purge-url cannot be called: " + why);
    }
}
