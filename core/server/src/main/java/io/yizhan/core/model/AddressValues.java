package io.yizhan.core.model;

import com.ibm.icu.text.IDNA;
import com.ibm.icu.text.Normalizer2;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Web addresses, e-mail addresses and telephone numbers. */
final class AddressValues {
    private static final int MAX_URL = 2_000;
    private static final int MAX_EMAIL = 254;
    private static final int MAX_LOCAL_PART = 64;
    private static final Pattern LOCAL_PART =
            Pattern.compile("[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\\.[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern PHONE = Pattern.compile("\\+[1-9][0-9]{6,14}");

    private AddressValues() {}

    static Optional<JsonNode> url(JsonNode input, ValueContext at) {
        Optional<String> text = TextValues.cleanIdentity(input, at);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> canonical = findCanonicalUrl(text.get());
        return canonical.isPresent() ? ValueContext.json(canonical.get()) : at.refuse(FindingCode.URL_INVALID);
    }

    /** An absolute http(s) address: scheme and host in lower case and ASCII, no user, no default port. */
    static Optional<String> findCanonicalUrl(String text) {
        try {
            URI uri = new URI(withAsciiHost(text)).parseServerAuthority();
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            boolean web = scheme.equals("http") || scheme.equals("https");
            String host = uri.getHost();
            if (!web || host == null || host.isEmpty() || uri.getRawUserInfo() != null || uri.getPort() > 65_535) {
                return Optional.empty();
            }
            int standard = scheme.equals("http") ? 80 : 443;
            String port = uri.getPort() < 0 || uri.getPort() == standard ? "" : ":" + uri.getPort();
            String rest = uri.getRawPath()
                    + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery())
                    + (uri.getRawFragment() == null ? "" : "#" + uri.getRawFragment());
            String url = scheme + "://" + host.toLowerCase(Locale.ROOT) + port + rest;
            String ascii = new URI(url).toASCIIString();
            return ascii.length() <= MAX_URL ? Optional.of(ascii) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** Host names of all scripts as java.net.URI takes them; and brackets and bars in queries, which people paste. */
    private static String withAsciiHost(String text) throws URISyntaxException {
        int start = text.indexOf("://") + 3;
        if (start < 3) {
            return text;
        }
        int end = start;
        while (end < text.length() && "/?#".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        String host = text.substring(start, end);
        String rest = text.substring(end)
                .replace("[", "%5B")
                .replace("]", "%5D")
                .replace("|", "%7C")
                .replace("{", "%7B")
                .replace("}", "%7D");
        if (host.chars().allMatch(c -> c < 0x80)) {
            return text.substring(0, end) + rest;
        }
        int colon = host.indexOf(':');
        String name = colon < 0 ? host : host.substring(0, colon);
        String port = colon < 0 ? "" : host.substring(colon);
        Optional<String> ascii = domain(name, true);
        if (ascii.isEmpty()) {
            throw new URISyntaxException(name, "host");
        }
        return text.substring(0, start) + ascii.get() + port + rest;
    }

    static Optional<JsonNode> email(JsonNode input, ValueContext at) {
        Optional<String> text = TextValues.cleanIdentity(input, at);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        int sign = text.get().lastIndexOf('@');
        String local = sign < 0 ? "" : text.get().substring(0, sign);
        Optional<String> domain = domain(text.get().substring(sign + 1), false);
        boolean valid = LOCAL_PART.matcher(local).matches()
                && local.length() <= MAX_LOCAL_PART
                && domain.isPresent()
                && domain.get().indexOf('.') > 0
                && local.length() + 1 + domain.get().length() <= MAX_EMAIL;
        return valid ? ValueContext.json(local + "@" + domain.orElseThrow()) : at.refuse(FindingCode.EMAIL_INVALID);
    }

    /** A domain name after UTS 46 without transition, in ASCII or in the letters people read. */
    private static Optional<String> domain(String name, boolean ascii) {
        IDNA idna = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII
                | IDNA.NONTRANSITIONAL_TO_UNICODE
                | IDNA.USE_STD3_RULES
                | IDNA.CHECK_BIDI
                | IDNA.CHECK_CONTEXTJ);
        IDNA.Info info = new IDNA.Info();
        String asAscii = idna.nameToASCII(name, new StringBuilder(), info).toString();
        if (info.hasErrors() || asAscii.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                ascii
                        ? asAscii
                        : idna.nameToUnicode(name, new StringBuilder(), new IDNA.Info())
                                .toString());
    }

    static Optional<JsonNode> phone(JsonNode input, ValueContext at) {
        Optional<String> text = TextValues.cleanIdentity(input, at);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String compact = Normalizer2.getNFKCInstance().normalize(text.get()).replaceAll("[\\s().\\u2010-\\u2015-]", "");
        return PHONE.matcher(compact).matches() ? ValueContext.json(compact) : at.refuse(FindingCode.PHONE_INVALID);
    }
}
