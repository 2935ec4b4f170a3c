package io.yizhan.core.security;

/** How strict the server is; setting {@code yizhan.profile}, production when nothing is said. */
public enum Profile {
    /** One machine, loopback only, plain HTTP. */
    DEVELOPMENT,
    PRODUCTION;

    /** @throws IllegalArgumentException for any other word */
    static Profile parse(String text) {
        return switch (text) {
            case "development" -> DEVELOPMENT;
            case "production" -> PRODUCTION;
            default ->
                throw new IllegalArgumentException(
                        "yizhan.profile is \"" + text + "\"; use \"development\" or \"production\"");
        };
    }
}
