package io.yizhan.core.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * A path into a source row: {@code a.b}, {@code a.b[]} (each of a list), {@code a[0]} (one of it), {@code 'odd.name'},
 * {@code .} (the place itself), {@code ^.a} (a of the row around a list). Where nothing stands, nothing is found.
 *
 * @param text as written
 */
record RowPath(String text, List<Step> steps) {
    private static final Pattern NAME = Pattern.compile("'([^']+)'|([^.\\[\\]'^{}]+)");
    private static final Pattern LIST = Pattern.compile("\\[([0-9]{0,6})]");

    RowPath {
        steps = List.copyOf(steps);
    }

    /** One step of a path. */
    sealed interface Step {
        /** The part of an object with this name. */
        record Part(String name) implements Step {}

        /** Each element of a list. */
        record Each() implements Step {}

        /** One element of a list, from 0. */
        record Nth(int index) implements Step {}

        /** Out of a list to the row around it. */
        record Out() implements Step {}
    }

    /** Empty for a text that is no path. */
    static Optional<RowPath> parse(String text) {
        String path = text.strip();
        if (path.equals(".")) {
            return Optional.of(new RowPath(path, List.of()));
        }
        List<Step> steps = new ArrayList<>();
        Matcher name = NAME.matcher(path);
        Matcher list = LIST.matcher(path);
        int at = 0;
        boolean first = true;
        while (at < path.length()) {
            if (!first && path.charAt(at) == '.') {
                at++;
            } else if (!first) {
                return Optional.empty();
            }
            if (at < path.length() && path.charAt(at) == '^') {
                steps.add(new Step.Out());
                at++;
            } else if (name.region(at, path.length()).lookingAt()) {
                steps.add(new Step.Part(
                        name.group(1) != null ? name.group(1) : name.group(2).strip()));
                at = name.end();
            } else if (!(first && path.charAt(at) == '[')) {
                return Optional.empty();
            }
            while (list.region(at, path.length()).lookingAt()) {
                steps.add(list.group(1).isEmpty() ? new Step.Each() : new Step.Nth(Integer.parseInt(list.group(1))));
                at = list.end();
            }
            first = false;
        }
        return steps.isEmpty() ? Optional.empty() : Optional.of(new RowPath(path, steps));
    }

    /** All places the path leads to from a row, in order. */
    List<Cursor> find(Cursor row) {
        List<Place> places = List.of(new Place(row.node(), row, true));
        for (Step step : steps) {
            List<Place> next = new ArrayList<>();
            places.forEach(place -> place.step(step, next));
            places = next;
        }
        return places.stream().map(Place::cursor).toList();
    }

    /** The steps up to and with the first list, and those behind it; the whole path if it has no list. */
    RowPath uptoList() {
        int list = steps.indexOf(new Step.Each());
        return list < 0 ? this : new RowPath(text, steps.subList(0, list + 1));
    }

    RowPath afterList() {
        int list = steps.indexOf(new Step.Each());
        return list < 0 ? new RowPath(".", List.of()) : new RowPath(text, steps.subList(list + 1, steps.size()));
    }

    /**
     * A place on the way.
     *
     * @param row the row it lies in
     * @param entered it is that row itself
     */
    private record Place(JsonNode node, Cursor row, boolean entered) {
        void step(Step step, List<Place> next) {
            switch (step) {
                case Step.Part part -> add(node.get(part.name()), next);
                case Step.Each _ -> {
                    if (node.isArray()) {
                        node.values().forEach(one -> enter(one, next));
                    }
                }
                case Step.Nth nth -> {
                    if (node.isArray() && nth.index() < node.size()) {
                        enter(node.get(nth.index()), next);
                    }
                }
                case Step.Out _ -> row.outer().ifPresent(outer -> next.add(new Place(outer.node(), outer, true)));
            }
        }

        private void enter(JsonNode element, List<Place> next) {
            if (!element.isNull()) {
                next.add(new Place(element, new Cursor(element, Optional.of(row)), true));
            }
        }

        private void add(@org.jspecify.annotations.Nullable JsonNode part, List<Place> next) {
            if (part != null && !part.isNull()) {
                next.add(new Place(part, row, false));
            }
        }

        Cursor cursor() {
            return entered ? row : new Cursor(node, Optional.of(row));
        }
    }
}
