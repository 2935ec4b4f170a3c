package io.yizhan.core.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.security.ApiScope;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class UploadTest {
    @AutoClose
    private static final MediaServer SERVER = new MediaServer();

    @Test
    void anImageIsAnsweredWithItsSizeAndAnAddressThatDeliversIt() {
        HttpResponse<String> response = SERVER.upload("玉 vase.jpg", Pictures.jpeg(900, 600));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        JsonNode asset = MediaServer.json(response);
        assertThat(asset.get("name").asString()).isEqualTo("玉 vase.jpg");
        assertThat(asset.get("kind").asString()).isEqualTo("image");
        assertThat(asset.get("width").asInt()).isEqualTo(900);
        assertThat(asset.get("existing").asBoolean()).isFalse();
        HttpResponse<byte[]> card = SERVER.get(asset.get("url").asString());
        assertThat(card.statusCode()).isEqualTo(200);
        assertThat(Pictures.read(card.body()).getWidth()).isEqualTo(640);
    }

    @Test
    void theSameBytesAgainAreTheSameAsset() {
        byte[] content = Pictures.png(80, 60);
        JsonNode first = MediaServer.json(SERVER.upload("first.png", content));
        int files = SERVER.files().size();

        HttpResponse<String> again = SERVER.upload("second.png", content);

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(MediaServer.json(again).get("existing").asBoolean()).isTrue();
        assertThat(MediaServer.json(again).get("id")).isEqualTo(first.get("id"));
        assertThat(SERVER.files()).hasSize(files);
    }

    @Test
    void nobodyUploadsWithoutATokenThatMayWrite() {
        byte[] form = MediaServer.form(MediaServer.part("file", "a.png", Pictures.png(10, 10)));

        assertThat(SERVER.uploadForm("yzk_wrong", form).statusCode()).isEqualTo(401);
        assertThat(SERVER.uploadForm(SERVER.token(Set.of(ApiScope.ADMIN_READ)), form)
                        .statusCode())
                .isEqualTo(403);
        assertThat(SERVER.text(java.net.http.HttpRequest.newBuilder(SERVER.uri().resolve("/admin/uploads"))
                                .header("Content-Type", "multipart/form-data; boundary=x")
                                .POST(java.net.http.HttpRequest.BodyPublishers.ofByteArray(form)))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void anSvgIsRefusedWithASentenceOfItsOwn() {
        byte[] svg = "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
                .getBytes(StandardCharsets.UTF_8);

        HttpResponse<String> response = SERVER.upload("drawing.svg", svg);

        assertThat(response.statusCode()).isEqualTo(415);
        assertThat(response.body()).contains("export it as PNG");
    }
}
