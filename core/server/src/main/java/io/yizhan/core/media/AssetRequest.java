package io.yizhan.core.media;

import io.micronaut.http.HttpRequest;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.problem.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What is asked of the asset address, read strictly: an address that is spelt in many ways would fill caches with copies.
 *
 * @param version the {@code v} of the address
 * @param pass as it came, true or made up
 */
record AssetRequest(
        UUID id, String name, Optional<Preset> preset, Optional<String> version, Optional<AssetPasses.Pass> pass) {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern VERSION = Pattern.compile("[0-9a-f-]{1,40}");
    private static final Set<String> PARAMETERS = Set.of("preset", "v", "until", "seal");
    private static final Pattern UNTIL = Pattern.compile("[1-9][0-9]{0,10}");
    private static final Pattern SEAL = Pattern.compile("[A-Za-z0-9_-]{22}");

    /** Throws NOT_FOUND when the id cannot be one, BAD_USER_INPUT for parameters that are unknown, doubled or no preset. */
    static AssetRequest read(HttpRequest<?> http, String id, String name) {
        if (!ID.matcher(id).matches()) {
            throw Problem.of(ProblemCode.NOT_FOUND).exception();
        }
        Map<String, List<String>> parameters = http.getParameters().asMap();
        // the server would take a semicolon for an ampersand: another spelling of the same address
        boolean semicolon = String.valueOf(http.getUri().getRawQuery()).indexOf(';') >= 0;
        if (semicolon || !PARAMETERS.containsAll(parameters.keySet())) {
            throw refused("media.parameter", "query");
        }
        Optional<String> preset = single(parameters, "preset");
        if (preset.isPresent() && Preset.find(preset.get()).isEmpty()) {
            throw refused("media.preset", "preset");
        }
        Optional<String> version = single(parameters, "v");
        if (version.isPresent() && !VERSION.matcher(version.get()).matches()) {
            throw refused("media.parameter", "v");
        }
        return new AssetRequest(UUID.fromString(id), name, preset.flatMap(Preset::find), version, pass(parameters));
    }

    private static Optional<AssetPasses.Pass> pass(Map<String, List<String>> parameters) {
        Optional<String> until = single(parameters, "until");
        Optional<String> seal = single(parameters, "seal");
        if (until.isEmpty() && seal.isEmpty()) {
            return Optional.empty();
        }
        if (until.filter(text -> UNTIL.matcher(text).matches()).isEmpty()) {
            throw refused("media.parameter", "until");
        }
        if (seal.filter(text -> SEAL.matcher(text).matches()).isEmpty()) {
            throw refused("media.parameter", "seal");
        }
        return Optional.of(new AssetPasses.Pass(Instant.ofEpochSecond(Long.parseLong(until.get())), seal.get()));
    }

    /** The preset of an image; throws BAD_USER_INPUT when none is named. */
    Preset requirePreset() {
        return preset.orElseThrow(() -> refused("media.preset", "preset"));
    }

    /** Throws BAD_USER_INPUT when a preset is asked of a file that has no renditions. */
    void requireNoPreset() {
        if (preset.isPresent()) {
            throw refused("media.presetOfFile", "preset");
        }
    }

    private static Optional<String> single(Map<String, List<String>> parameters, String name) {
        List<String> values = parameters.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw refused("media.parameter", name);
        }
        return values.stream().findFirst();
    }

    private static ProblemException refused(String message, String where) {
        return Problem.of(ProblemCode.BAD_USER_INPUT, message).at(where).exception();
    }
}
