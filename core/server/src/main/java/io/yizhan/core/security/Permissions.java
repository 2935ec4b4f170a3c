package io.yizhan.core.security;

import java.util.List;

/** Function permissions: what a caller may do beside reading and writing entries. Granted like everything else. */
public final class Permissions {
    public static final String USERS_MANAGE = "users.manage";
    public static final String TOKENS_MANAGE = "tokens.manage";
    public static final String PLUGINS_MANAGE = "plugins.manage";
    public static final String MODEL_MANAGE = "model.manage";
    public static final String ASSETS_EDIT = "assets.edit";
    public static final String INQUIRIES_MANAGE = "inquiries.manage";
    public static final String PARTNERS_MANAGE = "partners.manage";
    public static final String SETTINGS_MANAGE = "settings.manage";
    public static final String AUDIT_READ = "audit.read";
    /** Make, change and switch workflows; the list of sensitive words. */
    public static final String REVIEW_MANAGE = "review.manage";
    /** Let an entry pass without its reviews, which are held afterwards. */
    public static final String REVIEW_EMERGENCY = "review.emergency";

    /** All of them, in order of the alphabet. */
    public static final List<String> ALL = List.of(
            ASSETS_EDIT,
            AUDIT_READ,
            INQUIRIES_MANAGE,
            MODEL_MANAGE,
            PARTNERS_MANAGE,
            PLUGINS_MANAGE,
            REVIEW_EMERGENCY,
            REVIEW_MANAGE,
            SETTINGS_MANAGE,
            TOKENS_MANAGE,
            USERS_MANAGE);

    private Permissions() {}
}
