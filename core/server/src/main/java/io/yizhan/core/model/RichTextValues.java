package io.yizhan.core.model;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Rich text: ProseMirror JSON with a closed list of nodes, marks and attributes, rebuilt from what is known so that
 * nothing else ever gets through. Limits: 200,000 code points, 20,000 nodes, 24 levels.
 */
final class RichTextValues {
    private static final int MAX_TEXT = 200_000;
    private static final int MAX_NODES = 20_000;
    private static final int MAX_DEPTH = 24;
    private static final int MAX_CAPTION = 500;
    private static final int MAX_LINK = 2_000;

    private static final Set<String> BLOCKS = Set.of(
            "paragraph",
            "heading",
            "bulletList",
            "orderedList",
            "blockquote",
            "codeBlock",
            "horizontalRule",
            "image",
            "table");
    private static final Set<String> INLINE = Set.of("text", "hardBreak");

    /** What may stand inside each node; leaves are missing. */
    private static final Map<String, Set<String>> CHILDREN = Map.ofEntries(
            Map.entry("doc", BLOCKS),
            Map.entry("paragraph", INLINE),
            Map.entry("heading", INLINE),
            Map.entry("bulletList", Set.of("listItem")),
            Map.entry("orderedList", Set.of("listItem")),
            Map.entry("listItem", BLOCKS),
            Map.entry("blockquote", BLOCKS),
            Map.entry("codeBlock", Set.of("text")),
            Map.entry("table", Set.of("tableRow")),
            Map.entry("tableRow", Set.of("tableCell", "tableHeader")),
            Map.entry("tableCell", BLOCKS),
            Map.entry("tableHeader", BLOCKS));

    private static final Predicate<JsonNode> DIRECTION = oneOf("ltr", "rtl", "auto");
    private static final Predicate<JsonNode> ALIGN = oneOf("left", "right", "center", "justify", "start", "end");
    private static final Predicate<JsonNode> SPAN = whole(1, 100);

    private static final Map<String, Map<String, Predicate<JsonNode>>> ATTRIBUTES = Map.of(
            "paragraph", Map.of("dir", DIRECTION, "textAlign", ALIGN),
            "heading", Map.of("dir", DIRECTION, "textAlign", ALIGN, "level", whole(1, 4)),
            "bulletList", Map.of("dir", DIRECTION),
            "orderedList", Map.of("dir", DIRECTION, "start", whole(0, 100_000)),
            "listItem", Map.of("dir", DIRECTION),
            "blockquote", Map.of("dir", DIRECTION),
            "codeBlock", Map.of("dir", DIRECTION, "language", matching("[A-Za-z0-9+#._-]{1,40}")),
            "image",
                    Map.of(
                            "assetId",
                            RichTextValues::assetId,
                            "alt",
                            JsonNode::isString,
                            "caption",
                            JsonNode::isString),
            "tableCell", Map.of("dir", DIRECTION, "textAlign", ALIGN, "colspan", SPAN, "rowspan", SPAN),
            "tableHeader", Map.of("dir", DIRECTION, "textAlign", ALIGN, "colspan", SPAN, "rowspan", SPAN));

    private static final Set<String> MARKS =
            Set.of("bold", "italic", "underline", "strike", "code", "link", "superscript", "subscript");

    /** Attributes that editors in browsers write and that mean nothing here. */
    private static final Set<String> DROPPED = Set.of("target", "rel", "class", "title", "colwidth", "type", "tight");

    private final boolean[] content = {false};
    private int text;
    private int nodes;

    private RichTextValues() {}

    /** Empty for a document without text, pictures, rules or tables. */
    static Optional<JsonNode> check(JsonNode input, ValueContext at) {
        if (!input.isObject() || !input.path("type").stringValue("").equals("doc")) {
            return at.refuse(FindingCode.OBJECT_EXPECTED);
        }
        RichTextValues values = new RichTextValues();
        int before = at.findings().size();
        ObjectNode document = values.node(input, "doc", 0, at);
        boolean valid = at.findings().size() == before;
        return valid && values.content[0] ? Optional.of(document) : Optional.empty();
    }

    private ObjectNode node(JsonNode input, String type, int depth, ValueContext at) {
        ObjectNode node = ValueContext.JSON.objectNode();
        node.put("type", type);
        content[0] |= Set.of("image", "horizontalRule", "table").contains(type);
        attributes(input, type, at).ifPresent(attributes -> node.set("attrs", attributes));
        for (String key : input.propertyNames()) {
            if (!List.of("type", "attrs", "content", "text", "marks").contains(key)) {
                at.at(key).refuse(FindingCode.UNKNOWN_KEY, "key", key);
            }
        }
        if (!type.equals("text")
                && (input.has("text") || !ValueContext.part(input, "marks").isEmpty())) {
            at.refuse(FindingCode.UNKNOWN_KEY, "key", input.has("text") ? "text" : "marks");
        }
        children(input, type, depth, at).ifPresent(children -> node.set("content", children));
        return node;
    }

    private Optional<ArrayNode> children(JsonNode input, String type, int depth, ValueContext at) {
        JsonNode given = ValueContext.part(input, "content");
        if (given.isNull()) {
            return Optional.empty();
        }
        if (!given.isArray()) {
            at.at("content").refuse(FindingCode.LIST_EXPECTED);
            return Optional.empty();
        }
        if (depth >= MAX_DEPTH) {
            at.refuse(FindingCode.TOO_DEEP, "max", Integer.toString(MAX_DEPTH));
            return Optional.empty();
        }
        ArrayNode children = ValueContext.JSON.arrayNode();
        Set<String> allowed = CHILDREN.getOrDefault(type, Set.of());
        for (int i = 0; i < given.size() && nodes <= MAX_NODES; i++) {
            JsonNode child = given.get(i);
            ValueContext childAt = at.at("content").at(i);
            String childType = child.path("type").stringValue("");
            if (++nodes > MAX_NODES) {
                childAt.refuse(FindingCode.TOO_LARGE, "max", MAX_NODES + " nodes");
            } else if (!allowed.contains(childType)) {
                childAt.refuse(FindingCode.NODE_UNKNOWN, "node", childType.isEmpty() ? "?" : shorten(childType));
            } else if (childType.equals("text")) {
                text(child, type.equals("codeBlock"), childAt).ifPresent(children::add);
            } else {
                children.add(node(child, childType, depth + 1, childAt));
            }
        }
        return children.isEmpty() ? Optional.empty() : Optional.of(children);
    }

    private Optional<ObjectNode> text(JsonNode input, boolean code, ValueContext at) {
        ObjectNode node = node(input, "text", MAX_DEPTH, at);
        JsonNode given = ValueContext.part(input, "text");
        if (!given.isString()) {
            at.refuse(FindingCode.TEXT_EXPECTED);
            return Optional.empty();
        }
        Optional<String> cleaned = TextValues.clean(given.stringValue(), true, at.at("text"));
        if (cleaned.isEmpty() || cleaned.get().isEmpty()) {
            return Optional.empty();
        }
        text += cleaned.get().codePointCount(0, cleaned.get().length());
        if (text > MAX_TEXT) {
            nodes = MAX_NODES + 1;
            at.refuse(FindingCode.TOO_LONG, "max", Integer.toString(MAX_TEXT), "count", Integer.toString(text));
        }
        content[0] |= !cleaned.get().isBlank();
        marks(input, code, at).ifPresent(marks -> node.set("marks", marks));
        node.put("text", cleaned.get());
        return Optional.of(node);
    }

    private static Optional<ArrayNode> marks(JsonNode input, boolean code, ValueContext at) {
        JsonNode given = ValueContext.part(input, "marks");
        if (given.isNull() || given.isEmpty()) {
            return Optional.empty();
        }
        ArrayNode marks = ValueContext.JSON.arrayNode();
        Set<String> seen = new LinkedHashSet<>();
        for (JsonNode mark : given) {
            String type = mark.path("type").stringValue("");
            if (!MARKS.contains(type) || !seen.add(type) || code) {
                at.at("marks").refuse(FindingCode.MARK_UNKNOWN, "mark", type.isEmpty() ? "?" : shorten(type));
                continue;
            }
            ObjectNode canonical = ValueContext.JSON.objectNode();
            canonical.put("type", type);
            if (type.equals("link")) {
                Optional<String> href = findLink(mark.path("attrs").path("href").stringValue(""));
                if (href.isEmpty()) {
                    at.at("marks").refuse(FindingCode.LINK_INVALID);
                    continue;
                }
                canonical.putObject("attrs").put("href", href.get());
            } else if (!ValueContext.part(mark, "attrs").isEmpty()) {
                at.at("marks").refuse(FindingCode.ATTRIBUTE_INVALID, "attribute", "attrs");
            }
            marks.add(canonical);
        }
        return Optional.of(marks);
    }

    /** http, https, mailto with an address, or entry: with an id; anything else might run script. */
    static Optional<String> findLink(String href) {
        String link = href.strip();
        if (link.length() > MAX_LINK || TextValues.findFault(link, false).isPresent()) {
            return Optional.empty();
        }
        if (link.startsWith("entry:")) {
            return Optional.of(link).filter(text -> TermValues.isId(text.substring("entry:".length())));
        }
        if (link.startsWith("mailto:")) {
            return Optional.of(link).filter(text -> text.matches("mailto:[^\\s<>\"@]+@[^\\s<>\"@]+"));
        }
        return AddressValues.findCanonicalUrl(link);
    }

    private static Optional<ObjectNode> attributes(JsonNode input, String type, ValueContext at) {
        JsonNode given = ValueContext.part(input, "attrs");
        Map<String, Predicate<JsonNode>> known = ATTRIBUTES.getOrDefault(type, Map.of());
        ObjectNode attributes = ValueContext.JSON.objectNode();
        Map<String, JsonNode> sorted = new TreeMap<>();
        given.properties().forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        sorted.forEach((name, value) -> {
            ValueContext place = at.at("attrs").at(name);
            Predicate<JsonNode> fits = known.get(name);
            if (value.isNull() || (fits == null && DROPPED.contains(name))) {
                return;
            }
            if (fits == null || !fits.test(value)) {
                place.refuse(FindingCode.ATTRIBUTE_INVALID, "attribute", shorten(name));
            } else if (value.isString() && type.equals("image")) {
                TextValues.shortText(MAX_CAPTION, value, place)
                        .filter(text -> !text.isEmpty())
                        .ifPresent(text -> attributes.put(name, text));
            } else if (!(name.endsWith("span") && value.intValue() == 1)) {
                attributes.set(name, value);
            }
        });
        boolean lacks = (type.equals("heading") && !attributes.has("level"))
                || (type.equals("image") && !attributes.has("assetId"));
        if (lacks) {
            String name = type.equals("heading") ? "level" : "assetId";
            at.refuse(FindingCode.ATTRIBUTE_INVALID, "attribute", name);
        }
        return attributes.isEmpty() ? Optional.empty() : Optional.of(attributes);
    }

    private static String shorten(String name) {
        return name.substring(0, Math.min(40, name.length()));
    }

    private static boolean assetId(JsonNode value) {
        return TermValues.isId(value.stringValue(""));
    }

    private static Predicate<JsonNode> oneOf(String... words) {
        Set<String> known = Set.of(words);
        return value -> known.contains(value.stringValue(""));
    }

    private static Predicate<JsonNode> matching(String pattern) {
        return value -> value.stringValue("").matches(pattern);
    }

    private static Predicate<JsonNode> whole(int min, int max) {
        return value -> value.isInt() && value.intValue() >= min && value.intValue() <= max;
    }
}
