package io.yizhan.core.transfer;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A place in a source row.
 *
 * @param node what stands there
 * @param outer the row around it: what held the list this place came out of
 */
record Cursor(JsonNode node, Optional<Cursor> outer) {
    static Cursor of(JsonNode row) {
        return new Cursor(row, Optional.empty());
    }
}
