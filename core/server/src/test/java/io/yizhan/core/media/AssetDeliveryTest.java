package io.yizhan.core.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.database.generated.Tables;
import io.yizhan.core.security.Caller;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class AssetDeliveryTest {
    @AutoClose
    private static final MediaServer SERVER = new MediaServer();

    private static final byte[] PDF = pdf();

    private static byte[] pdf() {
        byte[] bytes = Arrays.copyOf("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII), 1000);
        for (int i = 9; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }

    private static JsonNode uploaded(String name, byte[] content) {
        HttpResponse<String> response = SERVER.upload(name, content);
        assertThat(response.statusCode()).as(response.body()).isIn(200, 201);
        return MediaServer.json(response);
    }

    private static String url(JsonNode asset, String preset) {
        return asset.get("urls").get(preset).asString();
    }

    @Test
    void aVersionedAddressMayBeKeptForEverAndNothingInItCanActAsAPage() {
        JsonNode asset = uploaded("kept.jpg", Pictures.jpeg(700, 500));

        HttpResponse<byte[]> response = SERVER.get(url(asset, "card"));

        assertThat(response.headers().firstValue("Cache-Control")).hasValue("public, max-age=31536000, immutable");
        assertThat(response.headers().firstValue("Content-Security-Policy")).hasValue("sandbox; default-src 'none'");
        assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(response.headers().firstValue("Content-Type")).hasValue("image/jpeg");
        assertThat(response.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("inline;");
        String stale = url(asset, "card").replaceAll("v=.*", "v=0");
        assertThat(SERVER.get(stale).headers().firstValue("Cache-Control")).hasValue("public, max-age=300");
    }

    @Test
    void aHeldImageIsNotSentAgain() {
        String url = url(uploaded("held.jpg", Pictures.jpeg(300, 200)), "thumb");
        String tag = SERVER.get(url).headers().firstValue("ETag").orElseThrow();

        HttpResponse<byte[]> again = SERVER.get(url, "If-None-Match", "\"other\", W/" + tag);

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(SERVER.get(url, "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
    }

    @Test
    void headSaysWhatGetWouldSend() {
        String url = url(uploaded("head.jpg", Pictures.jpeg(310, 200)), "thumb");

        HttpResponse<byte[]> head = SERVER.head(url);

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("Content-Length"))
                .hasValue(Integer.toString(SERVER.get(url).body().length));
    }

    @Test
    void partsOfAPdfAreSentByRange() {
        String url = uploaded("range.pdf", PDF).get("url").asString();

        HttpResponse<byte[]> middle = SERVER.get(url, "Range", "bytes=10-19");
        HttpResponse<byte[]> last = SERVER.get(url, "Range", "bytes=-5");

        assertThat(middle.statusCode()).isEqualTo(206);
        assertThat(middle.body()).isEqualTo(Arrays.copyOfRange(PDF, 10, 20));
        assertThat(middle.headers().firstValue("Content-Range")).hasValue("bytes 10-19/1000");
        assertThat(last.body()).isEqualTo(Arrays.copyOfRange(PDF, 995, 1000));
        assertThat(SERVER.get(url, "Range", "bytes=1000-").statusCode()).isEqualTo(416);
        assertThat(SERVER.get(url, "Range", "bytes=0-1,5-6").body()).isEqualTo(PDF);
        assertThat(SERVER.get(url, "Range", "bytes=0-1", "If-Range", "\"other\"")
                        .body())
                .isEqualTo(PDF);
    }

    @Test
    void noMetadataOfAnUploadReachesAVisitorAndThePictureStandsUpright() {
        JsonNode asset = uploaded("gps.jpg", Pictures.jpegWithMetadata(400, 200, 6));

        assertThat(asset.get("width").asInt()).isEqualTo(200);
        assertThat(asset.get("height").asInt()).isEqualTo(400);
        for (Preset preset : Preset.values()) {
            byte[] content = SERVER.get(url(asset, preset.key())).body();
            String text = new String(content, StandardCharsets.ISO_8859_1);
            assertThat(text).doesNotContain("Exif").doesNotContain("secret").doesNotContain("xmp");
            BufferedImage image = Pictures.read(content);
            assertThat(image.getHeight()).isEqualTo(2 * image.getWidth());
            // stored upper left, turned right: now upper right
            Color corner = new Color(image.getRGB(image.getWidth() - 10, 10));
            assertThat(corner.getGreen()).isGreaterThan(180);
        }
    }

    @Test
    void aSmallImageIsNeverEnlargedAndATransparentOneStaysTransparent() {
        JsonNode asset = uploaded("clear.png", Pictures.transparentPng(150, 100));

        HttpResponse<byte[]> full = SERVER.get(url(asset, "full"));

        BufferedImage image = Pictures.read(full.body());
        assertThat(full.headers().firstValue("Content-Type")).hasValue("image/png");
        assertThat(image.getWidth()).isEqualTo(150);
        assertThat(image.getRGB(149, 99) >>> 24).isLessThan(0x40);
    }

    @Test
    void whatManyAskForAtOnceIsTheSameForAll() throws Exception {
        JsonNode asset = uploaded("many.jpg", Pictures.jpeg(2400, 1600));
        UUID id = UUID.fromString(asset.get("id").asString());
        int files = SERVER.files().size();
        CountDownLatch go = new CountDownLatch(1);
        List<Future<HttpResponse<byte[]>>> asked = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 24; i++) {
                asked.add(threads.submit(() -> {
                    go.await();
                    return SERVER.get(url(asset, "page"));
                }));
            }
            go.countDown();
        }

        for (Future<HttpResponse<byte[]>> answer : asked) {
            assertThat(answer.get().statusCode()).isEqualTo(200);
            assertThat(answer.get().body()).isEqualTo(asked.getFirst().get().body());
        }
        assertThat(SERVER.files()).hasSize(files + 1);
        assertThat(SERVER.database()
                        .<Integer>read(sql -> sql.fetchCount(Tables.RENDITION, Tables.RENDITION.ASSET_ID.eq(id))))
                .isEqualTo(3);
        assertThat(Pictures.read(asked.getFirst().get().body()).getWidth()).isEqualTo(1280);
    }

    @Test
    void anOldNameLeadsToThePresentOne() {
        JsonNode asset = uploaded("新 name.png", Pictures.png(33, 33));

        HttpResponse<byte[]> response = SERVER.get("/assets/" + asset.get("id").asString() + "/old.png?preset=card");

        assertThat(response.statusCode()).isEqualTo(302);
        String target = response.headers().firstValue("Location").orElseThrow();
        assertThat(SERVER.get(target).statusCode()).isEqualTo(200);
    }

    @Test
    void anAssetInTheTrashIsGone() {
        JsonNode asset = uploaded("trashed.png", Pictures.png(34, 34));

        assertThat(SERVER.bean(AssetService.class)
                        .trash(
                                new Caller.Program(),
                                UUID.fromString(asset.get("id").asString())))
                .isEmpty();

        assertThat(SERVER.get(url(asset, "card")).statusCode()).isEqualTo(404);
        assertThat(uploaded("trashed.png", Pictures.png(34, 34)).get("id")).isEqualTo(asset.get("id"));
        assertThat(SERVER.get(url(asset, "card")).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?preset=",
                "?preset=CARD",
                "?preset=original",
                "?preset=card&preset=card",
                "?preset=card&w=100",
                "?preset=card&v=",
                "?preset=card&v=%00",
                "?preset=%2e%2e%2f",
                "?preset=card%00",
                "?preset=-1",
                "?preset=99999999999999999999",
                "",
                "?",
                "?v=1",
                "?preset[]=card",
                "?preset=card;v=1",
                "?PRESET=card",
                "?preset=card&v=a",
                "?preset=card%20",
                "?preset=%F0%28%8C%28",
                "?preset=card&format=svg",
                "?preset=card&v=../..",
                "?preset=thumb,card",
                "?preset=full&x"
            })
    void oddParametersAreTheCallersFault(String query) {
        JsonNode asset = uploaded("odd.png", Pictures.png(35, 35));

        HttpResponse<byte[]> response = SERVER.get("/assets/" + asset.get("id").asString() + "/odd.jpg" + query);

        if (query.equals("?preset=card&v=a")) {
            assertThat(response.statusCode()).isEqualTo(200);
        } else {
            assertThat(response.statusCode()).as(query).isBetween(400, 499);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/",
                "/assets/x",
                "/assets/x/y",
                "/assets/../../etc/passwd",
                "/assets/%2e%2e/%2e%2e/etc/passwd",
                "/assets/..%2f..%2fetc%2fpasswd/a",
                "/assets/..%5c..%5cx/a",
                "/assets/%252e%252e%252f/a",
                "/assets/%00/a",
                "/assets/00000000-0000-0000-0000-000000000000/a.png?preset=card",
                "/assets/00000000-0000-0000-0000-000000000000/..%2f..%2f..%2fetc%2fpasswd?preset=card",
                "/assets/00000000-0000-0000-0000-000000000000/%c0%ae%c0%ae%c0%af?preset=card",
                "/assets/0-0-0-0-0/a.png?preset=card",
                "/assets//a.png",
                "/assets/tmp/incoming",
                "/assets/ab/cd/ef",
                "/assets/%E2%80%AE/a"
            })
    void pathsThatClimbLeadNowhere(String path) {
        assertThat(SERVER.get(path).statusCode()).isBetween(400, 499);
    }
}
