package io.yizhan.core.portal;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Formatted text.
 *
 * @param tree ProseMirror document
 * @param language carries lang and dir where it is in another language than the page
 * @param pictures by id, as far as they may be seen
 */
record RichText(JsonNode tree, Text language, Map<String, Picture> pictures) {}
