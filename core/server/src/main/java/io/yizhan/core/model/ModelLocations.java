package io.yizhan.core.model;

import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Where the parts of a model stand in their files. Parts are told apart by identity, since two files may hold equal
 * ones. A part that came from no file has its owner as file and line 0.
 */
public final class ModelLocations {
    private final IdentityHashMap<Object, Place> places = new IdentityHashMap<>();

    /**
     * @param path as in {@link ModelProblem#path()}
     */
    record Location(String file, int line, String path) {}

    private record Place(Location location, Map<String, Integer> lines) {}

    /** @param lines line of each key of the part */
    void put(Object part, Location location, Map<String, Integer> lines) {
        places.put(part, new Place(location, Map.copyOf(lines)));
    }

    void putAll(ModelLocations more) {
        places.putAll(more.places);
    }

    /** A part that stands where another did. */
    <T> T moved(T part, T as) {
        Place place = places.get(part);
        if (place != null) {
            places.put(as, place);
        }
        return as;
    }

    /** The place of a key of a part; {@code owner} and {@code path} serve where it is not known. */
    Location locate(Object part, String key, String owner, String path) {
        Place place = places.get(part);
        if (place == null) {
            return new Location(owner, 0, path);
        }
        int line = place.lines().getOrDefault(key, place.location().line());
        return new Location(place.location().file(), line, path);
    }
}
