package io.yizhan.core.delivery;

import io.yizhan.core.media.UploadService;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/**
 * So many entries of each type that a whole page of them comes, linked one to one with each other, and one entry of each type that leads
 * to them all. Each entry is much as the others are.
 */
final class HundredLinked {
    static final int SIZE = 110;
    private static final int PICTURES = 5;

    private final DeliveryServer server;
    private final ManyWorks entries;
    private final List<UUID> pictures = new ArrayList<>();

    HundredLinked(DeliveryServer server) {
        this.server = server;
        entries = new ManyWorks(server);
    }

    /** The number-th of its type; the last one of them leads to all. */
    static UUID id(String type, int number) {
        return UUID.nameUUIDFromBytes((type + number).getBytes(StandardCharsets.UTF_8));
    }

    static UUID hub(String type) {
        return id(type, SIZE);
    }

    void publish() {
        IntStream.range(0, PICTURES).forEach(number -> pictures.add(picture(number)));
        each("place", number -> Map.of("core.name zh-Hans", "地" + number, "core.kind", "city"));
        each("person", number -> Map.of("core.name zh-Hans", "人" + number, "core.name en", "Person " + number));
        each("organisation", number -> Map.of("core.name zh-Hans", "社" + number, "core.kind", "museum"));
        each("fairSeries", number -> Map.of("core.name zh-Hans", "会" + number));
        each("work", this::work);
        each(
                "exportEnterprise",
                number -> Map.of("core.name zh-Hans", "企" + number, "core.works", some("work", number)));
        each("exportProduct", HundredLinked::product);
        each("tradeFair", HundredLinked::fair);
    }

    private void each(String type, IntFunction<Map<String, ?>> values) {
        IntStream.rangeClosed(0, SIZE).forEach(number -> entries.add(type, id(type, number), values.apply(number)));
        entries.publish();
    }

    private static Map<String, String> link(String type, int number) {
        return Map.of("type", type, "id", id(type, number).toString());
    }

    /** Two links, or from the last entry to all. */
    private static List<Map<String, String>> some(String type, int number) {
        return (number == SIZE ? IntStream.range(0, SIZE) : IntStream.of(number, (number + 1) % SIZE))
                .mapToObj(one -> link(type, one))
                .toList();
    }

    private Map<String, ?> work(int number) {
        String picture = pictures.get(number % PICTURES).toString();
        List<Map<String, String>> makers = new ArrayList<>(some("person", number));
        makers.add(link("person", SIZE));
        makers.add(link("organisation", number));
        return Map.of(
                "core.kind",
                "physical",
                "core.title zh-Hans",
                "玉佩" + number,
                "core.title en",
                "Pendant " + number,
                "core.sector",
                number % 2 == 0 ? "hetian-jade" : "ceramics",
                "core.makers",
                makers.stream().distinct().toList(),
                "core.keywords",
                List.of(Map.of("_key", "k1", "text", "word"), Map.of("_key", "k2", "text", "other")),
                "core.media",
                List.of(Map.of("id", picture)),
                "core.description zh-Hans",
                Map.of(
                        "type",
                        "doc",
                        "content",
                        List.of(Map.of("type", "image", "attrs", Map.of("assetId", picture, "alt", "玉")))));
    }

    private static Map<String, ?> product(int number) {
        return Map.of(
                "core.name zh-Hans",
                "货" + number,
                "core.kind",
                "goods",
                "core.enterprise",
                link("exportEnterprise", number),
                "core.work",
                link("work", number),
                "core.moq",
                Integer.toString(number + 1),
                "core.sector",
                number % 2 == 0 ? "hetian-jade" : "ceramics",
                "core.materials",
                List.of("wool", "silk"));
    }

    private static Map<String, ?> fair(int number) {
        return Map.of(
                "core.name zh-Hans",
                "展" + number,
                "core.series",
                link("fairSeries", number),
                "core.phase",
                "planned",
                "core.startDate",
                "2027-08-20",
                "core.endDate",
                "2027-08-25",
                "core.venues",
                List.of(
                        Map.of("_key", "v1", "place", link("place", number)),
                        Map.of("_key", "v2", "place", link("place", (number + 1) % SIZE))),
                "core.exhibitors",
                some("exportEnterprise", number));
    }

    private UUID picture(int number) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(20 + number, 20, BufferedImage.TYPE_INT_RGB), "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return server.bean(UploadService.class)
                .upload("picture-" + number + ".png", new ByteArrayInputStream(bytes.toByteArray()), Optional.empty())
                .asset()
                .id();
    }
}
