package io.yizhan.core.trade;

import io.yizhan.core.projection.Layouts;
import io.yizhan.core.security.SecurityFinding;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What may be said of a partner, and in an inquiry. */
@Singleton
final class PartnerChecks {
    static final int LONGEST_TEXT = 4_000;

    private static final int LONGEST_NAME = 190;
    private static final int LONGEST_CONTACT = 100;
    private static final int LONGEST_EMAIL = 254;
    private static final int LONGEST_ADDRESS = 500;
    private static final int MOST_CODES = 20;
    private static final Pattern EMAIL = Pattern.compile("[^\\s@\\p{Cntrl}]{1,64}@[^\\s@\\p{Cntrl}]{1,189}");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ()./-]{3,38}");

    private final Layouts layouts;

    PartnerChecks(Layouts layouts) {
        this.layouts = layouts;
    }

    List<TradeFinding> profile(PartnerProfile profile) {
        List<TradeFinding> findings = new ArrayList<>();
        name("company", profile.company(), LONGEST_NAME).ifPresent(findings::add);
        name("contact", profile.contact(), LONGEST_CONTACT).ifPresent(findings::add);
        code("country", "country", profile.country()).ifPresent(findings::add);
        findings.addAll(codes("languages", "language", profile.languages()));
        findings.addAll(codes("currencies", "currency", profile.currencies()));
        if (profile.email().length() > LONGEST_EMAIL
                || !EMAIL.matcher(profile.email()).matches()) {
            findings.add(TradeFinding.error("email", "EMAIL"));
        }
        profile.phone()
                .filter(phone -> !PHONE.matcher(phone).matches())
                .ifPresent(phone -> findings.add(TradeFinding.error("phone", "PHONE")));
        profile.website()
                .filter(address -> !web(address))
                .ifPresent(address -> findings.add(TradeFinding.error("website", "WEBSITE")));
        return findings;
    }

    /** A text of several lines; empty is fine. */
    Optional<TradeFinding> text(String field, String text) {
        if (text.length() > LONGEST_TEXT) {
            return Optional.of(TradeFinding.error(field, "TOO_LONG").with("limit", LONGEST_TEXT));
        }
        return text.codePoints().allMatch(point -> point == '\n' || point == '\r' || point == '\t' || showable(point))
                ? Optional.empty()
                : Optional.of(TradeFinding.error(field, "UNREADABLE"));
    }

    /** A text that has to be there. */
    Optional<TradeFinding> requiredText(String field, String text) {
        return text.isBlank() ? Optional.of(TradeFinding.error(field, "REQUIRED")) : text(field, text);
    }

    private static Optional<TradeFinding> name(String field, String text, int limit) {
        if (text.isBlank()) {
            return Optional.of(TradeFinding.error(field, "REQUIRED"));
        }
        if (text.length() > limit) {
            return Optional.of(TradeFinding.error(field, "TOO_LONG").with("limit", limit));
        }
        return text.codePoints().allMatch(PartnerChecks::showable)
                ? Optional.empty()
                : Optional.of(TradeFinding.error(field, "UNREADABLE"));
    }

    /** A code of a vocabulary that is in use. */
    Optional<TradeFinding> code(String field, String vocabulary, String code) {
        boolean known = layouts.current()
                .model()
                .requireVocabulary(vocabulary)
                .findTerm(code)
                .filter(term -> !term.withdrawn())
                .isPresent();
        if (known) {
            return Optional.empty();
        }
        return Optional.of(
                code.isBlank()
                        ? TradeFinding.error(field, "REQUIRED")
                        : TradeFinding.error(field, "CODE_UNKNOWN")
                                .with("value", code.substring(0, Math.min(code.length(), 40))));
    }

    private List<TradeFinding> codes(String field, String vocabulary, List<String> codes) {
        if (codes.size() > MOST_CODES) {
            return List.of(TradeFinding.error(field, "TOO_MANY").with("limit", MOST_CODES));
        }
        return codes.stream()
                .flatMap(code -> code(field, vocabulary, code).stream())
                .toList();
    }

    /** Findings of an account, in this room's shape: both languages are in the params. */
    static List<TradeFinding> ofAccount(List<SecurityFinding> findings) {
        return findings.stream()
                .map(finding -> TradeFinding.error(member(finding.field().orElse("")), finding.code())
                        .with("messageZh", finding.message().in("zh-Hans"))
                        .with("messageEn", finding.message().in("en")))
                .toList();
    }

    private static String member(String field) {
        return field.equals("displayName") ? "contact" : field;
    }

    private static boolean web(String address) {
        if (address.length() > LONGEST_ADDRESS) {
            return false;
        }
        try {
            URI uri = new URI(address);
            return ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean showable(int point) {
        int type = Character.getType(point);
        return type != Character.CONTROL
                && type != Character.SURROGATE
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR
                && !(point >= 0x202A && point <= 0x202E)
                && !(point >= 0x2066 && point <= 0x2069);
    }
}
