package io.yizhan.core.graphql;

import io.micronaut.context.annotation.Context;
import io.yizhan.core.model.Digests;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The operations that sites may send, where the operator has listed them. Made with the context, so that a list nobody can
 * read stops the start. The admin API is not concerned: it is for people with an account.
 */
@Context
final class AllowedOperations {
    /** Texts by SHA-256; absent if there is no list. */
    private final Optional<Map<String, String>> texts;

    AllowedOperations(OperationsConfig config) {
        texts = Optional.ofNullable(config.allowed()).map(AllowedOperations::read);
    }

    boolean concern(Endpoint endpoint) {
        return texts.isPresent() && endpoint != Endpoint.ADMIN;
    }

    /** @throws RequestRefused OPERATION_NOT_ALLOWED if the list does not hold the operation asked for */
    String requireText(GraphqlRequest request) {
        Optional<String> asked = request.query().map(Digests::sha256Hex).or(request::persistedHash);
        return asked.flatMap(hash -> texts.map(list -> list.get(hash)))
                .orElseThrow(() -> new RequestRefused(Problem.of(ProblemCode.OPERATION_NOT_ALLOWED)));
    }

    private static Map<String, String> read(Path place) {
        try {
            Map<String, String> texts = Files.isDirectory(place) ? folder(place) : file(place);
            if (texts.isEmpty()) {
                throw unfit(place, "holds no operation");
            }
            return Map.copyOf(texts);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(
                    "yizhan.graphql.operations.allowed: " + place + " cannot be read", unreadable);
        }
    }

    /** Clients hash what they send, with or without the line break their editor puts at the end. */
    private static Map<String, String> folder(Path folder) throws IOException {
        Map<String, String> texts = new HashMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".graphql")).toList()) {
                String text = Files.readString(file);
                texts.put(Digests.sha256Hex(text), text);
                texts.put(Digests.sha256Hex(text.strip()), text);
            }
        }
        return texts;
    }

    private static Map<String, String> file(Path file) throws IOException {
        Map<String, String> texts = new HashMap<>();
        for (Map.Entry<String, JsonNode> entry : json(file).properties()) {
            String hash = entry.getKey().toLowerCase(Locale.ROOT);
            String text = entry.getValue().asString("");
            if (!Digests.sha256Hex(text).equals(hash)) {
                throw unfit(file, "says " + hash + " of a text whose SHA-256 is " + Digests.sha256Hex(text));
            }
            texts.put(hash, text);
        }
        return texts;
    }

    private static JsonNode json(Path file) throws IOException {
        try {
            return JsonMapper.shared().readTree(Files.readString(file));
        } catch (JacksonException broken) {
            throw unfit(file, "is no JSON: " + broken.getOriginalMessage());
        }
    }

    private static IllegalArgumentException unfit(Path place, String why) {
        return new IllegalArgumentException("yizhan.graphql.operations.allowed: " + place + " " + why);
    }
}
