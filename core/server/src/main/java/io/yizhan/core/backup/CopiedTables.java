package io.yizhan.core.backup;

import java.util.List;
import java.util.Map;

/** Which system tables a backup holds, and why not the others. A test fails for a table that is in neither list. */
final class CopiedTables {
    /** In the order in which they are written and filled: a table another one refers to comes first. */
    static final List<String> NAMES = List.of(
            "setting",
            "position",
            "role",
            "grant",
            "user",
            "user_role",
            "api_token",
            "plugin",
            "plugin_package",
            "site_model",
            "asset",
            "entry",
            "entry_version",
            "entry_locale",
            "publication",
            "unique_key",
            "imported_entry",
            "workflow",
            "workflow_revision",
            "review",
            "review_writer",
            "review_opinion",
            "sensitive_words",
            "event",
            "webhook_delivery",
            "preview_token",
            "release",
            "release_entry",
            "partner",
            "partner_user",
            "partner_catalogue",
            "basket_line",
            "inquiry",
            "inquiry_line",
            "inquiry_message",
            "inquiry_count");

    /** Name → why. */
    static final Map<String, String> LEFT_OUT = Map.of(
            "session", "who was signed in then: everybody signs in again, and nobody comes back who was shut out since",
            "idempotency_key", "answers kept a day for requests sent again: their senders talked to another database",
            "rendition", "made again from the original when somebody asks for the picture",
            "content_model",
                    "which columns of derived tables belong to which field: those tables are made anew, from 1",
            "model_generation", "says that derived tables are filled, which in the new database they are not",
            "migration_step", "journal of how derived tables were made in that database",
            "listener_position", "used by nothing: servers follow events from where they start");

    private CopiedTables() {}
}
