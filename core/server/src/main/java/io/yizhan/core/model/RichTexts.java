package io.yizhan.core.model;

import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The plain text of a rich text. */
public final class RichTexts {
    private static final Set<String> BLOCKS =
            Set.of("paragraph", "heading", "codeBlock", "listItem", "tableRow", "blockquote", "horizontalRule");

    private RichTexts() {}

    public static String plainText(JsonNode document) {
        StringBuilder text = new StringBuilder();
        append(document, text);
        return text.toString().strip();
    }

    private static void append(JsonNode node, StringBuilder text) {
        String type = node.path("type").asString("");
        if (type.equals("text")) {
            text.append(node.path("text").asString(""));
        } else if (type.equals("hardBreak")) {
            text.append('\n');
        }
        node.path("content").values().forEach(child -> append(child, text));
        boolean ended = text.isEmpty() || text.charAt(text.length() - 1) == '\n';
        if (BLOCKS.contains(type) && !ended) {
            text.append('\n');
        }
    }
}
