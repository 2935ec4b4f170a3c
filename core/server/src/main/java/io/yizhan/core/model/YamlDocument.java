package io.yizhan.core.model;

import io.yizhan.core.model.ModelLocations.Location;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** One YAML file, parsed within limits: size, depth, no aliases, one document. */
final class YamlDocument {
    static final int MAX_BYTES = 1 << 20;
    private static final int MAX_DEPTH = 32;

    private final String file;
    private final Problems problems;

    YamlDocument(String file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /** Text of the bytes, or empty with a problem noted. */
    Optional<String> decode(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            problems.add(at(0), ModelProblemCode.FILE_TOO_LARGE);
            return Optional.empty();
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            problems.add(at(0), ModelProblemCode.NOT_UTF8);
            return Optional.empty();
        }
    }

    /** The root of the document, or empty with a problem noted. */
    Optional<Node> parse(byte[] bytes) {
        return decode(bytes).flatMap(this::parse);
    }

    private Optional<Node> parse(String text) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setCodePointLimit(MAX_BYTES)
                .setMaxAliasesForCollections(0)
                .build();
        try {
            if (!withinLimits(text, settings)) {
                return Optional.empty();
            }
            Optional<Node> root = new Compose(settings).composeString(text);
            if (root.isEmpty()) {
                problems.add(at(1), ModelProblemCode.EMPTY_FILE);
            }
            return root;
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark()
                    .or(e::getContextMark)
                    .map(YamlDocument::line)
                    .orElse(0);
            problems.add(at(line), ModelProblemCode.SYNTAX, "detail", oneLine(e.getProblem()));
        } catch (ReaderException e) {
            int line = 1
                    + (int) text.chars()
                            .limit(e.getPosition())
                            .filter(c -> c == '\n')
                            .count();
            String detail = String.format(Locale.ROOT, "U+%04X", e.getCodePoint());
            problems.add(at(line), ModelProblemCode.SYNTAX, "detail", detail);
        } catch (YamlEngineException e) {
            problems.add(at(0), ModelProblemCode.SYNTAX, "detail", oneLine(String.valueOf(e.getMessage())));
        }
        return Optional.empty();
    }

    /** Streams over the events, so neither depth nor aliases ever cost memory. */
    private boolean withinLimits(String text, LoadSettings settings) {
        int depth = 0;
        int documents = 0;
        for (Event event : new Parse(settings).parseString(text)) {
            if (event.getEventId() == Event.ID.MappingStart || event.getEventId() == Event.ID.SequenceStart) {
                depth++;
            } else if (event.getEventId() == Event.ID.MappingEnd || event.getEventId() == Event.ID.SequenceEnd) {
                depth--;
            }
            if (depth > MAX_DEPTH) {
                problems.add(at(event), ModelProblemCode.TOO_DEEP, "limit", Integer.toString(MAX_DEPTH));
                return false;
            }
            boolean anchored =
                    event instanceof NodeEvent node && node.getAnchor().isPresent();
            if (event instanceof AliasEvent || anchored) {
                problems.add(at(event), ModelProblemCode.ALIAS);
                return false;
            }
            if (event instanceof DocumentStartEvent && ++documents > 1) {
                problems.add(at(event), ModelProblemCode.SEVERAL_DOCUMENTS);
                return false;
            }
        }
        return true;
    }

    private Location at(Event event) {
        return at(event.getStartMark().map(YamlDocument::line).orElse(0));
    }

    private Location at(int line) {
        return new Location(file, line, "");
    }

    static int line(Mark mark) {
        return mark.getLine() + 1;
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
