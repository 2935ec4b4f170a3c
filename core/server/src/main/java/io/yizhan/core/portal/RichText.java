package io.yizhan.core.portal;

import tools.jackson.databind.JsonNode;

/**
 * Formatted text.
 *
 * @param tree ProseMirror document
 * @param language carries lang and dir where it is in another language than the page
 */
record RichText(JsonNode tree, Text language) {}
