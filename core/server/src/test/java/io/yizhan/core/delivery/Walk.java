package io.yizhan.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Goes through a list page by page and holds each page against the whole.
 *
 * @param open what stands around the list, up to its name, with its braces left open; empty for a root list
 * @param name of the list's field
 * @param arguments all but those of the page
 */
record Walk(DeliveryServer server, String open, String name, String arguments) {
    private static final int LARGEST = 100;

    /** What a page tells. */
    record Shown(
            List<String> ids,
            List<String> cursors,
            int total,
            boolean next,
            boolean previous,
            @Nullable String start,
            @Nullable String end) {}

    String query(String page) {
        String given = page + (arguments.isEmpty() ? "" : ", " + arguments);
        return "{ " + (open.isEmpty() ? "" : open + " { ") + "list: " + name + "(" + given + ") { totalCount"
                + " pageInfo { hasNextPage hasPreviousPage startCursor endCursor }"
                + " edges { cursor node { __typename ... on Entry { id } } } }" + (open.isEmpty() ? "" : " }") + " }";
    }

    Shown page(String page) {
        JsonNode data = server.data(query(page));
        JsonNode list = open.isEmpty()
                ? data.get("list")
                : data.properties().iterator().next().getValue().get("list");
        List<String> ids = new ArrayList<>();
        List<String> cursors = new ArrayList<>();
        list.get("edges").forEach(edge -> {
            ids.add(edge.at("/node/id").asString());
            cursors.add(edge.get("cursor").asString());
        });
        JsonNode info = list.get("pageInfo");
        Shown shown = new Shown(
                ids,
                cursors,
                list.get("totalCount").asInt(),
                info.get("hasNextPage").asBoolean(),
                info.get("hasPreviousPage").asBoolean(),
                info.get("startCursor").stringValue(null),
                info.get("endCursor").stringValue(null));
        assertThat(shown.start()).as(page).isEqualTo(cursors.isEmpty() ? null : cursors.getFirst());
        assertThat(shown.end()).as(page).isEqualTo(cursors.isEmpty() ? null : cursors.getLast());
        return shown;
    }

    /** The whole list by offsets, which no cursor has a part in. */
    List<String> byOffset() {
        List<String> all = new ArrayList<>();
        Shown shown;
        do {
            shown = page("first: " + LARGEST + ", offset: " + all.size());
            all.addAll(shown.ids());
        } while (!shown.ids().isEmpty() && all.size() < shown.total());
        assertThat(all).as("totalCount").hasSize(shown.total());
        return all;
    }

    /** Both ways in pages of random sizes: each page is the part of the whole that follows, and says so. */
    void check(List<String> whole, Random random) {
        List<Integer> sizes = whole.size() <= 40 ? List.of(1, 2, 3, 5, 8, 20) : List.of(23, 50, 77, LARGEST);
        List<String> seen = new ArrayList<>();
        String from = "";
        do {
            int size = sizes.get(random.nextInt(sizes.size()));
            String asked = "first: " + size + from;
            Shown shown = page(asked);
            int to = Math.min(seen.size() + size, whole.size());
            assertThat(shown.ids()).as(asked).isEqualTo(whole.subList(seen.size(), to));
            assertThat(shown.previous()).as("hasPreviousPage " + asked).isEqualTo(!seen.isEmpty());
            assertThat(shown.next()).as("hasNextPage " + asked).isEqualTo(to < whole.size());
            assertThat(shown.total()).as("totalCount " + asked).isEqualTo(whole.size());
            seen.addAll(shown.ids());
            from = ", after: \"" + shown.end() + "\"";
        } while (seen.size() < whole.size());
        seen.clear();
        from = "";
        do {
            int size = sizes.get(random.nextInt(sizes.size()));
            String asked = "last: " + size + from;
            Shown shown = page(asked);
            int left = whole.size() - seen.size();
            assertThat(shown.ids()).as(asked).isEqualTo(whole.subList(Math.max(0, left - size), left));
            assertThat(shown.next()).as("hasNextPage " + asked).isEqualTo(!seen.isEmpty());
            assertThat(shown.previous()).as("hasPreviousPage " + asked).isEqualTo(left > size);
            List<String> reversed = new ArrayList<>(shown.ids());
            Collections.reverse(reversed);
            seen.addAll(reversed);
            from = ", before: \"" + shown.start() + "\"";
        } while (seen.size() < whole.size());
    }

    /** From a random place in both directions: the neighbours, though no walk led there. */
    void checkNeighbours(List<String> whole, Random random) {
        if (whole.isEmpty()) {
            return;
        }
        int place = random.nextInt(Math.min(LARGEST, whole.size()));
        String cursor = page("first: " + LARGEST).cursors().get(place);
        int size = 1 + random.nextInt(5);
        assertThat(page("first: " + size + ", after: \"" + cursor + "\"").ids())
                .as("after %s", place)
                .isEqualTo(whole.subList(place + 1, Math.min(whole.size(), place + 1 + size)));
        assertThat(page("last: " + size + ", before: \"" + cursor + "\"").ids())
                .as("before %s", place)
                .isEqualTo(whole.subList(Math.max(0, place - size), place));
    }
}
